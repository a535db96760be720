import re
from collections.abc import Callable

import pytest

from tests.authoring.readme import examples
from tests.building import EXERCISES, LIBRARY, library, written
from toolkit.content.exercises import exercise_files
from toolkit.content.problem import ContentProblems
from toolkit.content.reference import LISTS


def test_exercise_gets_the_id_it_was_asked_for() -> None:
    assert LIBRARY.exercise("04-role/whose-task").id == "04-role/whose-task"


def test_unknown_exercise_raises_with_the_nearest_id() -> None:
    with pytest.raises(ContentProblems, match="did you mean '04-role/whose-task'"):
        LIBRARY.exercise("04-role/whose-taks")


def test_exercise_with_problems_raises_all_of_them(tmp_path) -> None:
    (tmp_path / "module").mkdir()
    (tmp_path / "module" / "bad.yaml").write_text("kind: choice\ntitle: no\n", "utf-8")
    with pytest.raises(ContentProblems) as raised:
        library(tmp_path).exercise("module/bad")
    assert len(raised.value.problems) > 1


def test_exercise_that_is_not_utf_8_raises_its_problem(tmp_path) -> None:
    (tmp_path / "module").mkdir()
    (tmp_path / "module" / "bad.yaml").write_bytes("kind: choice\ntitle: Zoé\n".encode("latin-1"))
    with pytest.raises(ContentProblems, match="a letter was lost here"):
        library(tmp_path).exercise("module/bad")


def test_reference_lists_and_words_are_no_exercises() -> None:
    assert {path.parent.name for path in exercise_files(EXERCISES)}.isdisjoint({"reference", "interface"})


def test_every_exercise_file_is_found() -> None:
    assert EXERCISES / "04-role" / "whose-task.yaml" in exercise_files(EXERCISES)


def test_exercises_may_refer_to_every_list_that_screens_need() -> None:
    only_for_authors = {"blaming", "idioms", "safety", "tasks"}
    on_pages_of_their_own = {"helplines", "activities", "glossary", "countries", "programmes"}
    assert LIBRARY.lists.known_keys().keys() == LISTS.keys() - only_for_authors - on_pages_of_their_own


def test_part_that_cannot_be_read_does_not_hide_those_that_do_not_fit() -> None:
    file = written(examples()["sort"].replace("group: group", "group: grup").replace("title:", "titel:"))
    assert {problem.message for problem in file.problems} == {
        "`titel` is not known here",
        "`remark` belongs to the group 'grup', which is not there",
        "`sunday` belongs to the group 'grup', which is not there",
    }


SLIPS: dict[str, Callable[[str], str]] = {
    "a letter too many": lambda line: re.sub(r"^([ -]*[a-z])([a-z_]+):", r"\1x\2:", line),
    "a quote not closed": lambda line: re.sub(r": (?=\S)", ': "', line, count=1),
    "a bracket not closed": lambda line: re.sub(r": (?=\S)", ": [", line, count=1),
    "a tab": lambda line: re.sub(r"^ +", "\t", line),
    "no colon": lambda line: re.sub(r"^([ -]*[a-z_-]+):", r"\1", line),
    "no space": lambda line: re.sub(r": (?=\S)", ":", line, count=1),
    "too far in": lambda line: f" {line}" if line.strip() else line,
    "a second colon": lambda line: re.sub(r": (?=[A-Z])", ": Yes: ", line, count=1),
    "a star": lambda line: re.sub(r": (?=\S)", ": *", line, count=1),
    "curly quotes": lambda line: re.sub(r": (\S+)$", r": “\1”", line, count=1),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("kind", ["choice", "sort", "rewrite"])
def test_a_slip_is_told_once(kind: str, slip: str) -> None:
    """What follows from it is not told: in 19 of 20 lines, wherever in the file it is made."""
    lines = examples()[kind].split("\n")
    spoilt = [(number, SLIPS[slip](line)) for number, line in enumerate(lines) if not line.lstrip().startswith("#")]
    texts = [
        "\n".join([*lines[:number], line, *lines[number + 1 :]]) for number, line in spoilt if line != lines[number]
    ]
    told = [len(written(text).problems) for text in texts]
    assert texts
    assert sum(number > 1 for number in told) <= max(len(told) / 20, 2)


def test_file_with_problems_has_no_exercise() -> None:
    assert written("kind: choice").exercise is None
