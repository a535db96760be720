"""What ``course.yaml`` asks of the parts of its course, tried on a copy of ours that asks for more."""

import re
import shutil
from pathlib import Path

import pytest

from tests.building import EXERCISES, library
from toolkit.authoring.course_rules import course_warnings
from toolkit.content.places import notebooks_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the exercises and lists of our course."""
    shutil.copytree(EXERCISES, tmp_path / "exercises")
    return tmp_path / "exercises"


def asked(root: Path, file: str, was: str, now: str) -> list[str]:
    """What is warned of when ``now`` stands for ``was`` in a file."""
    path = root / file
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), "utf-8")
    return [problem.message for problem in course_warnings(library(root), notebooks_root())]


def test_our_course_is_as_it_asks_to_be() -> None:
    assert list(course_warnings(library(EXERCISES), notebooks_root())) == []


def test_a_part_that_begins_with_much_to_read_is_named(root: Path) -> None:
    said = asked(root, "course.yaml", "first_answer_within: 120", "first_answer_within: 60")
    assert len(said) == 13
    assert all(re.fullmatch(r"\d+ words stand before the first exercise", message) for message in said)


def test_a_part_with_much_prose_is_named_and_what_is_for_another_day_is_not_counted(root: Path) -> None:
    few = asked(root, "course.yaml", "read_at_once: 2000", "read_at_once: 1000")
    more = asked(root, "course.yaml", "another_day: For another day", "another_day: Never")
    assert 0 < len(few) <= len(more)
    assert sum(map(words, few)) < sum(map(words, more))


def words(message: str) -> int:
    return int(message.partition(" ")[0])


def test_answers_that_a_model_finds_unseen_are_named(root: Path) -> None:
    said = asked(root, "course.yaml", "tone_over_luck: 40", "tone_over_luck: 5")
    assert said
    assert all("points more than by luck" in message for message in said)


def test_a_safety_rule_that_nobody_practises_is_named(root: Path) -> None:
    practised = "practised: [03-preparing/the-room-next-door]"
    assert asked(root, "reference/safety.yaml", practised, "practised: []") == [
        "the safety rule `pick-up` is not practised"
    ]


def test_a_task_without_a_scene_is_named(root: Path) -> None:
    exercises = "[03-preparing/one-sentence, 02-what-a-group-is/better-than-thursdays, 02-what-a-group-is/the-leaflet]"
    assert asked(root, "reference/tasks.yaml", exercises, "[03-preparing/one-sentence]") == [
        "the task `purpose` has 1 exercises, and needs two, one of them a scene"
    ]


def test_where_nothing_is_asked_nothing_is_told(root: Path) -> None:
    text = (root / "course.yaml").read_text("utf-8")
    before, _, after = text.partition("rules:\n")
    (root / "course.yaml").write_text(before + "modules:\n" + after.partition("modules:\n")[2], "utf-8")
    assert list(course_warnings(library(root), notebooks_root())) == []
