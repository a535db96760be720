"""What questions of every kind share; a choice stands for them all."""

import pytest

from tests.building import choice, event, order, short, sort, transcript
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.question import QuestionState, change, resume, start

PLAIN, ASKING = choice("a", "bc"), choice("a", "bc", confidence=True)


SORTED, SWAPPED = {"open": "hers", "topic": "theirs"}, {"open": "theirs", "topic": "hers"}


def checked(exercise, **values) -> QuestionState:
    return change(exercise, start(exercise), event("check", **values))


def test_how_sure_she_is_goes_with_the_answer() -> None:
    assert checked(ASKING, answer="b", sure="fairly").sure == "fairly"


def test_she_need_not_say_how_sure_she_is() -> None:
    assert checked(ASKING, answer="b", sure=None).sure is None


def test_where_it_is_not_asked_it_is_not_kept() -> None:
    assert checked(PLAIN, answer="b", sure="sure").sure is None


@pytest.mark.parametrize("sure", ["very", 3, ["sure", 1], {}])
def test_an_unknown_sureness_is_refused(sure: object) -> None:
    with pytest.raises(EventRefused):
        checked(ASKING, answer="b", sure=sure)


def test_trying_again_asks_anew_how_sure_she_is() -> None:
    assert change(ASKING, checked(ASKING, answer="b", sure="sure"), event("again")) == QuestionState(("b",))


@pytest.mark.parametrize(
    "state",
    [
        QuestionState(),
        QuestionState(("b",)),
        QuestionState(("b",), checked=True, sure="guess"),
        QuestionState(("b",), checked=True, opened=True),
    ],
)
def test_a_place_leads_back_to_its_state(state: QuestionState) -> None:
    place = {"answer": state.answer, "checked": state.checked, "opened": state.opened, "sure": state.sure}
    assert resume(ASKING, place) == state


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [(PLAIN, "a"), (PLAIN, "b"), (sort(), SWAPPED), (order("abc"), ["b", "a", "c"]), (short("one"), "one")],
)
def test_what_the_check_did_not_tell_can_be_opened_once(exercise, answer) -> None:
    opened = change(exercise, checked(exercise, answer=answer), event("open"))
    assert opened.opened
    with pytest.raises(EventRefused, match=r"refused\.not-now"):
        change(exercise, opened, event("open"))


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        (sort(), SORTED),
        (order("abc"), ["a", "b", "c"]),
        (short("one"), "two"),
        (transcript(a="ab"), [["a", "a"]]),
        (transcript(a="ab"), [["a", "c"]]),
    ],
)
def test_where_the_check_tells_everything_nothing_is_opened(exercise, answer) -> None:
    state = checked(exercise, answer=answer)
    with pytest.raises(EventRefused, match=r"refused\.not-now"):
        change(exercise, state, event("open"))
    kept = {"answer": answer, "checked": True, "opened": True}
    assert resume(exercise, kept) == state
