"""A text that YAML cannot read → one that it can, so that one slip does not hide those below it.

Every line stays where it is. What cannot be read becomes a gap, which is not looked at again: a slip that follows from
another is not told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event

from toolkit.content.problem import Problem
from toolkit.content.reading.spoilt import GAP, odd_space, with_spaces
from toolkit.content.reading.syntax import Slip, says, syntax_slip

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
_MOST = 20
_OUT_OF_PLACE = frozenset({"tab", "indent", "indented colon", "no colon", "more", "other"})
_KEY = re.compile(r"(?P<key>[ -]*(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'&*!|>%@`\[{][^:#]*?):)(?=\s|$)")
_ITEM = re.compile(r"(?P<dash> *- +)")
_BLOCK, _OPENS = re.compile(r"[|>][-+]?\s*$"), re.compile(r"(?::|[|>][-+]?)\s*$")
_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)


@dataclass(frozen=True)
class Mended:
    """A text without what YAML could not read, and the problems with that.

    ``gaps`` are the numbers of the lines that were emptied, counted from 1; ``moved`` says of a line by how many
    columns it stands further right than in the file. ``whole`` is False where there were too many to go on.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    gaps: frozenset[int] = frozenset()
    moved: Mapping[int, int] = field(default_factory=dict)
    whole: bool = True


def mend(path: str, text: str) -> Mended:
    """The text that can be read in place of ``text``."""
    lines, slip = text.split("\n"), _first_slip(path, text)
    if slip and (found := odd_space(path, text)):
        mended = mend(path, with_spaces(text))
        return Mended(mended.text, (found, *mended.problems), mended.gaps, mended.moved, mended.whole)
    problems: list[Problem] = []
    gaps: set[int] = set()
    moved: dict[int, int] = {}
    while slip:
        if len(problems) == _MOST:
            return Mended(text, tuple(problems[:1]), whole=False)
        problem, kind = slip.problem, slip.kind
        way, slip = _best_way(path, lines, slip)
        problem = problem if way.at is None else replace(problem, line=way.at, column=_indent(lines[way.at - 1]) + 1)
        problems.append(_in_the_file(problem, moved))
        lines = way.lines
        gaps.update(way.gaps, {problem.line} if kind in _OUT_OF_PLACE else ())
        moved.update({number: moved.get(number, 0) + columns for number, columns in way.moved.items()})
    return Mended("\n".join(lines), tuple(problems), frozenset(gaps), moved)


def _in_the_file(problem: Problem, moved: Mapping[int, int]) -> Problem:
    return replace(problem, column=max(problem.column - moved.get(problem.line, 0), 1))


@dataclass(frozen=True)
class _Way:
    """The lines with one slip mended in one way; ``at`` is where to tell of it, if not where YAML stopped."""

    lines: list[str]
    gaps: frozenset[int] = frozenset()
    moved: Mapping[int, int] = field(default_factory=dict)
    at: int | None = None


def _best_way(path: str, lines: list[str], slip: Slip) -> tuple[_Way, Slip | None]:
    """A way to mend the slip after which YAML comes further, with the next slip: what loses nothing, or else least."""
    at = min(slip.problem.line, len(lines)) - 1
    whole = list(_ways_on(path, _kept_whole(lines, at, slip), slip))
    if whole:
        return max(whole, key=lambda way: way[1].problem.line if way[1] else len(lines) + 1)
    return next(_ways_on(path, _with_gaps(lines, at), slip))


def _ways_on(path: str, ways: Iterator[_Way], slip: Slip) -> Iterator[tuple[_Way, Slip | None]]:
    """The ways after which YAML comes further."""
    for way in ways:
        following = _first_slip(path, "\n".join(way.lines))
        if following is None or following.problem.line > _clear_of(slip, following, way.lines):
            yield way, following


def _clear_of(slip: Slip, following: Slip, lines: list[str]) -> int:
    """The last line in which ``following`` may follow from ``slip``: a line out of place moves those around it."""
    at = slip.problem.line - 1
    if slip.kind not in _OUT_OF_PLACE or following.kind not in _OUT_OF_PLACE:
        return at + 1
    around = next(_lines_above(lines, at), at)
    return _end_of(lines, around, _indent(lines[around]))


def _with_gaps(lines: list[str], at: int) -> Iterator[_Way]:
    """Ways in which a part is given up, each larger than the one before, up to the whole text."""
    yield from _with_a_gap(lines, at)
    for above in _lines_above(lines, at):
        yield from _with_a_gap(lines, above)
    yield _emptied(lines, at, len(lines))
    yield _emptied(lines, 0, len(lines))


def _kept_whole(lines: list[str], at: int, slip: Slip) -> Iterator[_Way]:
    """Ways in which nothing is lost: a fence taken away, a space put in, a line indented as those before it."""
    line = lines[at]
    if slip.kind == "fence":
        yield _Way(_FENCE.sub("", "\n".join(lines)).split("\n"))
    if slip.kind == "no space":
        column = slip.problem.column
        yield _with(lines, at, f"{line[:column]} {line[column:]}", 1)
    if slip.kind in ("tab", "indent", "indented colon"):
        bare = line.lstrip(" \t")
        for indent in _indents(lines, at, tab=slip.kind == "tab"):
            yield _with(lines, at, " " * indent + bare, indent - (len(line) - len(bare)))
    if slip.kind == "indent":
        yield from _with_those_above_moved(lines, at)


def _with_those_above_moved(lines: list[str], at: int) -> Iterator[_Way]:
    """The lines above, where it is they that are indented too far."""
    start = at
    while start and (not says(lines[start - 1]) or _indent(lines[start - 1]) > _indent(lines[at])):
        start -= 1
    start = next((number for number in range(start, at) if says(lines[number])), at)
    columns = _indent(lines[start]) - _indent(lines[at])
    if columns > 0 and all(_indent(line) >= columns for line in lines[start:at] if says(line)):
        block = [line[columns:] if says(line) else line for line in lines[start:at]]
        moved = {number + 1: -columns for number in range(start, at)}
        yield _Way([*lines[:start], *block, *lines[at:]], moved=moved, at=start + 1)


def _with(lines: list[str], at: int, line: str, columns: int) -> _Way:
    return _Way([*lines[:at], line, *lines[at + 1 :]], moved={at + 1: columns})


def _with_a_gap(lines: list[str], at: int) -> Iterator[_Way]:
    """Ways to empty a line and those that are indented further: its value, its entry, or all of it."""
    end = _end_of(lines, at, _indent(lines[at]))
    key, item = _KEY.match(lines[at]), _ITEM.match(lines[at])
    if key:
        value = _end_of(lines, at, _inner(lines[at]))
        yield _Way([*lines[:at], f"{key['key']} {GAP}", *[""] * (value - at - 1), *lines[value:]])
    if item:
        yield _Way([*lines[:at], f"{item['dash']}{GAP}", *[""] * (end - at - 1), *lines[end:]])
    yield _emptied(lines, at, end)


def _emptied(lines: list[str], at: int, end: int) -> _Way:
    return _Way([*lines[:at], *[""] * (end - at), *lines[end:]], frozenset(range(at + 1, end + 1)))


def _lines_above(lines: list[str], at: int) -> Iterator[int]:
    """The lines that the one at ``at`` belongs to, the nearest first."""
    indent = _indent(lines[at])
    for above in range(at - 1, -1, -1):
        if says(lines[above]) and _indent(lines[above]) < indent:
            indent = _indent(lines[above])
            yield above


def _indents(lines: list[str], at: int, *, tab: bool) -> list[int]:
    """How far the line at ``at`` could be indented to belong to what stands above it, the likeliest first.

    Nobody knows how far a tab was meant to go; it goes as far as it can.
    """
    before = next((above for above in range(at - 1, -1, -1) if says(lines[above])), None)
    if before is None:
        return [0]
    above = list(_lines_above(lines, before))
    open_here = {_inner(lines[number]) for number in (before, *above)}
    if above and _BLOCK.search(lines[above[0]]) and _KEY.match(lines[at].lstrip()):
        open_here.discard(_inner(lines[before]))
    elif _OPENS.search(lines[before]):
        open_here = {_inner(lines[before]) + 2} if tab else {_inner(lines[before]) + 2, *open_here}
    now, below = _indent(lines[at]), next((line for line in lines[at + 1 :] if says(line)), "")
    opens = _OPENS.search(lines[at])

    def likeliest(indent: int) -> tuple[bool, int, int]:
        misfit = indent >= _inner(below) if opens else indent < _inner(below)
        return (misfit and bool(below), 0 if tab else abs(indent - now), -indent)

    return sorted(open_here - (set() if tab else {now}), key=likeliest)


def _end_of(lines: list[str], at: int, indent: int) -> int:
    """The first line below the one at ``at`` that is indented by no more than ``indent``."""
    below = range(at + 1, len(lines))
    return next((line for line in below if says(lines[line]) and _indent(lines[line]) <= indent), len(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _inner(line: str) -> int:
    """Where the text of a line begins, behind its dash."""
    return len(line) - len(line.lstrip(" -"))


def _first_slip(path: str, text: str) -> Slip | None:
    """What stops YAML, if anything does. A text that is nested too deeply is not read to its end: it takes hours."""
    last: Event | None = None
    depth = 0
    try:
        for last in yaml.parse(text, Loader=LOADER):
            depth += isinstance(last, CollectionStartEvent) - isinstance(last, CollectionEndEvent)
            if depth > DEEPEST:
                return None
    except yaml.YAMLError as error:
        return syntax_slip(path, text, error, last)
    return None
