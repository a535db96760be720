from typing import Any

import pytest

from tests.building import event, reflect
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.reflect import ReflectState, change, resume, start

WITH, WITHOUT = reflect("day", afterword="Rest."), reflect("day")


def test_done_shows_the_afterword() -> None:
    assert change(WITH, start(WITH), event("done")) == ReflectState(done=True)


def test_again_hides_it() -> None:
    assert change(WITH, ReflectState(done=True), event("again")) == ReflectState()


def test_what_comes_with_an_event_is_not_kept() -> None:
    event_with_words = event("done", **{"prompt-day": "My words"})
    assert change(WITH, start(WITH), event_with_words) == ReflectState(done=True)


@pytest.mark.parametrize(
    ("exercise", "state", "do"),
    [
        (WITHOUT, ReflectState(), "done"),
        (WITHOUT, ReflectState(), "again"),
        (WITH, ReflectState(), "again"),
        (WITH, ReflectState(done=True), "done"),
        (WITH, ReflectState(), ""),
    ],
)
def test_event_that_does_not_fit_is_refused(exercise: Any, state: ReflectState, do: str) -> None:
    with pytest.raises(EventRefused, match=r"refused\.not-now"):
        change(exercise, state, event(do))


@pytest.mark.parametrize("state", [ReflectState(), ReflectState(done=True)])
def test_a_place_leads_back_to_its_state(state: ReflectState) -> None:
    assert resume(WITH, {"done": state.done}) == state


@pytest.mark.parametrize("done", [None, 1, "true", [True], {}])
def test_anything_but_true_leads_to_the_start(done: Any) -> None:
    assert resume(WITH, {"done": done}) == ReflectState()


def test_without_an_afterword_nothing_can_be_done() -> None:
    assert resume(WITHOUT, {"done": True}) == ReflectState()
