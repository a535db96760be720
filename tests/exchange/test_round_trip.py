"""What is exported comes back as the same exercise."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.building import EXERCISES, LIBRARY, written
from tests.content.reading.test_writing import TEXTS
from tests.exchange.strategies import always_the_same, questions, stories
from toolkit.content.exercises import exercise_in
from toolkit.course.attempt import kind_of
from toolkit.course.exercise import Exercise
from toolkit.course.story.scenario import Scenario
from toolkit.exchange.brought import Import
from toolkit.exchange.gift import GIFT_KINDS, from_gift, to_gift
from toolkit.exchange.leaving import take_out
from toolkit.exchange.twee import from_twee, to_twee

SHIPPED = [exercise for exercise in (written(text).exercise for text in TEXTS.values()) if exercise]


def back(exercise: Exercise) -> Exercise | None:
    """The exercise after it was exported and imported; nothing may be lost on the way."""
    found = Import("small")
    if isinstance(exercise, Scenario):
        from_twee(to_twee(exercise, LIBRARY.words)[0], found, ["C9"], ["X9"])
    else:
        from_gift(to_gift(exercise)[0], found, ["C9"], ["X9"])
    assert [*found.problems, *found.lost, *(gap for one in found.brought for gap in one.gaps)] == []
    (brought,) = found.brought
    assert brought.stem == exercise.id.split("/")[-1]
    return exercise_in(exercise.id, found.document(brought), {}).exercise


@pytest.mark.parametrize(
    "exercise",
    [one for one in SHIPPED if kind_of(one).name in GIFT_KINDS or isinstance(one, Scenario)],
    ids=lambda one: one.title,
)
def test_every_exercise_comes_back(exercise: Exercise) -> None:
    assert back(exercise) == exercise


@settings(always_the_same, max_examples=100)
@given(questions)
def test_question_with_any_signs_comes_back_from_gift(exercise: Exercise) -> None:
    assert back(exercise) == exercise


@settings(always_the_same, max_examples=50)
@given(stories)
def test_scenario_with_any_signs_comes_back_from_twee(exercise: Exercise) -> None:
    assert back(exercise) == exercise


def test_many_questions_come_back_from_one_file() -> None:
    paths = sorted(Path(EXERCISES, "04-role").glob("*.yaml"))
    left = take_out("gift", paths, LIBRARY)
    found = Import("all.gift")
    from_gift(left.text, found, ["C9"], ["X9"])
    assert found.problems == []
    assert {one.stem for one in found.brought} | {Path(one.path).stem for one in left.lost} == {p.stem for p in paths}


def test_a_text_that_was_changed_elsewhere_comes_through() -> None:
    exercise = written(TEXTS["kinds/choice"]).exercise
    assert exercise is not None
    found = Import("changed")
    from_gift(to_gift(exercise)[0].replace("You nod kindly", "You smile"), found, ["C9"], ["X9"])
    changed = exercise_in(exercise.id, found.document(found.brought[0]), {}).exercise
    assert changed is not None
    assert "You smile" in str(changed)
    assert "You nod kindly" not in str(changed)
    assert changed.competencies == exercise.competencies
