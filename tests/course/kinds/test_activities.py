import json
from typing import Any

import pytest

from tests.building import activities, activity, event
from toolkit.course.attempt import Attempt, place
from toolkit.course.attempt import resume as resume_attempt
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.activities import ActivitiesState, change, resume, shown, start

LIST = activities(
    activity("goodbye", use="closing", minutes=5, size=(2, 20)),
    activity("hello"),
    activity("bowl", use="calm", minutes=20, size=(3, 6), in_person=True),
)


def after(*events: Any) -> ActivitiesState:
    state = start(LIST)
    for one in events:
        state = change(LIST, state, event(one) if isinstance(one, str) else one)
    return state


def found(**wanted: Any) -> list[str]:
    return [one.id for one in shown(LIST, after(event("filter", **wanted)))]


def refusal(state: ActivitiesState, do: str, **values: Any) -> str:
    with pytest.raises(EventRefused) as refused:
        change(LIST, state, event(do, **values))
    return refused.value.reason


def test_they_come_in_the_order_of_a_meeting() -> None:
    assert [one.id for one in shown(LIST, start(LIST))] == ["hello", "bowl", "goodbye"]


@pytest.mark.parametrize(
    ("wanted", "listed"),
    [
        ({"use": "calm"}, ["bowl"]),
        ({"minutes": "10"}, ["hello", "goodbye"]),
        ({"minutes": "5"}, ["goodbye"]),
        ({"women": "2"}, ["goodbye"]),
        ({"women": "4"}, ["hello", "bowl", "goodbye"]),
        ({"women": "12"}, ["hello", "goodbye"]),
        ({"women": 15}, ["goodbye"]),
        ({"where": "online"}, ["hello", "goodbye"]),
        ({"where": "room"}, ["hello", "bowl", "goodbye"]),
        ({"use": "opening", "women": "15"}, []),
        ({"use": "", "minutes": "", "women": "", "where": ""}, ["hello", "bowl", "goodbye"]),
    ],
)
def test_a_filter_lets_through_what_fits(wanted: dict[str, Any], listed: list[str]) -> None:
    assert found(**wanted) == listed


@pytest.mark.parametrize(
    "values",
    [{"use": "party"}, {"minutes": "7"}, {"women": -1}, {"where": "moon"}, {"women": [2, 3]}, {"use": {}, "where": 4}],
)
def test_a_filter_that_is_not_on_offer_is_refused(values: dict[str, Any]) -> None:
    assert refusal(start(LIST), "filter", **values) == "refused.unknown-answer"


def test_one_opens_and_is_left_again() -> None:
    state = after(event("filter", women="4"), event("visit", activity="bowl"))
    assert (state.at, state.inside, state.women) == ("bowl", True, 4)
    left = change(LIST, state, event("leave"))
    assert (left.at, left.inside, left.women) == ("bowl", False, 4)


@pytest.mark.parametrize("name", [None, "dance", ["hello", "bowl"], 3])
def test_only_what_is_listed_opens(name: Any) -> None:
    assert refusal(start(LIST), "visit", activity=name) == "refused.unknown-answer"


def test_events_that_do_not_fit_are_refused() -> None:
    assert refusal(start(LIST), "leave") == "refused.not-now"
    assert refusal(after(event("visit", activity="bowl")), "filter") == "refused.not-now"
    assert refusal(start(LIST), "check") == "refused.not-now"


def test_a_place_is_found_again() -> None:
    state = after(event("filter", use="calm", minutes="30", women="4", where="room"), event("visit", activity="bowl"))
    kept = json.loads(json.dumps(place(Attempt(LIST, state, "open"))))
    assert resume_attempt(LIST, kept).state == state


@pytest.mark.parametrize("changed", [{"at": "dance"}, {"use": "party"}, {"minutes": True}, {"women": 7.5}])
def test_nothing_in_a_place_is_trusted(changed: dict[str, Any]) -> None:
    with pytest.raises(EventRefused):
        resume(
            LIST, {"use": None, "minutes": None, "women": None, "where": None, "at": None, "inside": False} | changed
        )
