import json
from typing import Any

import pytest

from tests.building import after, event, moment
from toolkit.course.attempt import answer as answer_attempt
from toolkit.course.attempt import begin, place, resume
from toolkit.course.exercise import EventRefused

MOMENT = moment("c", "abd")


@pytest.mark.parametrize(("answer", "outcome"), [("c", "right"), ("a", "not"), (["d"], "not")])
def test_the_better_practice_is_right(answer: Any, outcome: str) -> None:
    assert MOMENT.outcome(MOMENT.read(answer)) == outcome


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (None, "refused.pick-move"),
        ([], "refused.pick-move"),
        (["a", "b"], "refused.unknown-answer"),
        ("z", "refused.unknown-answer"),
        ({"a": True}, "refused.unknown-answer"),
        ([["a"]], "refused.unknown-answer"),
        (3, "refused.unknown-answer"),
    ],
)
def test_anything_but_one_response_is_refused(answer: Any, reason: str) -> None:
    with pytest.raises(EventRefused) as refused:
        MOMENT.read(answer)
    assert refused.value.reason == reason


def test_her_place_survives_being_kept() -> None:
    attempt = begin(MOMENT)
    for one in (event("check", answer="b"), event("open")):
        attempt = answer_attempt(attempt, one)
    assert resume(MOMENT, json.loads(json.dumps(place(attempt)))) == attempt


SPEAKS_FIRST = moment("c", "abd", first="say")


def test_where_she_speaks_first_nothing_can_be_answered_before() -> None:
    with pytest.raises(EventRefused) as refused:
        answer_attempt(begin(SPEAKS_FIRST), event("check", answer="b"))
    assert refused.value.reason == "refused.not-now"


def test_she_speaks_first_once_also_when_she_tries_again() -> None:
    attempt: Any = after(begin(SPEAKS_FIRST), "offer", event("check", answer="b"), "again", event("check", answer="c"))
    assert attempt.state.answer == "c"


def test_nothing_is_offered_twice_nor_where_it_is_on_show() -> None:
    for attempt in (begin(MOMENT), after(begin(SPEAKS_FIRST), "offer")):
        with pytest.raises(EventRefused):
            answer_attempt(attempt, event("offer"))


@pytest.mark.parametrize("events", [[], ["offer"], ["offer", event("check", answer="b")]])
def test_where_she_is_in_speaking_first_survives_being_kept(events: list[Any]) -> None:
    attempt: Any = after(begin(SPEAKS_FIRST), *events)
    assert resume(SPEAKS_FIRST, json.loads(json.dumps(place(attempt)))) == attempt


def test_nothing_of_what_she_says_is_in_her_place() -> None:
    said = after(begin(SPEAKS_FIRST), event("offer", own="My own words."), event("check", answer="b", own="My words."))
    assert "words" not in json.dumps(place(said))


def test_a_place_from_before_she_was_asked_to_speak_goes_on_from_its_answer() -> None:
    before = place(after(begin(MOMENT), event("check", answer="b")))
    resumed: Any = resume(SPEAKS_FIRST, before).state
    assert resumed.answer == "b"
