"""The screens of the example in ``exercises/kinds/case.yaml``, and of a plan."""

from dataclasses import replace
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import after, event, written
from toolkit.composition import language
from toolkit.course.attempt import Attempt, begin
from toolkit.course.kinds.case import Case
from toolkit.screen.blocks import Actions, Feedback, Prose, Screen, Sorting, SortingItem, Transcript
from toolkit.screen.show import show

ENGLISH = language("en")


def exercise() -> Case:
    found = written(examples()["case"]).exercise
    assert isinstance(found, Case)
    return found


TALK = exercise()
ALL_DONE = dict.fromkeys(TALK.own, "done")


def checked(answer: Any) -> Attempt:
    return after(begin(TALK), event("check", answer=answer))


def block(screen: Screen, key: str, kind: type) -> Any:
    found = next(one for one in screen.blocks if one.key == key)
    assert isinstance(found, kind)
    return found


def point(screen: Screen, name: str) -> SortingItem:
    return next(item for item in block(screen, "answer", Sorting).items if item.value == name)


def test_the_conversation_is_read_before_the_checklist() -> None:
    screen = show(begin(TALK), ENGLISH)
    assert [one.key for one in screen.blocks] == ["question", "material", "answer", "sure", "actions"]
    read = block(screen, "material", Transcript)
    assert (len(read.lines), read.tags) == (len(TALK.lines), ())
    assert not any(line.open for line in read.lines)


def test_a_plan_is_read_as_a_text() -> None:
    plan = replace(TALK, lines=(), text="Come to 12 Mill Lane.\n\n- Tea\n- A circle")
    read = block(show(begin(plan), ENGLISH), "material", Prose)
    assert [list(part) for part in read.text] == [["p"], ["ul"]]


def test_before_an_answer_nothing_gives_it_away() -> None:
    items = block(show(begin(TALK), ENGLISH), "answer", Sorting).items
    assert {(item.mark, item.feedback) for item in items} == {(None, None)}


def test_a_verdict_that_fits_says_why_it_matters_and_where_it_shows() -> None:
    told = point(show(checked(ALL_DONE), ENGLISH), "contact").feedback
    assert told is not None
    assert told[-1] == {"p": ["Where it shows: line 3, line 5."]}


def test_the_others_stay_open_until_she_asks() -> None:
    screen = show(checked(ALL_DONE), ENGLISH)
    assert (point(screen, "devices").mark, point(screen, "devices").feedback) == ("not", None)
    assert [one.label for one in block(screen, "actions", Actions).actions] == [
        "Try again",
        "Show how we see the others",
    ]


def test_opening_names_the_verdict_and_what_lies_behind_another() -> None:
    screen = show(after(checked(ALL_DONE), "open"), ENGLISH)
    assert point(screen, "devices").mark_text == "We see it as: Forgotten"
    labels = [part.label for part in block(screen, "feedback", Feedback).parts]
    assert labels[:2] == ["An idea that is often behind it", "A common mistake"]


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (TALK.own, "You and we see all 9 points alike."),
        (ALL_DONE, "You and we see 5 of 9 points alike."),
        (
            {name: "half" if verdict != "half" else "done" for name, verdict in TALK.own.items()},
            "We see every point differently. Look once more, point by point.",
        ),
    ],
)
def test_the_title_compares_two_views(answer: dict[str, str], title: str) -> None:
    assert block(show(checked(answer), ENGLISH), "feedback", Feedback).title == title


def test_when_all_fit_nothing_is_left_to_open() -> None:
    screen = show(checked(TALK.own), ENGLISH)
    assert all(item.feedback for item in block(screen, "answer", Sorting).items)
    assert [one.do for one in block(screen, "actions", Actions).actions] == ["again"]
