from typing import Any

import pytest

from tests.building import choice, event
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.kinds.choice import Choice
from toolkit.course.kinds.question import QuestionState, change, start

ONE = choice("a", "bc")
SEVERAL = choice("ac", "b", pick="several")


def after(exercise: Choice, *events: Event) -> QuestionState[tuple[str, ...]]:
    state = start(exercise)
    for one in events:
        state = change(exercise, state, one)
    return state


def check(answer: Any) -> Event:
    return event("check", answer=answer)


def outcome(exercise: Choice, picked: Any) -> str:
    answered = after(exercise, check(picked)).answer
    assert answered
    return exercise.outcome(answered)


def refusal(exercise: Choice, *events: Event) -> str:
    with pytest.raises(EventRefused) as refused:
        after(exercise, *events)
    return refused.value.reason


def test_checking_keeps_what_was_picked() -> None:
    assert after(ONE, check("b")) == QuestionState(("b",), checked=True)


def test_right_option_is_right() -> None:
    assert outcome(ONE, "a") == "right"


def test_wrong_option_is_not_right() -> None:
    assert outcome(ONE, "b") == "not"


@pytest.mark.parametrize(("answer", "expected"), [("ac", "right"), ("a", "partly"), ("abc", "partly"), ("b", "not")])
def test_several_are_right_when_exactly_the_right_ones_are_picked(answer: str, expected: str) -> None:
    assert outcome(SEVERAL, list(answer)) == expected


def test_picked_options_are_kept_in_the_exercise_s_order() -> None:
    assert after(SEVERAL, check(["c", "a"])).answer == ("a", "c")


def test_opening_shows_the_other_options() -> None:
    assert after(ONE, check("b"), event("open")).opened


def test_again_keeps_what_was_picked_and_closes_the_answer() -> None:
    assert after(ONE, check("b"), event("open"), event("again")) == QuestionState(("b",))


def test_checking_without_an_answer_asks_for_one() -> None:
    assert refusal(ONE, event("check")) == "refused.pick-one"


def test_checking_several_without_an_answer_asks_for_some() -> None:
    assert refusal(SEVERAL, check([])) == "refused.pick-several"


def test_picking_two_where_one_is_asked_is_refused() -> None:
    assert refusal(ONE, check(["a", "b"])) == "refused.unknown-answer"


def test_unknown_option_is_refused() -> None:
    assert refusal(ONE, check("d")) == "refused.unknown-answer"


def test_checking_twice_is_refused_so_that_the_first_answer_stands() -> None:
    assert refusal(ONE, check("b"), check("a")) == "refused.not-now"


@pytest.mark.parametrize("do", ["open", "again", "choose", "", "CHECK"])
def test_event_that_does_not_fit_the_beginning_is_refused(do: str) -> None:
    assert refusal(ONE, event(do, answer="a")) == "refused.not-now"
