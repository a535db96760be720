from typing import Any

import pytest

from tests.building import case, event
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.question import QuestionState, change, resume, start

CASE = case(contact="done", devices="forgotten", children="done")
FITTING = {"contact": "done", "devices": "forgotten", "children": "done"}


def checked(answer: Any) -> QuestionState:
    return change(CASE, start(CASE), event("check", answer=answer))


def test_checking_keeps_the_verdict_on_each_point() -> None:
    assert checked(FITTING) == QuestionState(tuple(FITTING.items()), checked=True)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (FITTING, "right"),
        (dict.fromkeys(FITTING, "done"), "partly"),
        ({"contact": "forgotten", "devices": "done", "children": "forgotten"}, "not"),
    ],
)
def test_verdicts_fit_where_they_are_the_author_s(answer: dict[str, str], outcome: str) -> None:
    assert CASE.outcome(CASE.read(answer)) == outcome


@pytest.mark.parametrize("answer", [None, {}, {"contact": "done"}])
def test_every_point_needs_a_verdict(answer: Any) -> None:
    with pytest.raises(EventRefused, match=r"refused\.place-all"):
        checked(answer)


@pytest.mark.parametrize("answer", [{**FITTING, "b": "done"}, {**FITTING, "contact": "half"}, {"contact": []}, "done"])
def test_unknown_point_or_verdict_is_refused(answer: Any) -> None:
    with pytest.raises(EventRefused, match=r"refused\.unknown-answer"):
        checked(answer)


def test_a_place_leads_back_to_its_state() -> None:
    partly = dict.fromkeys(FITTING, "done")
    kept = {"answer": [list(pair) for pair in partly.items()], "checked": True, "opened": True}
    assert resume(CASE, kept) == QuestionState(tuple(partly.items()), checked=True, opened=True)
