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
from toolkit.exchange.brought import Import
from toolkit.exchange.format import Given
from toolkit.exchange.formats import FORMATS
from toolkit.exchange.gift import GIFT
from toolkit.exchange.leaving import take_out

GIVEN = Given(["C9"], ["X9"])
SHIPPED = [exercise for exercise in (written(text).exercise for text in TEXTS.values()) if exercise]


def back(exercise: Exercise) -> Exercise | None:
    """The exercise after it was exported and imported; nothing may be lost on the way."""
    found = Import("small")
    (known,) = [known for known in FORMATS if kind_of(exercise).name in known.kinds]
    known.read(known.write(exercise, LIBRARY.words)[0], found, GIVEN)
    assert [*found.problems, *found.lost, *(gap for one in found.brought for gap in one.gaps)] == []
    (brought,) = found.brought
    assert brought.stem == exercise.id.split("/")[-1]
    return exercise_in(exercise.id, found.document(brought), {}).exercise


@pytest.mark.parametrize(
    "exercise",
    [each for each in SHIPPED if any(kind_of(each).name in known.kinds for known in FORMATS)],
    ids=lambda each: each.title,
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
    left = take_out(GIFT, paths, LIBRARY)
    found = Import("all.gift")
    GIFT.read(left.text, found, GIVEN)
    assert found.problems == []
    assert {one.stem for one in found.brought} | {Path(one.path).stem for one in left.lost} == {p.stem for p in paths}


def test_a_text_that_was_changed_elsewhere_comes_through() -> None:
    exercise = written(TEXTS["kinds/choice"]).exercise
    assert exercise is not None
    found = Import("changed")
    GIFT.read(GIFT.write(exercise, LIBRARY.words)[0].replace("You nod kindly", "You smile"), found, GIVEN)
    changed = exercise_in(exercise.id, found.document(found.brought[0]), {}).exercise
    assert changed is not None
    assert "You smile" in str(changed)
    assert "You nod kindly" not in str(changed)
    assert changed.competencies == exercise.competencies
