import json
from typing import Any

import pytest

from tests.building import event, moment
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
