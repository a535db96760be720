"""What YAML cannot read, in words for an author."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from yaml.error import YAMLError

from toolkit.content.problem import Problem

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
_AT_THE_OPENING = frozenset({"name", "no colon", "open quote", "open bracket"})
_NO_SPACE = re.compile(r"[ -]*[a-z_]+:(?=[^\s:/])")
_LINES_ABOVE = 2


def syntax_problem(path: str, text: str, error: YAMLError) -> Problem:
    """The problem that stopped YAML, at the place where an author can mend it."""
    found = getattr(error, "problem", None) or str(error).splitlines()[0]
    context = getattr(error, "context", None) or ""
    line, column = place(getattr(error, "problem_mark", None))
    before, here = _around(text, line, column)
    kind = _kind(found, context, before, here)
    if kind in _AT_THE_OPENING:
        line, column = place(getattr(error, "context_mark", None))
    glued = _without_space(text, line) if "colon" in kind else None
    if glued:
        kind, (line, column) = "no space", glued
    message, remedy = (words.format(found=found, here=here) for words in _SAID[kind])
    return Problem(path, line, column, message, remedy)


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
    for number in range(line, max(line - _LINES_ABOVE, 0), -1):
        glued = _NO_SPACE.match(lines[number - 1])
        if glued:
            return number, glued.end()
    return None


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
