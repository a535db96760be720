"""A text that is put together as the course writes it: paragraphs, list items and stress.

Words that are said here mean themselves: what would be a sign of the course among them is taken its meaning.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from toolkit.content.reading.spoilt import spoilt

SEE = "see whether the text says enough without it"
_SPACE = re.compile(r"\s+")
_LOOSE_STARS = re.compile(r"(?<!\S)\*(?!\S)|(?P<sign>\*)")
_MARKS = {"strong": "**", "stress": "*", "": ""}
Run = tuple[str, str]


@dataclass
class _Part:
    """A paragraph or a list item; each of its runs has its stress."""

    is_item: bool = False
    runs: list[Run] = field(default_factory=list)


class Paragraphs:
    """A text in the making. ``lost`` tells what of the foreign one it does not have: messages with their remedies."""

    def __init__(self) -> None:
        self.lost: dict[tuple[str, str], None] = {}
        self._parts = [_Part()]
        self._strong = self._stress = 0

    def say(self, words: str) -> None:
        """Adds words to what was begun last."""
        style = "strong" if self._strong > 0 else "stress" if self._stress > 0 else ""
        self._parts[-1].runs.append((words, style))

    def strong(self, by: int) -> None:
        """More or less of strong stress from here on; it ends when as much was taken as given."""
        self._strong = max(0, self._strong + by)

    def stress(self, by: int) -> None:
        """More or less of stress from here on."""
        self._stress = max(0, self._stress + by)

    def begin(self, *, item: bool = False) -> None:
        """Begins a paragraph or a list item; one that nothing was said in is left out."""
        self._parts.append(_Part(item))

    def lose(self, message: str, remedy: str) -> None:
        """Notes what cannot be carried over, once."""
        self.lost[message, remedy] = None

    def text(self) -> str:
        """The text with the marks of the course."""
        told = [(part.is_item, _marked(part)) for part in self._parts]
        groups = groupby(((item, words) for item, words in told if words), key=lambda part: part[0])
        return "\n\n".join(
            "\n".join(f"- {words}" for _, words in part) if is_item else "\n\n".join(words for _, words in part)
            for is_item, part in groups
        )

    def words(self) -> str:
        """The words on one line, without any mark; none where nothing but tags stood there."""
        return " ".join(self._lines())

    def first_words(self) -> str:
        """Those of the first paragraph or list item."""
        return next(self._lines(), "")

    def _lines(self) -> Iterator[str]:
        lines = (" ".join(_seen("".join(words for words, _ in part.runs)).split()) for part in self._parts)
        return (line for line in lines if line)


def neutral(words: str, *, beside_marks: bool = False) -> str:
    """The words so that none of them is a sign of the course; ``beside_marks`` where marks may stand around them."""
    words = re.sub(r"\\(?=[\\*-]|$)" if beside_marks else r"\\(?=[\\*-])", r"\\\\", words)
    if beside_marks:
        return words.replace("*", r"\*")
    return _LOOSE_STARS.sub(lambda star: r"\*" if star["sign"] else "*", words)


def plain_text(text: str) -> Paragraphs:
    """A text in which no sign means anything; each of its lines stays one."""
    told = Paragraphs()
    for line in text.split("\n"):
        told.begin()
        told.say(line)
    return told


def _marked(part: _Part) -> str:
    """The words of a paragraph on one line, with stress that begins and ends at a word."""
    runs = list(_trimmed(part.runs))
    stressed = any(style for _, style in runs)
    words = "".join(_with_mark(words, style, stressed=stressed) for words, style in runs).strip()
    return f"\\{words}" if words.startswith("- ") and not part.is_item else words


def _trimmed(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours of the same stress as one, without signs that cannot be seen and with single spaces."""
    space = True
    for style, same in groupby(runs, key=lambda run: run[1]):
        words = _SPACE.sub(" ", _seen("".join(words for words, _ in same)))
        words = words[1:] if space and words.startswith(" ") else words
        if words:
            yield words, style
            space = words.endswith(" ")


def _with_mark(words: str, style: str, *, stressed: bool) -> str:
    inner = words.strip()
    if not style or not inner:
        return neutral(words, beside_marks=stressed)
    before = " " if words.startswith(" ") else ""
    after = " " if words.endswith(" ") else ""
    mark = _MARKS[style]
    return f"{before}{mark}{neutral(inner, beside_marks=True)}{mark}{after}"


def _seen(text: str) -> str:
    return "".join(sign for sign in text if not spoilt("", sign)) if spoilt("", text) else text
