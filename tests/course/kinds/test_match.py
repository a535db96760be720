import json
from typing import Any

import pytest

from tests.building import event, match
from toolkit.course.attempt import answer as answer_attempt
from toolkit.course.attempt import begin, place, resume
from toolkit.course.exercise import EventRefused

MATCH = match("ab cd", extra="x")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"a": "b", "c": "d"}, "right"),
        ({"a": "b", "c": "x"}, "partly"),
        ({"a": "d", "c": "b"}, "not"),
        ({"a": "b", "c": "b"}, "partly"),
    ],
)
def test_items_fit_with_their_own_answer(answer: dict[str, str], outcome: str) -> None:
    assert MATCH.outcome(MATCH.read(answer)) == outcome


def test_answers_are_listed_in_another_order_than_in_the_file() -> None:
    for number in range(20):
        exercise = match("ab cd ef", id=f"04-role/{number}")
        assert [one.id for one in exercise.mixed] != ["b", "d", "f"]
        assert set(exercise.mixed) == set(exercise.answers)


@pytest.mark.parametrize("answer", [None, {}, {"a": "b"}, {"a": "b", "c": None}])
def test_every_item_needs_an_answer(answer: Any) -> None:
    with pytest.raises(EventRefused, match=r"refused\.place-all"):
        MATCH.read(answer)


@pytest.mark.parametrize("answer", [{"a": "b", "c": "z"}, {"a": "b", "z": "d"}, ["a"], "ab", {"a": ["b"], "c": "d"}])
def test_unknown_items_and_answers_are_refused(answer: Any) -> None:
    with pytest.raises(EventRefused, match=r"refused\.unknown-answer"):
        MATCH.read(answer)


def test_her_place_survives_being_kept() -> None:
    attempt = answer_attempt(begin(MATCH), event("check", answer={"c": "b", "a": "x"}))
    assert resume(MATCH, json.loads(json.dumps(place(attempt)))) == attempt
