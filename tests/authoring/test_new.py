import shutil
from pathlib import Path

import pytest

from tests.building import EXERCISES, library
from toolkit.authoring.check import check_path
from toolkit.authoring.new import EDITORS_LINE, CannotMake, new_exercise
from toolkit.course.attempt import KINDS

MODULES = """\
title: A course
about: A course about one thing.
modules:
  one: {title: One, minutes: 5, aims: [See one thing.], competencies: [C4]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The exercises of a course whose one module has no exercise yet; the examples may name those of others."""
    for folder in ("reference", "kinds", "04-role", "08-hard-moments"):
        shutil.copytree(EXERCISES / folder, tmp_path / folder)
    (tmp_path / "course.yaml").write_text(MODULES)
    return tmp_path


def refusal(kind: str, exercise_id: str, root: Path) -> str:
    with pytest.raises(CannotMake) as refused:
        new_exercise(kind, exercise_id, library(root))
    return str(refused.value)


@pytest.mark.parametrize("kind", KINDS)
def test_new_file_is_the_example_of_its_kind_and_sound(kind: str, root: Path) -> None:
    path = new_exercise(kind, f"one/a-{kind}", library(root))
    text = path.read_text("utf-8")
    assert path == root / "one" / f"a-{kind}.yaml"
    assert text == EDITORS_LINE + (EXERCISES / "kinds" / f"{kind}.yaml").read_text("utf-8")
    assert check_path(path, library(root)) == ()


def test_editors_find_the_schema_from_there(root: Path) -> None:
    path = new_exercise("choice", "one/first", library(root))
    named = EDITORS_LINE.removeprefix("# yaml-language-server: $schema=").strip()
    assert (path.parent / named).resolve() == (root / "schema.json").resolve()


def test_line_for_editors_is_not_written_twice(root: Path) -> None:
    example = root / "kinds" / "choice.yaml"
    example.write_text(EDITORS_LINE + example.read_text("utf-8"), "utf-8")
    assert new_exercise("choice", "one/first", library(root)).read_text("utf-8").count(EDITORS_LINE) == 1


def test_file_that_is_there_is_left_alone(root: Path) -> None:
    path = new_exercise("choice", "one/first", library(root))
    path.write_text("mine")
    assert "is there already" in refusal("sort", "one/first", root)
    assert path.read_text() == "mine"


def test_kind_that_is_not_there_is_refused_with_the_nearest(root: Path) -> None:
    assert refusal("choise", "one/first", root) == "'choise' is not a kind of exercise: did you mean 'choice'?"


@pytest.mark.parametrize(
    "exercise_id", ["first", "one/First", "one/", "/first", "one/two/three", "../first", "kinds/a"]
)
def test_id_that_cannot_be_one_is_refused(exercise_id: str, root: Path) -> None:
    assert "cannot be the id of an exercise: write the folder of a module" in refusal("choice", exercise_id, root)


def test_module_that_is_not_in_the_course_is_refused_before_its_folder_is_made(root: Path) -> None:
    told = refusal("choice", "on/first", root)
    assert told.startswith("there is no module 'on': add it to ")
    assert told.endswith("course.yaml first, or did you mean 'one'?")
    assert not (root / "on").exists()


def test_folder_that_is_there_will_do(root: Path) -> None:
    (root / "drafts").mkdir()
    assert new_exercise("choice", "drafts/first", library(root)).is_file()


def test_file_that_cannot_be_written_is_refused(root: Path) -> None:
    (root / "one").mkdir()
    (root / "one" / "first.yaml").symlink_to(root / "one" / "nowhere" / "first.yaml")
    assert "one/first.yaml" in refusal("choice", "one/first", root)
