from typing import Any

import pytest

from tests.building import event, transcript
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.kinds.question import QuestionState, change, resume, start
from toolkit.course.kinds.transcript import Marks

EXCHANGE = transcript(open="a", back="", end="bc")
SHOWN = [["open", "a"], ["end", "b"], ["end", "c"]]


def after(*events: Event) -> QuestionState[Marks]:
    state = start(EXCHANGE)
    for one in events:
        state = change(EXCHANGE, state, one)
    return state


def check(answer: Any) -> Event:
    return event("check", answer=answer)


def refusal(*events: Event) -> str:
    with pytest.raises(EventRefused) as refused:
        after(*events)
    return refused.value.reason


def test_checking_keeps_the_marks_once_each_and_in_the_order_of_the_file() -> None:
    marks = [["end", "c"], ["open", "b"], ["end", "b"], ["end", "c"]]
    assert after(check(marks)) == QuestionState((("open", "b"), ("end", "b"), ("end", "c")), checked=True)


def test_exactly_what_is_to_be_seen_is_right() -> None:
    assert EXCHANGE.outcome(EXCHANGE.read(SHOWN[::-1])) == "right"


@pytest.mark.parametrize("answer", [SHOWN[:1], [*SHOWN, ["back", "a"]], [["open", "a"], ["open", "b"]]])
def test_some_of_it_is_part_of_it(answer: list[list[str]]) -> None:
    assert EXCHANGE.outcome(EXCHANGE.read(answer)) == "partly"


def test_other_marks_only_do_not_fit() -> None:
    assert EXCHANGE.outcome(EXCHANGE.read([["open", "b"], ["back", "a"]])) == "not"


def test_again_keeps_her_marks() -> None:
    assert after(check([["back", "a"]]), event("again")) == QuestionState((("back", "a"),))


@pytest.mark.parametrize("answer", [None, [], ()])
def test_something_must_be_marked(answer: Any) -> None:
    assert refusal(check(answer)) == "refused.mark-one"


@pytest.mark.parametrize(
    "answer",
    [
        "open",
        {"open": "a"},
        ["open"],
        [["open"]],
        [["open", "a", "b"]],
        [["open", ["a"]]],
        [["open", {}]],
        [["open", None]],
        [[["open"], "a"]],
        [["open", "d"]],
        [["start", "a"]],
        [["open", "a"]] * 10,
    ],
)
def test_what_is_not_a_line_and_a_tag_is_refused(answer: Any) -> None:
    assert refusal(check(answer)) == "refused.unknown-answer"


def test_a_line_of_somebody_else_cannot_be_marked() -> None:
    assert refusal(check([["topic", "a"]])) == "refused.unknown-answer"


def test_checking_twice_is_refused_so_that_the_first_answer_stands() -> None:
    assert refusal(check(SHOWN), check(SHOWN)) == "refused.not-now"


@pytest.mark.parametrize("state", [QuestionState(), after(check(SHOWN)), after(check(SHOWN), event("again"))])
def test_a_place_leads_back_to_its_state(state: QuestionState[Marks]) -> None:
    kept = [list(pair) for pair in state.answer] if state.answer else None
    assert resume(EXCHANGE, {"answer": kept, "checked": state.checked, "opened": state.opened}) == state


@pytest.mark.parametrize("kept", [[["topic", "a"]], [], "open", [[{}, "a"]], 3])
def test_a_place_that_does_not_fit_is_refused(kept: Any) -> None:
    with pytest.raises(EventRefused):
        resume(EXCHANGE, {"answer": kept, "checked": True})
