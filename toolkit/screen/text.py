"""Learner text as data: paragraphs and lists of runs. The only markup is ``*stress*`` and ``**strong**``.

A backslash takes ``*``, a ``-`` that would begin a list item, and a backslash before one of them its meaning.
"""

import re
from typing import TypedDict, final


@final
class Strong(TypedDict):
    """Words that stand out."""

    b: str


@final
class Stress(TypedDict):
    """Words that are stressed."""

    i: str


Run = str | Strong | Stress
Line = list[Run]


@final
class Sentences(TypedDict):
    """A paragraph."""

    p: Line


@final
class Points(TypedDict):
    """A list."""

    ul: list[Line]


Paragraph = Sentences | Points
Text = list[Paragraph]

_ESCAPE = re.compile(r"\\([\\*-])")
_INSIDE = r"(?=\S)((?:\\[\\*-]|\\(?![\\*-])|[^\\\n])+?)(?<=\S)"
_MARKED = re.compile(rf"\\[\\*-]|\*\*{_INSIDE}\*\*|\*{_INSIDE}\*")


def line(written: str) -> Line:
    """The runs of one line: plain strings, ``{"b": …}`` for strong and ``{"i": …}`` for stress."""
    runs: Line = []
    end = 0
    for match in _MARKED.finditer(written):
        if not (match[1] or match[2]):
            continue
        if match.start() > end:
            runs.append(_meant(written[end : match.start()]))
        runs.append({"b": _meant(match[1])} if match[1] else {"i": _meant(match[2])})
        end = match.end()
    if end < len(written) or not runs:
        runs.append(_meant(written[end:]))
    return runs


def text(written: str) -> Text:
    """The paragraphs (``{"p": line}``) and lists (``{"ul": [line, …]}``) of a text."""
    parts = re.split(r"\n\s*\n", written.strip())
    return [_block(lines) for part in parts if part for lines in _blocks(part.splitlines())]


def _blocks(lines: list[str]) -> list[list[str]]:
    """What stands before the first list item, and the list."""
    first = next((index for index, row in enumerate(lines) if row.startswith("- ")), len(lines))
    return [block for block in (lines[:first], lines[first:]) if block]


def _block(lines: list[str]) -> Paragraph:
    if not lines[0].startswith("- "):
        return {"p": line(" ".join(row.strip() for row in lines))}
    items: list[str] = []
    for row in lines:
        if row.startswith("- "):
            items.append(row[2:].strip())
        else:
            items[-1] += f" {row.strip()}"
    return {"ul": [line(item) for item in items]}


def plain(written: str) -> str:
    """The text without its marks, for announcements and labels that take a plain string."""
    return "".join(_said(run) for run in line(written))


def _said(run: Run) -> str:
    return run if isinstance(run, str) else run["b"] if "b" in run else run["i"]


def _meant(words: str) -> str:
    """The words as they are shown: without the backslashes that took signs their meaning."""
    return _ESCAPE.sub(r"\1", words)
