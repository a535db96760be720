import json
from dataclasses import asdict
from typing import Any

import pytest

from tests.building import event, rewrite
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.kinds.rewrite import RewriteState, change, resume, start

EXERCISE = rewrite("abc")
LOOK = event("look", has=["c", "a"])


def after(*events: Event) -> RewriteState:
    state = start(EXERCISE)
    for one in events:
        state = change(EXERCISE, state, one)
    return state


def refusal(*events: Event) -> str:
    with pytest.raises(EventRefused) as refused:
        after(*events)
    return refused.value.reason


def test_she_may_compare_without_having_written() -> None:
    assert after(event("compare")) == RewriteState("compared")


def test_ticks_are_kept_in_the_exercise_s_order() -> None:
    assert after(event("compare"), LOOK) == RewriteState("looked", ("a", "c"))


def test_she_may_tick_nothing() -> None:
    assert after(event("compare"), event("look")) == RewriteState("looked")


def test_again_keeps_the_ticks_so_that_she_can_change_them() -> None:
    assert after(event("compare"), LOOK, event("again")) == RewriteState("compared", ("a", "c"))


def test_what_she_wrote_has_no_place_in_the_state() -> None:
    told = after(event("compare", own="My words"), event("look", has=["a"], own="My words"))
    assert "My words" not in json.dumps(asdict(told))


@pytest.mark.parametrize("has", [["d"], "own", 3, [["a"]], {"a": True}, [None]])
def test_an_unknown_tick_is_refused(has: Any) -> None:
    assert refusal(event("compare"), event("look", has=has)) == "refused.unknown-answer"


@pytest.mark.parametrize(
    "events", [[LOOK], [event("again")], [event("compare"), event("compare")], [event("compare"), LOOK, LOOK]]
)
def test_event_that_does_not_fit_the_moment_is_refused(events: list[Event]) -> None:
    assert refusal(*events) == "refused.not-now"


@pytest.mark.parametrize(
    "state",
    [
        RewriteState(),
        RewriteState("compared"),
        RewriteState("compared", ("b",)),
        RewriteState("looked"),
        RewriteState("looked", ("a", "c")),
    ],
)
def test_a_place_leads_back_to_its_state(state: RewriteState) -> None:
    assert resume(EXERCISE, json.loads(json.dumps(asdict(state)))) == state


@pytest.mark.parametrize("phase", [None, "debrief", 1, ["looked"], {}])
def test_a_place_without_a_known_phase_leads_to_the_start(phase: Any) -> None:
    assert resume(EXERCISE, {"phase": phase, "has": ["a"]}) == RewriteState()


def test_a_place_with_unknown_ticks_is_refused() -> None:
    with pytest.raises(EventRefused):
        resume(EXERCISE, {"phase": "looked", "has": ["x"]})
