"""Finding words and phrases of a list in a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

Meant = TypeVar("Meant")


@dataclass(frozen=True)
class Phrases(Generic[Meant]):
    """Phrases, each with what it stands for; None for one in which others are not to be found."""

    meant: Mapping[str, Meant | None]

    def found(self, text: str) -> Iterator[tuple[str, Meant]]:
        """The phrases in ``text`` as they are written there, and what they stand for."""
        for found in self._pattern.finditer(_folded(text)) if self.meant else ():
            meant = self._folded.get(" ".join(found[0].split()))
            if meant is not None:
                yield text[found.start() : found.end()], meant

    @cached_property
    def _folded(self) -> Mapping[str, Meant | None]:
        return {_folded(phrase): meant for phrase, meant in self.meant.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """All phrases at once, the longer first."""
        longest_first = sorted(self._folded, key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
        return re.compile(rf"\b(?:{either})\b")


def _folded(text: str) -> str:
    """The text in small letters, sign for sign."""
    small = text.lower()
    return (small if len(small) == len(text) else text).replace("’", "'")
