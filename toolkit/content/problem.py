"""What is wrong with a file, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from re import split


@dataclass(frozen=True, order=True)
class Problem:
    """One problem. ``line`` and ``column`` count from 1; ``remedy`` says what to do.

    A ``warning`` is about something that can be read, and should be said better.
    """

    path: str
    line: int
    column: int
    message: str
    remedy: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}:{self.column}: {kind}{self.message} — {self.remedy}"


class ContentProblems(Exception):
    """Raised when something is asked for whose file has problems; it carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest known word, or all known words when none is near."""
    from difflib import get_close_matches  # where all is well nobody needs it

    words = sorted(known, key=_as_counted)
    same = [listed for listed in words if listed.casefold() == word.casefold()]
    near = same or get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    if not words:
        return "there is none to name yet; add it first"
    return f"use one of: {', '.join(words[:12])}{' …' if len(words) > 12 else ''}"


def _as_counted(word: str) -> list[tuple[int, str]]:
    """For sorting: C2 comes before C10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in split(r"(\d+)", word)]
