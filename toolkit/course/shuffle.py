"""A mixed order that is the same on every device and every day."""

from collections.abc import Sequence
from hashlib import sha256


def shuffled(keys: Sequence[str], seed: str) -> tuple[str, ...]:
    """The ``keys`` in an order that depends on ``seed`` alone; two or more never come in the given one."""
    mixed = tuple(sorted(keys, key=lambda key: sha256(f"{seed}/{key}".encode()).digest()))
    return rotated(mixed) if mixed == tuple(keys) else mixed


def rotated(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The ``keys`` with the first one at the end."""
    return (*keys[1:], *keys[:1])
