"""Notebooks as they are read from their files, for the check, the pages and the kernels alike."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from toolkit.content.notebooks import CITED, BrokenNotebook, Notebook, read_notebook

IMPORT = "from toolkit import exercise\n\n"


def read(folder: Path, *cells: dict[str, Any]) -> Notebook:
    path = folder / "04-role.ipynb"
    path.write_text(json.dumps({"cells": cells}, indent=1), "utf-8")
    return read_notebook(path)


def prose(source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": "prose", "metadata": {}, "source": source, **more}


def code(source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "id": "code", "metadata": {}, "source": source, "outputs": [], **more}


def test_a_notebook_is_named_as_its_file(tmp_path: Path) -> None:
    assert read(tmp_path).id == "04-role"


def test_cells_keep_their_numbers_and_places(tmp_path: Path) -> None:
    notebook = read(tmp_path, prose("# One"), {"cell_type": "raw", "source": "?"}, code("1"), code("  \n"))
    assert [(cell.number, cell.kind, cell.id) for cell in notebook.cells] == [
        (0, "markdown", "prose"),
        (1, "raw", None),
        (2, "code", "code"),
        (3, "code", "code"),
    ]
    lines = notebook.path.read_text("utf-8").splitlines()
    assert '"id": "prose"' in lines[notebook.cells[0].line - 1]
    assert notebook.cells[1].line == 1
    assert [cell.number for cell in notebook.prose] == [0]
    assert [cell.number for cell in notebook.code] == [2]


@pytest.mark.parametrize("source", ["# Title\n\nText", ["# Title\n", "\n", "Text"]])
def test_a_source_may_be_written_line_by_line(tmp_path: Path, source: Any) -> None:
    assert read(tmp_path, prose(source)).cells[0].source == "# Title\n\nText"


def test_pictures_and_outputs_travel_with_their_cells(tmp_path: Path) -> None:
    pictures = {"two.png": {"image/png": ["AA", "BB"]}, "one.png": {"image/png": "CC"}}
    shown = {"output_type": "error", "ename": "NameError"}
    notebook = read(tmp_path, prose("![a](attachment:two.png)", attachments=pictures), code("x", outputs=[shown]))
    assert notebook.cells[0].attachments == {"two.png": {"image/png": "AABB"}, "one.png": {"image/png": "CC"}}
    assert notebook.cells[1].outputs == (shown,)


@pytest.mark.parametrize(
    ("source", "quiet"),
    [
        ("import os\nfrom json import dumps", True),
        ("# nothing yet", True),
        (IMPORT + 'exercise("a/one")', False),
        ("%matplotlib inline", False),
        ("import", False),
    ],
)
def test_a_cell_that_only_imports_is_quiet(tmp_path: Path, source: str, quiet: bool) -> None:
    assert read(tmp_path, code(source)).cells[0].quiet is quiet


def test_called_exercises_are_in_the_order_of_the_notebook(tmp_path: Path) -> None:
    notebook = read(tmp_path, code(IMPORT + 'exercise("a/two")'), prose('exercise("a/no")'), code('exercise("a/one")'))
    assert notebook.calls == ("a/two", "a/one")


def test_a_notebook_of_an_old_version_is_read_as_one_of_today_if_asked_for(tmp_path: Path) -> None:
    title, call = nbformat.v3.new_text_cell("markdown", "# Old"), nbformat.v3.new_code_cell("1 + 1")
    sheet = nbformat.v3.new_worksheet(cells=[title, call])
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps(nbformat.v3.new_notebook(worksheets=[sheet])), "utf-8")
    cells = read_notebook(path, old=True).cells
    assert [(cell.kind, cell.source) for cell in cells] == [("markdown", "# Old"), ("code", "1 + 1")]
    with pytest.raises(BrokenNotebook):
        read_notebook(path)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"cells": 1}', '{"cells": [{}]}', "[" * 100_000])
def test_a_file_that_is_no_notebook_is_told_by_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "one.ipynb"
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenNotebook, match=r"one\.ipynb cannot be read as a notebook"):
        read_notebook(path)


def test_a_file_that_is_not_there_is_the_system_s_to_tell(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_notebook(tmp_path / "gone.ipynb")


@pytest.mark.parametrize(
    ("text", "cited"),
    [("[V4]", ["V4"]), ("[V4, X6]", ["V4, X6"]), ("[FP1] [G1a]", ["FP1", "G1a"]), ("[V4](#here)", []), ("[see]", [])],
)
def test_citation_is_capitals_and_digits_in_brackets(text: str, cited: list[str]) -> None:
    assert CITED.findall(text) == cited
