"""Serves one exercise to its author: a folder with one notebook, whose cell follows the file."""

import tempfile
from dataclasses import replace
from pathlib import Path

import nbformat

from toolkit.content.exercises import id_of
from toolkit.content.library import Library
from toolkit.content.problem import ContentProblems
from toolkit.course.languages import SOURCE
from toolkit.server.app import CannotServe, run
from toolkit.server.options import Options

_MODULE = "preview"


def serve_preview(path: Path, root: Path, host: str, port: int, *, browser: bool) -> None:
    """Serves the exercise in the file at ``path`` until it is stopped; ``root`` holds what it refers to.

    Raises ``CannotServe``.
    """
    library = Library(root, SOURCE)
    try:
        library.reference  # noqa: B018 - without it no exercise can be shown
        say = library.words
    except ContentProblems as reason:
        raise CannotServe(str(reason)) from reason
    title = say["stage.preview.title"].format(id=id_of(path))
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        notebook = Path(folder) / f"{_MODULE}.ipynb"
        _write(notebook, f"# {title}\n\n{say['stage.preview.about']}", path.resolve(), root.resolve())
        opens = f"{library.language}/{_MODULE}"
        author = Options(content=root, notebooks=notebook.parent, author=True)
        run(replace(author, host=host, port=port, opens=opens, browser=browser))


def _write(notebook: Path, prose: str, path: Path, root: Path) -> None:
    code = f"from toolkit.preview import preview\n\npreview({str(path)!r}, {str(root)!r})"
    cells = [nbformat.v4.new_markdown_cell(prose), nbformat.v4.new_code_cell(code)]  # type: ignore[no-untyped-call]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)  # type: ignore[no-untyped-call]
