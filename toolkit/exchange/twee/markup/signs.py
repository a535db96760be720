"""What rules of markup are: each looks at one place of a passage and says what stands there."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from toolkit.exchange.twee.links import Target

_BRACKETS = re.compile(r"\\.|[\[\](){}\"']", re.DOTALL)
_CLOSING = {")": "(", "]": "[", "}": "{"}
MACRO = re.compile(r"\(\s*(?P<name>[$_]?[A-Za-z][\w-]*)\s*:(?!//)")


@dataclass(frozen=True)
class Sign:
    """What stands at a place, up to ``end``.

    ``lost`` is what is listed; ``what`` names it where it is no machinery but a matter of looks. ``inside`` is the part
    that is read in turn, with ``style`` for it; ``words`` stand for the whole. ``begin`` tells that a paragraph (or an
    ``item``) begins, ``tag`` is what HTML means by it.
    """

    end: int
    lost: str = ""
    what: str = ""
    inside: tuple[int, int] | None = None
    style: str = ""
    words: str = ""
    begin: str = ""
    link: Target | None = None
    tag: re.Match[str] | None = None


class Source:
    """The text of a passage, which knows where its brackets close."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def closing(self) -> dict[int, int]:
        """Where each bracket closes. Within a macro of Harlowe, brackets in quotes are none."""
        waiting: dict[str, list[int]] = {"(": [], "[": [], "{": []}
        pairs: dict[int, int] = {}
        at = 0
        while match := _BRACKETS.search(self.text, at):
            sign, at = match[0], match.end()
            if sign in waiting:
                waiting[sign].append(match.start())
            elif sign in _CLOSING and waiting[_CLOSING[sign]]:
                pairs[waiting[_CLOSING[sign]].pop()] = match.start()
            elif sign in "\"'" and waiting["("] and MACRO.match(self.text, waiting["("][-1]):
                close = self.before_line_end(sign, at)
                at = close + 1 if close >= 0 and self._is_quote(match.start()) else at
        return pairs

    @cached_property
    def opening(self) -> dict[int, int]:
        """Where each bracket that closes was opened."""
        return {close: opening for opening, close in self.closing.items()}

    def find(self, word: str, start: int) -> int:
        """Where a word comes next; below zero where it does not."""
        return self.text.find(word, start) if self._last(word) >= start else -1

    def before_line_end(self, word: str, start: int) -> int:
        """Where a word comes next on the same line; below zero where it does not."""
        return self.text.find(word, start, self.line_end(start))

    def line_end(self, start: int) -> int:
        """Where the line ends."""
        position = bisect_right(self._line_ends, start - 1)
        return self._line_ends[position] if position < len(self._line_ends) else len(self.text)

    def line_of(self, offset: int) -> int:
        """Which line a place is on, from 0."""
        return bisect_right(self._line_ends, offset - 1)

    def column_of(self, offset: int) -> int:
        """Where on its line a place is, from 0."""
        line = self.line_of(offset)
        return offset - (self._line_ends[line - 1] + 1 if line else 0)

    def begins_line(self, at: int) -> bool:
        """Whether a line begins at a place."""
        return at == 0 or self.text[at - 1] == "\n"

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def _lasts(self) -> dict[str, int]:
        return {}

    def _last(self, word: str) -> int:
        if word not in self._lasts:
            self._lasts[word] = self.text.rfind(word)
        return self._lasts[word]

    def _is_quote(self, at: int) -> bool:
        """Whether a quotation mark begins a text, and is no apostrophe."""
        return not (at and self.text[at - 1].isalnum())


Rule = Callable[[Source, int], Sign | None]


def dropped(source: Source, at: int, end: int, what: str = "") -> Sign:
    """A sign that is left out as a whole, and listed."""
    return Sign(end, lost=source.text[at:end], what=what)


def dropping(pattern: str) -> Rule:
    """A rule for what is left out as a whole."""
    compiled = re.compile(pattern, re.DOTALL)

    def rule(source: Source, at: int) -> Sign | None:
        match = compiled.match(source.text, at)
        return dropped(source, at, match.end()) if match else None

    return rule


def between(opening: str, closing: str, what: str = "") -> Rule:
    """A rule for what is left out from one word to another; to the end of the line where the other is missing."""

    def rule(source: Source, at: int) -> Sign | None:
        if not source.text.startswith(opening, at):
            return None
        close = source.find(closing, at + len(opening))
        return dropped(source, at, close + len(closing) if close >= 0 else source.line_end(at), what)

    return rule


def stressing(mark: str, style: str = "", *, listed: str = "") -> Rule:
    """A rule for words between two marks, which keep their ``style``, or lose what is ``listed``."""
    sign = re.escape(mark)
    compiled = re.compile(rf"(?<![:/]){sign}(?=\S)(?P<inside>[^\n]{{1,2000}}?)(?<=[^\s:]){sign}(?!/)")

    def rule(source: Source, at: int) -> Sign | None:
        match = compiled.match(source.text, at)
        if match is None:
            return None
        lost = match[0] if listed else ""
        return Sign(match.end(), inside=match.span("inside"), style=style, lost=lost, what=listed)

    return rule


def literal(opening: str, closing: str) -> Rule:
    """A rule for words from one word to another that mean only themselves."""

    def rule(source: Source, at: int) -> Sign | None:
        if not source.text.startswith(opening, at):
            return None
        close = source.find(closing, at + len(opening))
        return Sign(close + len(closing), words=source.text[at + len(opening) : close]) if close >= 0 else None

    return rule


def skipping(pattern: str, begin: str = "", *, listed: bool = False) -> Rule:
    """A rule for a sign that has no words; ``begin`` what it begins."""
    compiled = re.compile(pattern)

    def rule(source: Source, at: int) -> Sign | None:
        match = compiled.match(source.text, at)
        if match is None or match.end() == at:
            return None
        return Sign(match.end(), begin=begin, lost=match[0] if listed else "")

    return rule
