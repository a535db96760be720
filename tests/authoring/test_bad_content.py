"""Every mistake of ``tests/bad_content`` gets exactly the messages that its file names.

A new case is a new file. Its lines ``# expect: line:column: message — remedy`` (for a notebook: the list ``expect``
in its metadata; where its JSON is broken: a file beside it that ends in ``.expect``) are what
``facilitator check`` prints, without the path.
"""

import json
import re
from pathlib import Path

import pytest

from tests.authoring.templates import message_templates, rule_templates, syntax_templates
from tests.building import LIBRARY
from toolkit.authoring.check import _NEARLY, check_path

BAD = Path(__file__).parent.parent / "bad_content"
FILES = sorted(path for path in BAD.iterdir() if _NEARLY.search(path.name) and path.suffix != ".expect")
SEVERAL = 3
SAID_ELSEWHERE = {
    "`…` names other decks itself": "between files: test_decks.py",
    "this deck has a content note, and the exercise has none": "between files: test_decks.py",
    "the figures of this chart have several units: …": "needs a list of its own: test_situations.py",
    "the course does not speak …": "about a language: test_library.py",
    "`…` leads to itself": "about a list: test_entry.py",
    "a value below zero cannot be drawn": "about a list: test_entry.py",
    "… % is more than all": "about a list: test_entry.py",
    "from … to … is no size of a group": "about a list: test_entry.py",
    "it takes … minutes": "about a list: test_entry.py",
    "nothing is written about `…`": "about a list: test_entry.py",
    "`…` is no date": "about a list: test_entry.py",
    "there is nothing in this programme": "about a list: test_entry.py",
    "there are minutes and no meetings": "about a list: test_entry.py",
    "nothing is listed in `…`": "about a guide: test_guides.py",
    "the parts of `…` take … minutes together": "about a guide: test_guides.py",
    "this part takes … minutes": "about a guide: test_guides.py",
    "there is no module …": "about a guide: test_guides.py",
    "in … of … exercises in … the right answer is number …": "between files: test_style.py",
    "the file has … characters": "too long to keep here: test_document.py",
    "the file cannot be read: …": "about the system, not a text: test_check.py",
    "the file is missing": "about the course, not a file: test_check.py",
    "the module `…` has no notebook": "between files: test_check.py",
    "the notebook is no module of the course": "between files: test_check.py",
    "no notebook shows this exercise": "between files: test_check.py",
    "the title here is “…”, and in course.yaml it is “…”": "between files: test_check.py",
    "no notebook can show an exercise that lies here": "about a folder that is not here: test_check.py",
    "`…` is not a name for a folder": "about a folder that is not here: test_check.py",
    "`…` is not a reference list": "about a folder that is not here: test_check.py",
}


def expected(path: Path) -> list[str]:
    beside = path.with_name(f"{path.name}.expect")
    if beside.is_file():
        return beside.read_text("utf-8").splitlines()
    if path.suffix == ".ipynb":
        return json.loads(path.read_text("utf-8"))["metadata"]["expect"]
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]


def found(path: Path) -> list[str]:
    return [str(problem).removeprefix(f"{path}:") for problem in check_path(path, LIBRARY)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bad_file_gets_its_messages(path: Path) -> None:
    assert found(path) == expected(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_has_a_place_and_a_remedy(path: Path) -> None:
    assert expected(path)
    assert all(re.fullmatch(r"[1-9]\d*:[1-9]\d*: \S.* — \S.*", line) for line in expected(path))


def test_several_problems_of_one_file_are_all_reported() -> None:
    assert sum(len(expected(path)) >= SEVERAL for path in FILES) >= SEVERAL


@pytest.mark.parametrize("template", sorted(message_templates("content", "authoring") - SAID_ELSEWHERE.keys()))
def test_every_message_of_the_checks_has_a_bad_file(template: str) -> None:
    assert any(_says(line, template) for path in FILES for line in expected(path))


@pytest.mark.parametrize("template", rule_templates())
def test_every_finding_of_a_walk_has_a_bad_file(template: str) -> None:
    assert any(_says(line, template) for path in FILES for line in expected(path))


@pytest.mark.parametrize("template", syntax_templates())
def test_everything_that_yaml_cannot_read_has_a_bad_file(template: str) -> None:
    assert any(_says(line, template) for path in FILES for line in expected(path))


def _says(line: str, template: str) -> bool:
    message = line.split(": ", 1)[1].removeprefix("warning: ").split(" — ", maxsplit=1)[0]
    return re.match(".*".join(re.escape(part) for part in template.split("…")), message) is not None
