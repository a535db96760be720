"""Notebooks as they lie in their files: read once here; others check them, render them and run them."""

import ast
import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CITED = re.compile(r"\[([A-Z][A-Z0-9]*[a-z]?(?:, ?[A-Z][A-Z0-9]*[a-z]?)*)\](?!\()")
"""Sources cited in prose: ``[V4]`` or ``[P3, X6]``."""

NOTEBOOK_LINK = re.compile(r"(?:\./)?([a-z0-9][a-z0-9-]*\.ipynb)(#.*)?")
"""A link to another notebook beside this one."""


class BrokenNotebook(Exception):
    """A file that cannot be read as a notebook."""


@dataclass(frozen=True)
class Cell:
    """One cell; ``number`` is its place in the notebook, ``line`` that of its id in the file (1 if it has none).

    ``attachments`` are pictures by name, each as Base64 by its media type.
    """

    number: int
    id: str | None
    line: int
    kind: str
    source: str
    outputs: tuple[Mapping[str, Any], ...]
    attachments: Mapping[str, Mapping[str, str]]

    @property
    def quiet(self) -> bool:
        """Whether it is code that shows nothing, because it only imports."""
        found = statements(self.source)
        return found is not None and all(isinstance(statement, ast.Import | ast.ImportFrom) for statement in found)

    @property
    def call(self) -> str | None:
        """The id of the exercise that it shows: in code of one call and, at the top of the notebook, the import."""
        found = (statements(self.source) if self.kind == "code" else None) or []
        match found[1:] if imports_exercise(found) else found:
            case [ast.Expr(ast.Call(func=ast.Name("exercise"), args=[ast.Constant(value=str(name))], keywords=[]))]:
                return name
        return None


@dataclass(frozen=True)
class Notebook:
    """A notebook with all its cells."""

    path: Path
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """Its name, which is also that of its module."""
        return self.path.stem

    @property
    def code(self) -> tuple[Cell, ...]:
        """The cells that a kernel runs: those with any code in them."""
        return tuple(cell for cell in self.cells if cell.kind == "code" and cell.source.strip())

    @property
    def prose(self) -> tuple[Cell, ...]:
        """The cells that are read."""
        return tuple(cell for cell in self.cells if cell.kind == "markdown")

    @property
    def calls(self) -> tuple[str, ...]:
        """The ids of the exercises that it shows, in its order."""
        return tuple(call for cell in self.cells if (call := cell.call))


def read_notebook(path: Path, *, old: bool = False) -> Notebook:
    """The notebook at ``path``; with ``old`` also one in the form of before 2015, brought to that of today.

    Raises ``BrokenNotebook``, and ``OSError`` when the system does not give the file out.
    """
    try:
        text = path.read_text("utf-8")
        return Notebook(path, tuple(_cells(text, old=old)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as reason:
        raise BrokenNotebook(f"{path.name} cannot be read as a notebook: {reason}") from reason


def statements(source: str) -> list[ast.stmt] | None:
    """The statements of a code cell; None when it is not Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def imports_exercise(found: list[ast.stmt] | None) -> bool:
    """Whether the first statement is ``from toolkit import exercise``."""
    match found:
        case [ast.ImportFrom(module="toolkit", names=[ast.alias("exercise", None)], level=0), *_]:
            return True
    return False


def _cells(text: str, *, old: bool) -> Iterator[Cell]:
    where: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        where.setdefault(line.strip().rstrip(","), number)
    for number, cell in enumerate(_written_cells(text, old=old)):
        source = _joined(cell["source"])
        if cell["cell_type"] == "markdown":
            source.encode()  # JSON may hold half a letter, which stops mistune; a ValueError here
        yield Cell(
            number=number,
            id=cell.get("id"),
            line=where.get(f'"id": {json.dumps(cell.get("id"))}', 1),
            kind=cell["cell_type"],
            source=source,
            outputs=tuple(dict(output) for output in cell.get("outputs", ())),
            attachments={name: _attachment(parts) for name, parts in cell.get("attachments", {}).items()},
        )


def _written_cells(text: str, *, old: bool) -> Sequence[Mapping[str, Any]]:
    written = json.loads(text)
    if old and "worksheets" in written:
        import nbformat  # too slow to load for the few who still have such notebooks

        written = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    cells: Sequence[Mapping[str, Any]] = written["cells"]
    return cells


def _attachment(parts: Mapping[str, Any]) -> Mapping[str, str]:
    return {kind: _joined(data) for kind, data in parts.items()}


def _joined(written: Any) -> str:
    """A text that may be written line by line."""
    return written if isinstance(written, str) else "".join(written)
