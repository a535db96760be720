import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.building import EXERCISES, LIBRARY, copy_lists, library
from toolkit.authoring.check import NothingToCheck, check_course, check_path
from toolkit.command import PROBLEMS, WRONG_USAGE, main
from toolkit.content.places import notebooks_root
from toolkit.content.problem import ContentProblems

MODULE = """\
title: A course
about: A course about one thing.
modules:
  one: {title: One, minutes: 5, aims: [See one thing.], competencies: [C4]}
"""
LIST_OF_ONE = """\
kind: situations
title: Some
competencies: [C4]
sources: [OWN]
opening: Choose.
exercises: [one/talk]
"""
CALL = 'from toolkit import exercise\n\nexercise("one/first")'


@pytest.fixture
def course(tmp_path) -> Path:
    """A course of one module with one exercise: the folder that holds ``exercises`` and ``notebooks``."""
    exercises = tmp_path / "exercises"
    copy_lists(exercises)
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
    return [problem.message for problem in check_course(library(course / "exercises"), course / "notebooks")]


def test_our_own_course_has_no_problems() -> None:
    assert check_course(LIBRARY, notebooks_root()) == ()


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


def test_problem_in_a_file_does_not_hide_what_lies_between_others(course: Path) -> None:
    with (course / "exercises" / "course.yaml").open("a") as file:
        file.write("  two: {title: Two, minutes: 5, aims: [See], competencies: [C4]}\n")
    write_notebook(course / "notebooks" / "three.ipynb", CALL)
    (course / "exercises" / "one" / "first.yaml").write_text("kind: quiz\n", "utf-8")
    assert messages(course) == [
        "the module `two` has no notebook",
        "'quiz' is not a kind of exercise",
        "the notebook is no module of the course",
    ]


def test_exercise_that_an_unreadable_cell_may_show_is_not_missed(course: Path) -> None:
    shutil.copy(course / "exercises" / "one" / "first.yaml", course / "exercises" / "one" / "second.yaml")
    write_notebook(course / "notebooks" / "one.ipynb", CALL.replace("exercise(", "exercise["))
    assert messages(course) == ["this code cell is not one call of an exercise"]


def test_missing_notebook_is_told_at_the_line_of_its_module(course: Path) -> None:
    with (course / "exercises" / "course.yaml").open("a") as file:
        file.write("  two: {title: Two, minutes: 5, aims: [See], competencies: [C4]}\n")
    [told] = check_course(library(course / "exercises"), course / "notebooks")
    assert (told.line, told.column) == (5, 3)


def test_warning_does_not_hide_what_lies_between_files(course: Path) -> None:
    path = course / "exercises" / "one" / "second.yaml"
    shutil.copy(course / "exercises" / "one" / "first.yaml", path)
    path.write_text(path.read_text("utf-8").replace("Find out whether", "As a victim, find out whether"), "utf-8")
    short = [message.split(":")[0] for message in messages(course)]
    assert short == ["no notebook shows this exercise", "“victim” may hurt"]


def test_reference_list_with_a_slip_is_a_problem(course: Path) -> None:
    with (course / "exercises" / "reference" / "mistakes.yaml").open("a") as file:
        file.write("K99: {title: A slip, efect: It slips., sources: [V4]}\n")
    assert set(messages(course)) == {"`efect` is not known here"}


def test_problems_of_all_files_are_told_at_once(course: Path) -> None:
    (course / "exercises" / "one" / "first.yaml").write_text("kind: quiz\n", "utf-8")
    write_notebook(course / "notebooks" / "one.ipynb", "1 + 1")
    assert messages(course) == ["'quiz' is not a kind of exercise", "this code cell is not one call of an exercise"]


def test_folder_is_checked_with_all_that_lies_in_it(course: Path) -> None:
    (course / "exercises" / "one" / "first.yaml").write_text("kind: quiz\n", "utf-8")
    assert len(check_path(course / "exercises" / "one", library(course / "exercises"))) == 1


def test_exercise_file_that_is_not_utf_8_is_a_problem(course: Path) -> None:
    path = course / "exercises" / "one" / "first.yaml"
    path.write_bytes(path.read_bytes() + "afterword: Zoé\n".encode("latin-1"))
    told = {problem.message for problem in check_path(path, LIBRARY)}
    assert told == {"a letter was lost here", "`afterword` is there twice"}


@pytest.mark.parametrize("name", ["course.yaml", "reference/mistakes.yaml", "reference/sources.yaml"])
def test_course_and_list_that_are_not_utf_8_are_problems(course: Path, name: str) -> None:
    path = course / "exercises" / name
    path.write_bytes(path.read_bytes() + "# Zoé\n".encode("latin-1"))
    assert "a letter was lost here" in messages(course)


def test_folder_of_all_exercises_is_checked_as_what_it_is(course: Path) -> None:
    assert check_path(course / "exercises", library(course / "exercises")) == ()


@pytest.mark.parametrize("name", ["course.yaml", "reference/mistakes.yaml", "interface/screen.yaml"])
def test_every_file_is_checked_as_what_it_is(name: str) -> None:
    assert check_path(EXERCISES / name, LIBRARY) == ()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("course.yaml", "title: Here\n", "`about` is missing"),
        ("reference/mistakes.yaml", "K1: {title: A slip}\n", "`effect` is missing"),
        ("reference/mistaks.yaml", "K1: {title: A slip}\n", "`mistaks` is not a reference list"),
        ("interface/page.yaml", "page.exit: no\n", "YAML reads `no` as a yes-or-no, not as a text"),
        ("one/first.yml", "kind: choice\n", "a file that ends in .yml is not read"),
    ],
)
def test_file_of_the_course_with_a_slip_is_a_problem(course: Path, name: str, text: str, message: str) -> None:
    path = course / "exercises" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    assert message in [problem.message for problem in check_path(path, library(course / "exercises"))]
    assert message in messages(course)


def test_notebook_whose_file_name_is_no_id_is_a_problem(course: Path) -> None:
    write_notebook(course / "notebooks" / "Part_2.ipynb", CALL)
    assert messages(course) == ["`Part_2` is not a name for a file"]


def test_copy_that_an_editor_keeps_is_not_looked_at(course: Path) -> None:
    hidden = course / "notebooks" / ".ipynb_checkpoints"
    hidden.mkdir()
    write_notebook(hidden / "one-checkpoint.ipynb", "1 + 1")
    assert messages(course) == []


@pytest.mark.parametrize("name", ["notebooks/two.ipynb", "exercises/one/second.yaml", "exercises/reference/more.yaml"])
def test_link_to_a_file_that_is_gone_is_a_problem(course: Path, name: str) -> None:
    (course / name).symlink_to(course / "gone")
    assert len(messages(course)) == 1


def test_file_that_cannot_be_read_is_a_problem(course: Path) -> None:
    """A link that leads to itself; the right to read a file is no obstacle where tests run as root."""
    path = course / "notebooks" / "one.ipynb"
    path.unlink()
    path.symlink_to(path)
    [message] = messages(course)
    assert message.startswith("the file cannot be read: ")
    assert CliRunner().invoke(main, ["check", str(path.parent)]).exit_code == PROBLEMS


def test_exercise_that_cannot_be_read_is_a_problem_for_the_page_too(course: Path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(ContentProblems, match="the file cannot be read: Permission denied"):
        library(course / "exercises").exercise("one/first")


@pytest.mark.parametrize("name", ["notebooks/two.ipynb", "exercises/one/second.yaml", "exercises/more.yaml"])
def test_folder_with_the_name_of_a_file_is_no_file(course: Path, name: str) -> None:
    (course / name).mkdir()
    assert messages(course) == []


@pytest.mark.parametrize("name", ["empty", "README.md"])
def test_path_with_nothing_to_check_is_refused_by_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Words.", "utf-8") if path.suffix else path.mkdir()
    with pytest.raises(NothingToCheck, match=name):
        check_path(path, LIBRARY)
    told = CliRunner().invoke(main, ["check", str(path)])
    assert (told.exit_code, "nothing to check here" in told.output) == (WRONG_USAGE, True)


@pytest.mark.parametrize("text", ["SEED: [", None])
def test_list_that_cannot_be_read_is_told_once_and_not_by_every_file_that_refers_to_it(
    course: Path, text: str | None
) -> None:
    sources = course / "exercises" / "reference" / "sources.yaml"
    sources.write_text(text, "utf-8") if text else sources.unlink()
    assert len(messages(course)) == 1
    [told] = check_path(course / "exercises" / "one" / "first.yaml", library(course / "exercises"))
    assert told.path == str(sources)


def test_moment_that_opens_in_a_list_needs_no_cell_of_its_own(course: Path) -> None:
    exercises = course / "exercises"
    shutil.copy(EXERCISES / "kinds" / "moment.yaml", exercises / "one" / "talk.yaml")
    assert messages(course) == ["no notebook shows this exercise"]
    (exercises / "one" / "first.yaml").write_text(LIST_OF_ONE, "utf-8")
    assert messages(course) == []


def test_guide_of_the_course_is_checked_with_it(course: Path) -> None:
    (course / "exercises" / "trainer").mkdir()
    (course / "exercises" / "trainer" / "one.yaml").write_text("aims: [See one thing.]\n", "utf-8")
    assert "`plan_90` is missing" in messages(course)


def test_title_of_a_copied_notebook_is_a_problem(course: Path) -> None:
    text = (course / "notebooks" / "one.ipynb").read_text("utf-8")
    (course / "notebooks" / "one.ipynb").write_text(text.replace("# One", "# Two"), "utf-8")
    assert messages(course) == ["the title here is “Two”, and in course.yaml it is “One”"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("first.yaml", "no notebook can show an exercise that lies here"),
        ("one/deeper/first.yaml", "no notebook can show an exercise that lies here"),
        ("My module/first.yaml", "`My module` is not a name for a folder"),
    ],
)
def test_exercise_in_no_module_folder_is_a_problem(course: Path, name: str, message: str) -> None:
    path = course / "exercises" / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(course / "exercises" / "one" / "first.yaml", path)
    assert message in messages(course)
