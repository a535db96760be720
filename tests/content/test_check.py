import json
import shutil
from pathlib import Path

import pytest

from tests.building import EXERCISES
from toolkit.content.check import check_course, check_exercise, check_path
from toolkit.content.places import notebooks_root

MODULE = """\
title: A course
about: A course about one thing.
modules:
  one: {title: One, minutes: 5, aims: [See one thing.], competencies: [C4]}
"""
CALL = 'from toolkit import exercise\n\nexercise("one/first")'


@pytest.fixture
def course(tmp_path) -> Path:
    """A course of one module with one exercise: the folder that holds ``exercises`` and ``notebooks``."""
    exercises = tmp_path / "exercises"
    shutil.copytree(EXERCISES / "reference", exercises / "reference")
    (exercises / "one").mkdir()
    shutil.copy(EXERCISES / "04-role" / "whose-task.yaml", exercises / "one" / "first.yaml")
    (exercises / "course.yaml").write_text(MODULE, "utf-8")
    (tmp_path / "notebooks").mkdir()
    write_notebook(tmp_path / "notebooks" / "one.ipynb", CALL)
    return tmp_path


def write_notebook(path: Path, call: str) -> None:
    cells = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# One"},
        {"cell_type": "code", "id": "call", "metadata": {}, "source": call, "outputs": []},
    ]
    path.write_text(json.dumps({"cells": cells}), "utf-8")


def messages(course: Path) -> list[str]:
    return [problem.message for problem in check_course(course / "exercises", course / "notebooks")]


def test_our_own_course_has_no_problems() -> None:
    assert check_course(EXERCISES, notebooks_root()) == ()


def test_small_course_has_no_problems(course: Path) -> None:
    assert messages(course) == []


def test_course_file_that_is_missing_is_a_problem(course: Path) -> None:
    (course / "exercises" / "course.yaml").unlink()
    assert messages(course) == ["the file is missing"]


def test_reference_list_that_is_missing_is_a_problem(course: Path) -> None:
    (course / "exercises" / "reference" / "mistakes.yaml").unlink()
    assert "the file is missing" in messages(course)


def test_module_without_a_notebook_is_a_problem(course: Path) -> None:
    with (course / "exercises" / "course.yaml").open("a") as file:
        file.write("  two: {title: Two, minutes: 5, aims: [See], competencies: [C4]}\n")
    assert messages(course) == ["the module `two` has no notebook"]


def test_notebook_without_a_module_is_a_problem(course: Path) -> None:
    write_notebook(course / "notebooks" / "three.ipynb", CALL)
    assert messages(course) == ["the notebook is no module of the course"]


def test_exercise_that_no_notebook_shows_is_a_problem(course: Path) -> None:
    shutil.copy(course / "exercises" / "one" / "first.yaml", course / "exercises" / "one" / "second.yaml")
    assert messages(course) == ["no notebook shows this exercise"]


def test_what_lies_between_files_is_looked_at_only_when_each_is_sound(course: Path) -> None:
    shutil.copy(course / "exercises" / "one" / "first.yaml", course / "exercises" / "one" / "second.yaml")
    (course / "exercises" / "one" / "first.yaml").write_text("kind: quiz\n", "utf-8")
    assert messages(course) == ["'quiz' is not a kind of exercise"]


def test_reference_list_with_a_slip_is_a_problem(course: Path) -> None:
    with (course / "exercises" / "reference" / "mistakes.yaml").open("a") as file:
        file.write("K99: {title: A slip, efect: It slips., sources: [V4]}\n")
    assert set(messages(course)) == {"`efect` is not known here", "`effect` is missing"}


def test_problems_of_all_files_are_told_at_once(course: Path) -> None:
    (course / "exercises" / "one" / "first.yaml").write_text("kind: quiz\n", "utf-8")
    write_notebook(course / "notebooks" / "one.ipynb", "1 + 1")
    assert messages(course) == ["'quiz' is not a kind of exercise", "this code cell is not one call of an exercise"]


def test_folder_is_checked_with_all_that_lies_in_it(course: Path) -> None:
    (course / "exercises" / "one" / "first.yaml").write_text("kind: quiz\n", "utf-8")
    assert len(check_path(course / "exercises" / "one", course / "exercises")) == 1


def test_exercise_file_that_is_not_utf_8_is_a_problem(course: Path) -> None:
    path = course / "exercises" / "one" / "first.yaml"
    path.write_bytes(path.read_bytes() + "afterword: Zoé\n".encode("latin-1"))
    assert [problem.message for problem in check_exercise(path, EXERCISES)] == ["a letter was lost here"]
