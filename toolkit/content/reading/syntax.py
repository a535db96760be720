"""What YAML cannot read, in words for an author."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from yaml.error import YAMLError
from yaml.events import Event, ScalarEvent

from toolkit.content.problem import Problem
from toolkit.content.reading.nodes import CURLY

_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "tab": ("a tab stands here", "indent with spaces, not tabs"),
        "sign": (
            "a text cannot begin with {here}",
            "put the whole text in quotes; the sign means something else in YAML",
        ),
        "name": (
            "a text cannot begin with * or &",
            "put the whole text in quotes; the two signs mean something else in YAML",
        ),
        "colon": ("a second colon stands on this line", 'put the text in quotes, because it holds a colon: "…: …"'),
        "indented colon": (
            "this line is read as part of the text above it",
            'put the text in quotes, because it holds a colon: "…: …"; or indent this line like the one above',
        ),
        "no colon": ("this line has no colon", "write `name: value`; or indent the line, if the text above goes on"),
        "no space": (
            "no space stands behind this colon",
            "write `name: value`, with a space behind the colon",
        ),
        "fence": ("this line is no part of an exercise", "remove the lines that begin with ```"),
        "beside the bar": (
            "a text stands behind the sign `|`, which begins a text of several lines",
            "begin the text on the next line, indented by two spaces",
        ),
        "open quote": ("the text that begins here has no closing quote", "write the quote at its end, too"),
        "curly end": (
            "the text that begins here ends with {here}, which closes nothing in YAML",
            'write the straight quote " at its end, as at its beginning',
        ),
        "curly": (
            "{here} is not a quote of YAML, so the text ends too early or holds too much",
            'put the straight quote " around the whole text; quotes like {here} may stand inside it',
        ),
        "open bracket": (
            "what begins here is not closed, or a comma is missing in it",
            "close the bracket; put a text that holds a comma or a bracket in quotes",
        ),
        "indent": (
            "this line is not indented like the lines that it belongs to",
            "indent it like them, with two spaces for each step",
        ),
        "more": (
            "this stands after the end of a text, list or group",
            "put the whole text in one pair of quotes; write quotes inside it as “…”",
        ),
        "other": (
            "this is not YAML: {found}",
            "look at the quotes, the indentation and the colons on this line and the one above",
        ),
    }
)
_AT_THE_OPENING = frozenset({"name", "no colon", "open quote", "curly end", "open bracket"})
_BEGINS_CURLY = re.compile(rf"[ -]*(?:[^\s:]+:)? *(?P<quote>[{CURLY}])")
_ENDS_CURLY = re.compile(rf"(?P<quote>[{CURLY}]),? *$")
_LOOKS_LIKE_A_KEY = re.compile(r"^[ -]*[a-z0-9_-]+:(?: |$)", re.MULTILINE)
_NO_SPACE = re.compile(r"[ -]*[a-z_]+:(?=[^\s:/])")
_BARE_KEY = re.compile(r"[a-z0-9_-]+")
_LINES_ABOVE = 1


@dataclass(frozen=True)
class Slip:
    """What stopped YAML: its ``kind``, and the problem at the place where an author can mend it."""

    kind: str
    problem: Problem


def syntax_slip(path: str, text: str, error: YAMLError, last: Event | None = None) -> Slip:
    """What stopped YAML with ``error``, after the event ``last``."""
    found = getattr(error, "problem", None) or str(error).splitlines()[0]
    context = getattr(error, "context", None) or ""
    line, column = place(getattr(error, "problem_mark", None))
    before, here = _around(text, line, column)
    kind = _kind(found, context, before, here)
    if kind in _AT_THE_OPENING:
        line, column = place(getattr(error, "context_mark", None))
    if kind == "more" and isinstance(last, ScalarEvent) and _ran_on(text, last):
        kind, (line, column) = "open quote", place(last.start_mark)
    above = _above_without_colon(text, line) if kind in ("indented colon", "indent") else None
    if above:
        kind, (line, column) = "no colon", above
    glued = _without_space(text, line) if "colon" in kind or kind == "indent" else None
    if glued:
        kind, (line, column) = "no space", glued
    kind, column, here = _with_curly_quotes(kind, text, line, column, here)
    message, remedy = (words.format(found=found, here=here) for words in _SAID[kind])
    return Slip(kind, Problem(path, line, column, message, remedy))


def _ran_on(text: str, scalar: ScalarEvent) -> bool:
    """Whether a text in quotes took in lines that look like keys: it ends at the opening quote of another."""
    inside = text[scalar.start_mark.index : scalar.end_mark.index]
    return scalar.style in ("'", '"') and _LOOKS_LIKE_A_KEY.search(inside.partition("\n")[2]) is not None


def _with_curly_quotes(kind: str, text: str, line: int, column: int, here: str) -> tuple[str, int, str]:
    """The kind, column and sign of a slip that comes from quotes of a text processor."""
    whole = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    if kind == "open quote" and (ends := _ENDS_CURLY.search(whole, column)):
        return "curly end", column, ends["quote"]
    if kind in ("colon", "open bracket") and (begins := _BEGINS_CURLY.match(whole)):
        return "curly", begins.start("quote") + 1, begins["quote"]
    return kind, column, here


def place(mark: Any) -> tuple[int, int]:
    """Line and column of a mark, counted from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _around(text: str, line: int, column: int) -> tuple[str, str]:
    """What stands on the line before the column, and the sign in it."""
    whole = "".join(text.split("\n")[line - 1 : line])
    return whole[: column - 1], whole[column - 1 : column]


def _without_space(text: str, line: int) -> tuple[int, int] | None:
    """The colon without a space that made YAML stumble here, or on a line that follows as part of the same text."""
    lines = text.split("\n")
    near = [number for number in range(line, 0, -1) if says(lines[number - 1])][: _LINES_ABOVE + 1]
    for number in near:
        glued = _NO_SPACE.match(lines[number - 1])
        if glued:
            return number, glued.end()
    return None


def says(line: str) -> bool:
    """Whether a line is neither empty nor a remark."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _above_without_colon(text: str, line: int) -> tuple[int, int] | None:
    """The line above, where it is that one which lacks its colon: it stands as a key does."""
    lines = text.split("\n")
    above = next((number for number in range(line - 1, 0, -1) if says(lines[number - 1])), None)
    if above is None or ":" in lines[above - 1]:
        return None
    bare = lines[above - 1].lstrip(" ")
    indent, own = len(lines[above - 1]) - len(bare), len(lines[line - 1]) - len(lines[line - 1].lstrip(" "))
    is_key = indent == own or (indent < own and _BARE_KEY.fullmatch(bare.strip()))
    return (above, indent + 1) if is_key and not bare.startswith(("-", "#")) else None


def _kind(found: str, context: str, before: str, here: str) -> str:
    if here == "\t" or "tab character" in found:
        return "tab"
    if "cannot start any token" in found:
        return "fence" if here == "`" and not before.strip() else "sign"
    if "comment or" in found:
        return "beside the bar"
    if "alphabetic or numeric" in found:
        return "name"
    if "mapping values" in found:
        return "colon" if ":" in before else "indented colon"
    if "expected ':'" in found:
        return "no colon"
    if "quoted scalar" in context and ("end of stream" in found or "document indicator" in found):
        return "open quote"
    if "expected ',' or" in found:
        return "open bracket"
    if any(f"expected {sign}" in found for sign in ("key", "'-' indicator", "<document start>")):
        return "more" if before.strip() else "indent"
    return "other"
