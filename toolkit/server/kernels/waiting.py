"""What a kernel says while no page is connected to it."""

from collections.abc import Sequence
from typing import Any


class Waiting:
    """Puts messages into ``kept``, from where a page that comes back gets them, up to ``most`` bytes."""

    def __init__(self, kept: list[tuple[str, Sequence[Any]]], most: int) -> None:
        self._kept, self._left = kept, most

    def take(self, channel: str, parts: Sequence[Any]) -> bool:
        """Keeps a message; False when there is no room for it."""
        self._left -= sum(map(len, parts))
        if self._left < 0:
            return False
        self._kept.append((channel, parts))
        return True
