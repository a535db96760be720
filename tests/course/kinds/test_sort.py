from typing import Any

import pytest

from tests.building import event, sort
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.kinds.placing import Placed
from toolkit.course.kinds.question import QuestionState, change, start

SORT = sort()
FITTING = {"open": "hers", "topic": "theirs"}
SWAPPED = {"open": "theirs", "topic": "hers"}


def after(*events: Event) -> QuestionState[Placed]:
    state = start(SORT)
    for one in events:
        state = change(SORT, state, one)
    return state


def check(answer: Any) -> Event:
    return event("check", answer=answer)


def refusal(*events: Event) -> str:
    with pytest.raises(EventRefused) as refused:
        after(*events)
    return refused.value.reason


def test_checking_keeps_where_each_item_lies() -> None:
    assert after(check(SWAPPED)) == QuestionState((("open", "theirs"), ("topic", "hers")), checked=True)


def test_items_in_their_own_group_fit() -> None:
    assert SORT.fitting(SORT.read({"open": "hers", "topic": "hers"})) == {"open"}


def test_opening_shows_where_the_others_belong() -> None:
    assert after(check(SWAPPED), event("open")).opened


def test_again_keeps_where_the_items_lie_and_closes_the_answer() -> None:
    assert after(check(SWAPPED), event("open"), event("again")) == QuestionState(tuple(SWAPPED.items()))


@pytest.mark.parametrize("answer", [None, {}, [], {"open": "hers"}, {"open": "hers", "topic": None}])
def test_every_item_must_be_placed(answer: Any) -> None:
    assert refusal(check(answer)) == "refused.place-all"


@pytest.mark.parametrize("answer", [{**FITTING, "tea": "hers"}, {"open": "hers", "topic": "nobody"}, ["open"], "open"])
def test_unknown_item_or_group_is_refused(answer: Any) -> None:
    assert refusal(check(answer)) == "refused.unknown-answer"


def test_checking_twice_is_refused_so_that_the_first_answer_stands() -> None:
    assert refusal(check(SWAPPED), check(FITTING)) == "refused.not-now"


@pytest.mark.parametrize("do", ["open", "again", "choose", ""])
def test_event_that_does_not_fit_the_beginning_is_refused(do: str) -> None:
    assert refusal(event(do, answer=FITTING)) == "refused.not-now"
