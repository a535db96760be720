"""The lines of a GIFT file → its questions, still as text: each with its remarks, and with the places of its signs.

What Moodle reads is taken as the rule: an empty line ends a question, and a line that begins with ``//`` is a remark.
A category ends with its line, so that a question right below it is read, which Moodle would lose.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.exchange.brought import Import
from toolkit.exchange.gift.signs import signs
from toolkit.exchange.nodes import Place
from toolkit.exchange.prose.names import quoted

KEPT = "// facilitator:"
_REMARK = "//"
_CATEGORY = "$CATEGORY:"
_OF_MOODLE = re.compile(r"//\s*question:\s*\d+\s+name:")
"""Moodle's own remark at each question; the name is the title, and the number means nothing elsewhere."""

_MOST_QUESTIONS = 5_000
Numbered = tuple[int, str]


@dataclass(frozen=True)
class Chunk:
    """The text of one question without remarks. ``kept`` is the JSON that an export of ours kept above it."""

    text: str
    numbers: Sequence[int]
    starts: Sequence[int]
    kept: Sequence[tuple[Place, str]]

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.numbers[-1]

    def place(self, offset: int) -> Place:
        """The place in the file of a sign of the question."""
        index = bisect_right(self.starts, offset) - 1
        return Place(self.numbers[index], offset - self.starts[index] + 1)


def chunks(text: str, found: Import) -> Iterator[Chunk]:
    """The questions of a file; remarks and categories are noted as lost."""
    for read, lines in enumerate(_blocks(text, found), start=1):
        if read > _MOST_QUESTIONS:
            message = f"the file has more than {_MOST_QUESTIONS:,} questions"
            found.problem(Place(lines[0][0]), message, "split it and import the parts")
            return
        chunk = _chunk(lines, found)
        if chunk:
            yield chunk


def _blocks(text: str, found: Import) -> Iterator[list[Numbered]]:
    """The lines of each question with its remarks, numbered from 1."""
    lines: list[Numbered] = []
    depth = 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        is_category = not depth and line.lstrip().startswith(_CATEGORY)
        if line.strip() and not is_category:
            lines.append((number, line))
            depth += 0 if _is_remark(line) else len([*signs(line, "{")]) - len([*signs(line, "}")])
            continue
        if lines:
            yield lines
        lines, depth = [], 0
        if is_category:
            name = line.strip().removeprefix(_CATEGORY).strip()
            at = Place(number, line.index(_CATEGORY) + 1)
            found.lose(at, f"the category `{name}` is not carried over", "give the folder its name instead")


def _chunk(lines: Sequence[Numbered], found: Import) -> Chunk | None:
    """The question in some lines, or None where there are only remarks."""
    texts = [(number, line) for number, line in lines if not _is_remark(line)]
    first = texts[0][0] if texts else 0
    kept: list[tuple[Place, str]] = []
    for number, line in lines:
        if _is_remark(line):
            kept += _kept(line, Place(number, len(line) - len(line.lstrip()) + 1), first, found)
    if not texts:
        return None
    starts = [0]
    for _, line in texts:
        starts.append(starts[-1] + len(line) + 1)
    text = "\n".join(line for _, line in texts)
    return Chunk(text, [number for number, _ in texts], starts[:-1], kept)


def _kept(line: str, at: Place, first: int, found: Import) -> list[tuple[Place, str]]:
    """What the remark keeps for the question whose text begins at the line ``first``; other remarks are lost."""
    remark = line.strip()
    if not remark.startswith(KEPT):
        if not _OF_MOODLE.match(remark):
            remedy = "write it into the new file, if it is still needed"
            found.lose(at, f"the remark `{quoted(remark)}` is not carried over", remedy)
        return []
    if at.line < first:
        return [(at, remark.removeprefix(KEPT))]
    message = "what is kept here stands below its question, or above none"
    found.problem(at, message, "move it to the lines right above its question, or export again")
    return []


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith(_REMARK)
