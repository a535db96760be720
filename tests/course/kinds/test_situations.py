import json
from dataclasses import replace
from typing import Any

import pytest

from tests.building import choice, event, moment, situations
from toolkit.course.attempt import Attempt, answer, begin, place
from toolkit.course.attempt import resume as resume_attempt
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.moment import MomentState
from toolkit.course.kinds.situations import (
    Situations,
    SituationsState,
    answer_at,
    change,
    door_at,
    resume,
    shown,
    start,
)

CALM = moment(id="one/calm", theme="feelings")
HEAVY = moment(id="one/heavy", theme="danger", content_note="A man waits.", way_round="Count.", competencies=("C8",))
BARE = moment(id="one/bare")
LONG = choice(id="one/long", competencies=("C8",))
LIST = situations(CALM, HEAVY, BARE, LONG)


def after(*events: Any, exercise: Situations = LIST) -> SituationsState:
    """The state after ``events``: a name alone, or an id that is visited."""
    state = start(exercise)
    for one in events:
        told = event("visit", situation=one) if isinstance(one, str) and "/" in one else one
        state = change(exercise, state, event(told) if isinstance(told, str) else told)
    return state


def ids(state: SituationsState) -> list[str]:
    return [one.id.removeprefix("one/") for one in shown(LIST, state)]


def refusal(state: SituationsState, do: str, **values: Any) -> str:
    with pytest.raises(EventRefused) as refused:
        change(LIST, state, event(do, **values))
    return refused.value.reason


def test_at_first_all_are_shown_in_their_order() -> None:
    assert ids(start(LIST)) == ["calm", "heavy", "bare", "long"]


def test_only_moments_have_a_theme() -> None:
    assert LIST.themes == ("feelings", "danger")
    assert ids(after(event("filter", theme="danger", competency=""))) == ["heavy"]


def test_every_kind_can_be_found_by_what_it_trains() -> None:
    assert LIST.trained == ("C4", "C8")
    assert ids(after(event("filter", theme="", competency="C8"))) == ["heavy", "long"]


def test_both_filters_hold_together() -> None:
    assert ids(after(event("filter", theme="feelings", competency="C8"))) == []


def test_an_empty_filter_shows_all_again() -> None:
    narrow = event("filter", theme="danger")
    assert ids(after(narrow, event("filter", theme="", competency=""))) == ids(start(LIST))


@pytest.mark.parametrize("values", [{"theme": "money"}, {"competency": "C1"}, {"theme": 3}, {"theme": ["danger", "x"]}])
def test_a_filter_that_is_not_on_offer_is_refused(values: dict[str, Any]) -> None:
    assert refusal(start(LIST), "filter", **values) == "refused.unknown-answer"


def test_a_moment_opens_and_is_answered_in_its_place() -> None:
    state = after("one/calm", event("check", answer="b"))
    assert (state.at, state.inside) == ("one/calm", True)
    assert answer_at(CALM, state) == MomentState("b", checked=True)
    assert answer_at(BARE, state) == MomentState()


def test_its_answer_is_there_when_she_comes_back() -> None:
    state = after("one/calm", event("check", answer="b"), "leave", "one/bare", "leave", "one/calm")
    assert answer_at(CALM, state).answer == "b"
    assert after("one/calm", event("check", answer="b"), "again", "leave").answered == (("one/calm", MomentState("b")),)


def test_leaving_keeps_the_filter_and_the_moment_she_was_in() -> None:
    state = after(event("filter", theme="danger"), "one/heavy", "leave")
    assert (state.theme, state.at, state.inside) == ("danger", "one/heavy", False)


def test_a_new_filter_forgets_which_moment_she_was_in() -> None:
    assert after("one/calm", "leave", event("filter")).at is None


def test_the_door_of_a_moment_is_its_own() -> None:
    assert door_at(HEAVY, after("one/heavy")) == "note"
    assert door_at(HEAVY, after("one/heavy", "go-round")) == "round"
    assert door_at(HEAVY, after("one/heavy", "go-round", "enter")) == "open"
    assert door_at(CALM, after("one/calm")) == "open"


def test_nothing_is_answered_before_its_door_is_open() -> None:
    assert refusal(after("one/heavy"), "check", answer="a") == "refused.not-now"
    assert refusal(after("one/heavy", "go-round"), "check", answer="a") == "refused.not-now"


def test_she_can_leave_at_the_door() -> None:
    assert after("one/heavy", "leave").doors == ()


@pytest.mark.parametrize("do", ["check", "leave", "enter", "open", "again", "nonsense"])
def test_in_the_list_only_a_filter_and_a_visit_fit(do: str) -> None:
    assert refusal(start(LIST), do) == "refused.not-now"


@pytest.mark.parametrize("do", ["filter", "visit", "enter", "nonsense"])
def test_in_a_moment_the_list_is_out_of_reach(do: str) -> None:
    assert refusal(after("one/calm"), do, situation="one/bare") == "refused.not-now"


@pytest.mark.parametrize("situation", [None, "one/long", "one/other", 3, ["one/calm", "one/bare"]])
def test_only_a_moment_of_the_list_can_be_visited(situation: Any) -> None:
    assert refusal(start(LIST), "visit", situation=situation) == "refused.unknown-answer"


def test_a_note_of_the_list_itself_comes_before_all() -> None:
    noted = replace(LIST, content_note="Hard moments.", way_round="Rest.")
    attempt = answer(begin(noted), event("enter"))
    visited: Any = answer(attempt, event("visit", situation="one/heavy")).state
    assert visited.inside is True


def kept(*events: Any) -> dict[str, Any]:
    return json.loads(json.dumps(place(Attempt(LIST, after(*events), "open"))))


def test_a_place_is_found_again() -> None:
    events = (
        event("filter", competency="C8"),
        "one/heavy",
        "enter",
        event("check", answer="c"),
        "open",
        "leave",
        event("filter"),
        "one/calm",
        event("check", answer="a"),
    )
    assert resume_attempt(LIST, kept(*events)).state == after(*events)


PLACE = kept("one/heavy", "enter", event("check", answer="c"))


@pytest.mark.parametrize(
    "changed",
    [
        {"theme": "money"},
        {"at": "one/long"},
        {"at": 7},
        {"doors": None},
        {"doors": [["one/heavy"]]},
        {"doors": [["one/heavy", "ajar"]]},
        {"doors": [["one/heavy", ["open"]]]},
        {"doors": [["one/calm", "open"]]},
        {"doors": [["one/other", "open"]]},
        {"doors": [["one/heavy", "open"], ["one/heavy", "round"]]},
        {"doors": []},
        {"answered": "one/heavy"},
        {"answered": [["one/heavy", "c"]]},
        {"answered": [["one/heavy", {"answer": "z", "checked": True}]]},
        {"answered": [[["one/heavy"], {}]]},
        {"answered": [["one/calm", {}]] * 9},
    ],
)
def test_nothing_in_a_place_is_trusted(changed: dict[str, Any]) -> None:
    with pytest.raises(EventRefused):
        resume(LIST, {**PLACE, **changed})


def test_she_is_inside_only_where_there_is_a_moment() -> None:
    assert resume(LIST, {**PLACE, "at": None}).inside is False
    assert resume(LIST, {**PLACE, "inside": "yes"}).inside is False
