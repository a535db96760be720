"""The notebooks of one folder: found by module id, read once, rendered once."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from toolkit.content.notebooks import BrokenNotebook, Cell, Notebook, read_notebook
from toolkit.server.pages.markdown import Prose, ProsePlace, render

MODULE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class PageCell:
    """One cell on the page: prose that is ready, or None for code that a kernel will run."""

    cell: Cell
    prose: Prose | None


@dataclass(frozen=True)
class Rendered:
    """A notebook ready for the page."""

    notebook: Notebook
    cells: tuple[PageCell, ...]

    @property
    def title(self) -> str:
        """The first title in its prose, or its name."""
        return next((prose.title for prose in self._prose if prose.title), self.notebook.id)

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of the sources that it cites, each once."""
        return tuple(dict.fromkeys(key for prose in self._prose for key in prose.cited))

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Its sections as (anchor, heading), in order."""
        return tuple(section for prose in self._prose for section in prose.sections)

    @property
    def _prose(self) -> tuple[Prose, ...]:
        return tuple(shown.prose for shown in self.cells if shown.prose)


class Shelf:
    """The notebooks directly in ``folder``. Nothing else is ever opened: an id cannot spell another place."""

    def __init__(self, folder: Path, place: ProsePlace, only: frozenset[str] | None = None) -> None:
        self.folder = folder
        self._only = only
        self._place = place
        self._read: dict[str, tuple[tuple[int, int], Rendered]] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all notebooks, in the order of their names."""
        files = (path for path in self.folder.glob("*.ipynb") if path.is_file())
        return tuple(sorted(path.stem for path in files if self._serves(path.stem)))

    def find(self, module_id: str) -> Rendered | None:
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
            kept = self._read[module_id] = (seen, _rendered(path, self._place))
        return kept[1]

    def titles(self) -> MappingProxyType[str, str]:
        """The titles of all readable notebooks by id, in the order of their names."""
        return MappingProxyType({module_id: self._title(module_id) for module_id in self.ids()})

    def _serves(self, module_id: str) -> bool:
        return bool(MODULE_ID.fullmatch(module_id)) and (self._only is None or module_id in self._only)

    def _title(self, module_id: str) -> str:
        try:
            rendered = self.find(module_id)
        except BrokenNotebook:
            return module_id
        return rendered.title if rendered else module_id


def _rendered(path: Path, place: ProsePlace) -> Rendered:
    try:
        notebook = read_notebook(path, old=True)
        code = frozenset(cell.number for cell in notebook.code)
        prose = {cell.number: render(cell.source, place, cell.attachments) for cell in notebook.prose}
    except BrokenNotebook:
        raise
    except Exception as reason:  # whatever the system or an author's Markdown has in store
        raise BrokenNotebook(f"{path.name} cannot be read as a notebook: {reason}") from reason
    shown = (cell for cell in notebook.cells if cell.number in prose or cell.number in code)
    return Rendered(notebook, tuple(PageCell(cell, prose.get(cell.number)) for cell in shown))
