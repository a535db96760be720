"""A mixed order that is the same on every device and every day."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Protocol, TypeVar


class Named(Protocol):
    """Something with an id."""

    @property
    def id(self) -> str:
        """Its id among the others."""


N = TypeVar("N", bound=Named)


def arranged(offered: Iterable[N], seed: str) -> tuple[N, ...]:
    """What is ``offered`` in an order that depends on ids and ``seed`` alone: the author's may be any of them.

    So one place comes up as often as another, and what was arranged once is not moved by arranging it again.
    """
    return tuple(sorted(offered, key=lambda option: _mark(option.id, seed)))


def shuffled(keys: Sequence[str], seed: str) -> tuple[str, ...]:
    """The ``keys`` in an order that depends on ``seed`` alone; two or more never come in the given one."""
    mixed = tuple(sorted(keys, key=lambda key: _mark(key, seed)))
    return rotated(mixed) if mixed == tuple(keys) else mixed


def rotated(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The ``keys`` with the first one at the end."""
    return (*keys[1:], *keys[:1])


def _mark(key: str, seed: str) -> bytes:
    return sha256(f"{seed}/{key}".encode()).digest()
