"""The notebooks of one folder: found by module id, read once, rendered once."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import nbformat

from toolkit.server.pages.markdown import Prose, ProsePlace, render

MODULE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


class BrokenNotebook(Exception):
    """A file that cannot be read as a notebook."""


@dataclass(frozen=True)
class Cell:
    """One cell on the page: prose that is ready, or code that a kernel will run.

    ``quiet`` code (only imports) shows nothing, so nobody need wait for it.
    """

    number: int
    prose: Prose | None
    source: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Notebook:
    """A notebook ready for the page."""

    id: str
    title: str
    cells: tuple[Cell, ...]
    cited: tuple[str, ...]

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Its sections as (anchor, heading), in order."""
        return tuple(section for cell in self.cells if cell.prose for section in cell.prose.sections)

    @property
    def code(self) -> tuple[Cell, ...]:
        """The cells that a kernel runs."""
        return tuple(cell for cell in self.cells if cell.prose is None)


class Shelf:
    """The notebooks directly in ``folder``. Nothing else is ever opened: an id cannot spell another place."""

    def __init__(self, folder: Path, place: Callable[[Path], ProsePlace], only: frozenset[str] | None = None) -> None:
        self.folder = folder
        self._only = only
        self._place = place(folder)
        self._read: dict[str, tuple[tuple[int, int], Notebook]] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all notebooks, in the order of their names."""
        files = (path for path in self.folder.glob("*.ipynb") if path.is_file())
        return tuple(sorted(path.stem for path in files if self._serves(path.stem)))

    def find(self, module_id: str) -> Notebook | None:
        """The notebook with this id, read again only when the file changed. Raises ``BrokenNotebook``."""
        if not self._serves(module_id):
            return None
        path = self.folder / f"{module_id}.ipynb"
        if not path.is_file() or not path.resolve().is_relative_to(self.folder.resolve()):
            return None
        stat = path.stat()
        seen = (stat.st_mtime_ns, stat.st_size)
        kept = self._read.get(module_id)
        if kept is None or kept[0] != seen:
            kept = self._read[module_id] = (seen, _read(path, self._place))
        return kept[1]

    def titles(self) -> MappingProxyType[str, str]:
        """The titles of all readable notebooks by id, in the order of their names."""
        return MappingProxyType({module_id: self._title(module_id) for module_id in self.ids()})

    def _serves(self, module_id: str) -> bool:
        return bool(MODULE_ID.fullmatch(module_id)) and (self._only is None or module_id in self._only)

    def _title(self, module_id: str) -> str:
        try:
            notebook = self.find(module_id)
        except BrokenNotebook:
            return module_id
        return notebook.title if notebook else module_id


def _read(path: Path, place: ProsePlace) -> Notebook:
    try:
        node = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        cells = tuple(_cell(number, cell, place) for number, cell in enumerate(node.cells) if cell.cell_type != "raw")
    except Exception as reason:
        raise BrokenNotebook(f"{path.name} cannot be read as a notebook: {reason}") from reason
    prose = [cell.prose for cell in cells if cell.prose]
    cited = dict.fromkeys(key for one in prose for key in one.cited)
    title = next((one.title for one in prose if one.title), path.stem)
    shown = tuple(cell for cell in cells if cell.prose or cell.source.strip())
    return Notebook(path.stem, title, shown, tuple(cited))


def _cell(number: int, cell: nbformat.NotebookNode, place: ProsePlace) -> Cell:
    if cell.cell_type == "markdown":
        return Cell(number, render(cell.source, place, cell.get("attachments", {})))
    return Cell(number, None, cell.source, _only_imports(cell.source))


def _only_imports(source: str) -> bool:
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return False
    return all(isinstance(one, ast.Import | ast.ImportFrom) for one in statements)
