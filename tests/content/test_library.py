"""All content of one language: read once, handed on, and read anew by a new library only."""

import shutil
from pathlib import Path

import pytest

from tests.authoring.readme import examples
from tests.building import EXERCISES, LIBRARY, library
from toolkit.content.library import Library
from toolkit.content.problem import ContentProblems


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with lists, words and one exercise."""
    for folder in ("reference", "interface"):
        shutil.copytree(EXERCISES / folder, tmp_path / folder)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "mine.yaml").write_text(examples()["choice"], "utf-8")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_it_holds_what_is_below_its_root_and_nothing_else(root: Path) -> None:
    content = library(root)
    assert content.exercises.ids() == ["one/mine"]
    assert (content.guides, content.module_ids) == ({}, None)
    with pytest.raises(ContentProblems, match="the file is missing"):
        content.course  # noqa: B018


def test_each_part_is_read_once() -> None:
    assert LIBRARY.exercise("04-role/whose-task") is LIBRARY.exercise("04-role/whose-task")
    assert LIBRARY.words is LIBRARY.words
    assert LIBRARY.reference is LIBRARY.reference
    assert LIBRARY.course is LIBRARY.course
    assert LIBRARY.guides is LIBRARY.guides


def test_a_new_library_sees_what_has_changed_since(root: Path) -> None:
    before = library(root)
    word, exercise, source = before.words["screen.check"], before.exercise("one/mine"), before.sources["V4"]
    change(root / "interface" / "screen.yaml", word, "Look at it")
    change(root / "one" / "mine.yaml", exercise.title, "Another title")
    change(root / "reference" / "sources.yaml", source.title, "Another source")
    assert (before.words["screen.check"], before.exercise("one/mine"), before.sources["V4"]) == (word, exercise, source)
    after = library(root)
    assert after.words["screen.check"] == "Look at it"
    assert (after.exercise("one/mine").title, after.sources["V4"].title) == ("Another title", "Another source")


def test_the_parts_of_the_course_are_there() -> None:
    assert list(LIBRARY.guides) == list(LIBRARY.module_ids or ())
    assert LIBRARY.sources == LIBRARY.reference.sources
    assert {line.source for line in LIBRARY.helplines} <= LIBRARY.sources.keys()
    assert len(LIBRARY.glossary) > 1


@pytest.mark.parametrize("part", ["words", "reference", "glossary", "helplines", "sources", "course", "guides"])
def test_a_part_with_problems_is_not_handed_out(root: Path, part: str) -> None:
    for path in root.glob("*/*.yaml"):
        path.write_text("- a slip", "utf-8")
    for name in ("course.yaml", "trainer/one.yaml"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("- a slip", "utf-8")
    with pytest.raises(ContentProblems, match="a list stands"):
        getattr(library(root), part)


def test_a_language_that_the_course_does_not_speak_is_told(root: Path) -> None:
    with pytest.raises(ContentProblems, match="the course does not speak 'ar' — use one of: en"):
        Library(root, "ar")
