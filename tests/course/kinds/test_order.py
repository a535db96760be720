import json
from typing import Any

import pytest

from tests.building import event, order
from toolkit.course.attempt import answer as answer_attempt
from toolkit.course.attempt import begin, place, resume
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.kinds.order import Order
from toolkit.course.kinds.question import QuestionState, change, start

ORDER = order("abcd")
LOOSE = order("abcd", together="bc")


def after(exercise: Order, *events: Event) -> QuestionState[tuple[str, ...]]:
    state = start(exercise)
    for one in events:
        state = change(exercise, state, one)
    return state


def check(answer: Any) -> Event:
    return event("check", answer=answer)


def refusal(answer: Any) -> str:
    with pytest.raises(EventRefused) as refused:
        after(ORDER, check(answer))
    return refused.value.reason


def test_checking_keeps_her_order() -> None:
    assert after(ORDER, check(list("bacd"))) == QuestionState(("b", "a", "c", "d"), checked=True)


def test_again_keeps_her_order() -> None:
    assert after(ORDER, check(list("bacd")), event("open"), event("again")) == QuestionState(tuple("bacd"))


@pytest.mark.parametrize(("answer", "outcome"), [("abcd", "right"), ("bacd", "partly"), ("dabc", "not")])
def test_items_fit_in_their_own_place(answer: str, outcome: str) -> None:
    assert ORDER.outcome(tuple(answer)) == outcome


@pytest.mark.parametrize(("answer", "fitting"), [("acbd", "abcd"), ("cbad", "bd"), ("bcda", "c")])
def test_neighbours_that_belong_together_fit_in_each_other_s_place(answer: str, fitting: str) -> None:
    assert LOOSE.fitting(tuple(answer)) == set(fitting)


def test_places_are_counted_from_one() -> None:
    assert [LOOSE.places(name) for name in "abcd"] == [(1,), (2, 3), (2, 3), (4,)]


@pytest.mark.parametrize("together", ["", "ab", "bc", "ab cd", "abc", "bcd"])
@pytest.mark.parametrize("number", range(30))
def test_the_first_order_is_never_right(number: int, together: str) -> None:
    exercise = order("abcd", together=together, id=f"04-role/{number}")
    assert exercise.outcome(exercise.first) != "right"
    assert sorted(exercise.first) == list("abcd")


@pytest.mark.parametrize(
    "answer",
    [
        *(None, "abcd", [], 7, {"a": 1, "b": 2, "c": 3, "d": 4}),
        *(list("abc"), list("abcde"), list("aabc"), list("abcx")),
        *([1, 2, 3, 4], [["a"], "b", "c", "d"], [None] * 4),
    ],
)
def test_anything_but_all_items_once_is_refused(answer: Any) -> None:
    assert refusal(answer) == "refused.unknown-answer"


def test_her_place_survives_being_kept() -> None:
    attempt = answer_attempt(begin(LOOSE), check(list("dcba")))
    assert resume(LOOSE, json.loads(json.dumps(place(attempt)))) == attempt


@pytest.mark.parametrize("answer", [list("abc"), "abcd", {"a": "b"}, [[]], 1])
def test_a_place_that_does_not_fit_is_refused(answer: Any) -> None:
    kept = {"v": 1, "id": ORDER.id, "door": "open", "answer": answer, "checked": True}
    with pytest.raises(EventRefused):
        resume(ORDER, kept)
