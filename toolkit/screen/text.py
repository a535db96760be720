"""Learner text as data: paragraphs and lists of runs. The only markup is ``*stress*`` and ``**strong**``."""

import re
from typing import Any

Run = str | dict[str, str]
Line = list[Run]
Text = list[dict[str, Any]]

_MARKED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*")


def line(written: str) -> Line:
    """The runs of one line: plain strings, ``{"b": …}`` for strong and ``{"i": …}`` for stress."""
    runs: Line = []
    end = 0
    for match in _MARKED.finditer(written):
        if match.start() > end:
            runs.append(written[end : match.start()])
        runs.append({"b": match[1]} if match[1] else {"i": match[2]})
        end = match.end()
    if end < len(written) or not runs:
        runs.append(written[end:])
    return runs


def text(written: str) -> Text:
    """The paragraphs (``{"p": line}``) and lists (``{"ul": [line, …]}``) of a text."""
    parts = re.split(r"\n\s*\n", written.strip())
    return [_block(lines) for part in parts if part for lines in _blocks(part.splitlines())]


def _blocks(lines: list[str]) -> list[list[str]]:
    """What stands before the first list item, and the list."""
    first = next((index for index, row in enumerate(lines) if row.startswith("- ")), len(lines))
    return [block for block in (lines[:first], lines[first:]) if block]


def _block(lines: list[str]) -> dict[str, Any]:
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
    return _MARKED.sub(lambda match: match[1] or match[2], written)
