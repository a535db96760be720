"""What a notebook of the course keeps to."""

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.authoring.notebook_rules import notebook_problems
from toolkit.authoring.placed import Placed, notebook_at
from toolkit.content.problem import Problem

TITLE = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": ["# The facilitator's role\n"]}
PICTURES = {"two.png": {"image/png": ""}, "two women.png": {"image/png": ""}}
IMPORT = "from toolkit import exercise\n\n"


@pytest.fixture
def notebook(tmp_path):
    """Writes a notebook of its cells; a text is the source of a markdown cell below the title and a picture."""

    def write(*cells: Any) -> Path:
        path = tmp_path / "one.ipynb"
        built = [_cell("markdown", cell, attachments=PICTURES) if isinstance(cell, str) else cell for cell in cells]
        (tmp_path / "02-two.ipynb").touch()
        path.write_text(json.dumps({"cells": [TITLE, *built]}, indent=1), "utf-8")
        return path

    return write


def _cell(kind: str, source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "id": "cell", "metadata": {}, "source": source, **more}


def code(source: Any, **more: Any) -> dict[str, Any]:
    return _cell("code", source, **{"outputs": [], **more})


def messages(path: Path) -> list[str]:
    found = notebook_at(path)
    if isinstance(found, Problem):
        return [found.message]
    return [problem.message for problem in notebook_problems(found, ["a/one", "a/two"], ["V4", "X6", "SEED"])]


@pytest.mark.parametrize(
    "prose",
    [
        "## Section\n\n### Part\n\n## Section",
        "Four tasks [SEED], and more [V4, X6].",
        "See [above](#the-facilitators-role).",
        "![Two women talking](attachment:two.png)",
        "![Two women talking](attachment:two%20women.png)",
        "Go on with [part two](02-two.ipynb), or [its end](./02-two.ipynb#the-end).",
        "| a | b |\n|---|---|\n| 1 | [V4] |",
        "A sum in brackets [see below] is prose.",
        "3 < 4 and *so on*",
    ],
)
def test_plain_prose_has_no_problems(notebook, prose: str) -> None:
    assert messages(notebook(prose)) == []


@pytest.mark.parametrize("call", ['exercise("a/one")', IMPORT + 'exercise("a/one")', "exercise('a/one')  # first"])
def test_one_call_has_no_problems(notebook, call: str) -> None:
    assert messages(notebook(code(IMPORT + 'exercise("a/two")'), code(call))) == []


def test_first_code_cell_needs_the_import(notebook) -> None:
    said = messages(notebook(code('exercise("a/one")'), code(IMPORT + 'exercise("a/two")')))
    assert said == ["the first code cell does not import `exercise`"]


@pytest.mark.parametrize("link", ["03-three.ipynb", "./03-three.ipynb#end"])
def test_link_to_a_notebook_that_is_not_there_is_a_problem(notebook, link: str) -> None:
    problem = notebook_problems(placed(notebook(f"Go on with [part three]({link}).")), [], [])[0]
    assert (problem.message, problem.remedy) == (
        "there is no notebook '03-three.ipynb'",
        "did you mean '02-two.ipynb'?",
    )


@pytest.mark.parametrize("link", ["sheet.pdf", "../02-two.ipynb", "/02-two.ipynb", "02-two.ipynb?a", "mailto:a@b.eu"])
def test_link_to_anything_else_is_a_problem(notebook, link: str) -> None:
    assert messages(notebook(f"See [this]({link}).")) == [f"a link leads out of the course: {link}"]


def test_picture_that_was_lost_is_a_problem(notebook) -> None:
    said = messages(notebook("![Three women](attachment:three.png)"))
    assert said == ["the picture 'attachment:three.png' is not part of the notebook"]


@pytest.mark.parametrize("source", ["Part four.\n\n# Title", "- # Title", "***\n# Title", "", "\n\n## Title"])
def test_anything_before_the_title_is_a_problem(tmp_path, source: str) -> None:
    path = tmp_path / "one.ipynb"
    path.write_text(json.dumps({"cells": [_cell("markdown", source)]}), "utf-8")
    assert messages(path) == ["the notebook does not begin with its title"]


@pytest.mark.filterwarnings("error")
def test_odd_code_is_a_problem_and_no_warning(notebook) -> None:
    assert messages(notebook(code('1 is 1; "\\d"; 0or 1'))) == ["this code cell is not one call of an exercise"]


@pytest.mark.parametrize(
    "source",
    [
        "exercise()",
        "exercise(1)",
        'exercise("a/one", 2)',
        'exercise("a/one", language="fr")',
        'print("a/one")',
        'x = exercise("a/one")',
        'import os\nexercise("a/one")',
        "\x00",
        "(" * 1000,
        "\ud800",
    ],
)
def test_anything_but_one_call_is_a_problem(notebook, source: str) -> None:
    assert messages(notebook(code(source))) == ["this code cell is not one call of an exercise"]


def test_source_in_one_piece_is_read_like_a_list_of_lines(notebook) -> None:
    assert messages(notebook(code([IMPORT, 'exercise("a/one")']))) == []


def test_problem_is_where_its_author_sees_it(notebook) -> None:
    path = notebook("Some\nHTML <b>here</b>.", 'A "quoted" [link](sheet.pdf).')
    first, last = notebook_problems(placed(path), [], [])
    lines = path.read_text("utf-8").split("\n")
    assert lines[first.line - 1][first.column - 1 :].startswith("<b>")
    assert lines[last.line - 1][last.column - 1 :].startswith("sheet.pdf")


def placed(path: Path) -> Placed:
    found = notebook_at(path)
    assert isinstance(found, Placed)
    return found


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"cells": 1}', '{"cells": [{}]}', "[" * 100_000])
def test_file_that_is_no_notebook_is_a_problem(tmp_path, text: str) -> None:
    path = tmp_path / "one.ipynb"
    path.write_text(text, "utf-8")
    assert messages(path) == ["the file is not a notebook"]


@pytest.mark.parametrize("prose", ["[a](\ud800)", "![a](attachment:\ud800)"])
def test_half_a_letter_is_no_notebook(notebook, prose: str) -> None:
    assert messages(notebook(prose)) == ["the file is not a notebook"]


def test_link_that_is_too_long_for_a_file_leads_nowhere(notebook) -> None:
    name = "a" * 5000 + ".ipynb"
    assert messages(notebook(f"[a]({name})")) == [f"there is no notebook {name!r}"]


def test_output_that_is_no_output_is_no_notebook(notebook) -> None:
    assert messages(notebook(code('exercise("a/one")', outputs=[1]))) == ["the file is not a notebook"]


def test_file_that_is_not_utf_8_is_no_notebook(tmp_path) -> None:
    path = tmp_path / "one.ipynb"
    path.write_bytes('{"cells": [], "é": 1}'.encode("latin-1"))
    assert messages(path) == ["a letter was lost here"]
