import pytest

from tests.building import event, figures
from toolkit.course.attempt import begin, place, resume
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.figures import FiguresState, change, start

CHARTS = figures("a b")


@pytest.mark.parametrize("do", ["check", "filter", "restart", ""])
def test_there_is_nothing_to_answer(do: str) -> None:
    with pytest.raises(EventRefused) as refused:
        change(CHARTS, start(CHARTS), event(do))
    assert refused.value.reason == "refused.not-now"


def test_any_place_is_the_only_one() -> None:
    kept = {**place(begin(CHARTS)), "answer": "a", "trail": [1]}
    assert resume(CHARTS, kept).state == FiguresState()
