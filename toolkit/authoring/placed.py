"""A notebook whose problems are told where its author sees them: at the line of the source, not at that of the cell."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from toolkit.content.notebooks import BrokenNotebook, Cell, Notebook, read_notebook
from toolkit.content.problem import Problem
from toolkit.content.reading.document import unreadable
from toolkit.content.reading.nodes import CURLY
from toolkit.content.reading.spoilt import GAP, at_letter, spoilt_characters, without_spoilt

_LEFT_BY_A_MERGE = ("<<<<<<<", "=======", ">>>>>>>")
_SAID: Mapping[str, tuple[str, str]] = {
    "Expecting ',' delimiter": (
        "here a comma or a closing bracket is missing, or a quote inside a text lacks its \\",
        'write it; a quote inside a text is written \\"',
    ),
    "Expecting ':' delimiter": ("here the colon behind a name is missing", "write it"),
    "Expecting property name": ("here a name in quotes must stand", "remove the comma before it, or write the name"),
    "Unterminated string": ("the text that begins here has no closing quote", "write the quote at its end, too"),
    "Invalid control character": ("a line ends here within a text", "write \\n in place of the line's end"),
    "Invalid \\": ("a \\ stands here before a letter with which it means nothing", "write it twice: \\\\"),
    "Extra data": ("here something stands after the end of the notebook", "remove it"),
    "Illegal trailing comma": ("a comma stands here before the end of a list", "remove it"),
    "Expecting value": ("here a text in quotes, a list or a group must stand", "write it, or remove the comma before"),
}


@dataclass(frozen=True)
class Placed(Notebook):
    """A notebook together with the text of its file."""

    text: str

    def problem(self, cell: Cell, message: str, remedy: str, *, warning: bool = False, at: str = "") -> Problem:
        """A problem with a cell: at the letters ``at`` of its source, or else where that begins."""
        line, column = self._place(cell, at)
        return Problem(str(self.path), line, column, message, remedy, warning)

    def _place(self, cell: Cell, at: str) -> tuple[int, int]:
        for written, index in self._lines.get(cell.number, ()):
            found = written.find(json.dumps(at, ensure_ascii=False)[1:-1]) if at else 1
            if found >= 0:
                before = self.text[: index + found]
                return before.count("\n") + 1, len(before) - before.rfind("\n")
        return self._place(cell, "") if at else (cell.line, 1)

    @cached_property
    def _lines(self) -> Mapping[int, tuple[tuple[str, int], ...]]:
        """Each line of source as it is written in the file, with its place there, by the number of its cell."""
        found: dict[int, tuple[tuple[str, int], ...]] = {}
        here = 0
        for cell in self.cells:
            found[cell.number] = tuple(self._written(cell, here))
            here = max([here, *(index + len(written) for written, index in found[cell.number])])
        return found

    def _written(self, cell: Cell, here: int) -> Iterator[tuple[str, int]]:
        for line in [cell.source, *cell.source.splitlines(keepends=True)]:
            for written in (json.dumps(line, ensure_ascii=False), json.dumps(line)):
                index = self.text.find(written, here)
                if index >= 0:
                    yield written, index
                    here = index + len(written)
                    break


def notebook_at(path: Path) -> Placed | Problem:
    """The notebook at ``path``, or the problem that keeps it from being read, where it is."""
    try:
        notebook = read_notebook(path)
        return Placed(path, notebook.cells, path.read_text("utf-8"))
    except OSError as error:
        return unreadable(path, error)
    except BrokenNotebook as broken:
        return _what_broke_it(path, broken.__cause__)


def spoilt_in(notebook: Placed) -> Iterator[Problem]:
    """Characters in its sources that nobody can see; in code, where it would be a call without them."""
    for cell in notebook.cells:
        if cell.kind == "markdown" or replace(cell, source=without_spoilt(cell.source).replace(GAP, "")).call:
            for problem in spoilt_characters(str(notebook.path), cell.source):
                line = cell.source.split("\n")[problem.line - 1]
                yield notebook.problem(cell, problem.message, problem.remedy, at=line[problem.column - 1])


def _what_broke_it(path: Path, reason: BaseException | None) -> Problem:
    text = path.read_text("utf-8", errors="replace")
    if isinstance(reason, json.JSONDecodeError) and '"cells"' in text:
        return _of_json(path, text, reason)
    if isinstance(reason, UnicodeDecodeError):
        return next(spoilt_characters(str(path), text))
    remedy = "make it anew with `facilitator new module`, and copy what it held"
    return Problem(str(path), 1, 1, "the file is not a notebook", remedy)


def _of_json(path: Path, text: str, error: json.JSONDecodeError) -> Problem:
    """The place at which the JSON of a notebook breaks off, and what stands there."""
    here = text[error.pos : error.pos + 1]
    line = text.split("\n")[error.lineno - 1]
    if line.startswith(_LEFT_BY_A_MERGE):
        remedy = "keep one of the two versions, and remove the lines with <<<<<<<, ======= and >>>>>>>"
        return Problem(str(path), error.lineno, 1, "a merge of two versions was left unfinished here", remedy)
    if here and here in CURLY:
        message = f'the quote {here} stands where " must stand'
        return at_letter(str(path), text, error.pos, message, 'write the straight quote "')
    message, remedy = next(
        (said for begins, said in _SAID.items() if error.msg.startswith(begins)),
        (f"the JSON of the notebook breaks off here: {error.msg}", "undo the last change that was made by hand"),
    )
    return at_letter(str(path), text, error.pos, message, remedy)
