from typing import Any

import pytest

from tests.building import cards, event
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.cards import LONGEST_TRAIL, Cards, CardsState, change, resume, start, to_read_again, waiting

DECK = cards("abcdefgh")
THREE = cards("abc")


def after(exercise: Cards, *events: str) -> CardsState:
    """The state after ``events``; a card is turned before something is said of it."""
    state = start(exercise)
    for one in events:
        if one in ("again", "nearly", "knew"):
            state = change(exercise, state, event("turn"))
        state = change(exercise, state, event(one))
    return state


def names(exercise: Cards, *said: str) -> str:
    return "".join(card.id for card in waiting(exercise, said))


def refusal(exercise: Cards, state: CardsState, do: str) -> str:
    with pytest.raises(EventRefused) as refused:
        change(exercise, state, event(do))
    return refused.value.reason


def test_cards_come_in_the_order_of_the_file() -> None:
    assert names(THREE) == "abc"


def test_known_card_is_done() -> None:
    assert names(THREE, "knew") == "bc"


def test_card_to_see_again_comes_back_after_two_others() -> None:
    assert names(DECK, "again") == "bcadefgh"


def test_card_nearly_known_comes_back_after_five_others() -> None:
    assert names(DECK, "nearly") == "bcdefagh"


def test_card_comes_back_at_the_end_where_fewer_are_left() -> None:
    assert names(THREE, "nearly", "again") == "cab"


def test_last_card_comes_back_at_once() -> None:
    assert names(THREE, "knew", "knew", "again") == "c"


def test_cards_that_she_did_not_know_are_named_once_in_the_order_of_the_file() -> None:
    trail = ("nearly", "again", "again", "again", "knew")
    assert [card.id for card in to_read_again(THREE, trail)] == ["a", "b", "c"]


def test_card_that_she_knew_at_last_may_still_be_read_again() -> None:
    assert [card.id for card in to_read_again(THREE, ("again", "knew", "knew", "knew"))] == ["a"]


def test_turning_shows_the_back_until_something_is_said() -> None:
    assert [after(THREE, "turn").turned, after(THREE, "knew").turned] == [True, False]


def test_she_may_stop_and_go_on_where_she_was() -> None:
    assert after(THREE, "knew", "turn", "stop", "go-on") == after(THREE, "knew", "turn")


@pytest.mark.parametrize("events", [("stop",), ("knew", "knew", "knew")])
def test_she_may_begin_again_once_she_stopped_or_is_through(events: tuple[str, ...]) -> None:
    assert after(THREE, *events, "restart") == start(THREE)


@pytest.mark.parametrize("do", ["knew", "again", "go-on", "restart", "check", ""])
def test_what_does_not_fit_a_front_is_refused(do: str) -> None:
    assert refusal(THREE, start(THREE), do) == "refused.not-now"


@pytest.mark.parametrize("do", ["turn", "stop", "knew", "go-on"])
def test_what_does_not_fit_the_end_is_refused(do: str) -> None:
    assert refusal(THREE, after(THREE, "knew", "knew", "knew"), do) == "refused.not-now"


@pytest.mark.parametrize("do", ["turn", "stop", "knew"])
def test_what_does_not_fit_a_stop_is_refused(do: str) -> None:
    assert refusal(THREE, after(THREE, "turn", "stop"), do) == "refused.not-now"


def test_trail_has_an_end_and_stopping_is_possible_there() -> None:
    state = CardsState(("again",) * LONGEST_TRAIL, turned=True)
    assert refusal(THREE, state, "again") == "refused.enough-cards"
    assert change(THREE, state, event("stop")).stopped


@pytest.mark.parametrize("events", [(), ("turn",), ("again", "nearly", "turn"), ("turn", "stop"), ("knew",) * 3])
def test_place_is_resumed(events: tuple[str, ...]) -> None:
    state = after(THREE, *events)
    place = {"trail": list(state.trail), "turned": state.turned, "stopped": state.stopped}
    assert resume(THREE, place) == state


@pytest.mark.parametrize(
    "trail", [None, 7, "knew", ["known"], [["knew"]], [None], ["knew"] * 4, ["again"] * (LONGEST_TRAIL + 1)]
)
def test_place_that_does_not_fit_is_refused(trail: Any) -> None:
    with pytest.raises(EventRefused):
        resume(THREE, {"trail": trail})


def test_nothing_is_turned_or_stopped_after_the_last_card() -> None:
    place = {"trail": ["knew"] * 3, "turned": True, "stopped": True}
    assert resume(THREE, place) == CardsState(("knew",) * 3)
