"""Who has reviewed an exercise is said on each of its screens, and on paper."""

from typing import Any

import pytest

from tests.building import after, choice, event, with_note
from toolkit.composition import language
from toolkit.course.attempt import Attempt, begin
from toolkit.course.exercise import Review
from toolkit.screen.blocks import Note, Prose
from toolkit.screen.paper import paper
from toolkit.screen.show import show

ENGLISH = language("en")
NOBODY = "No specialist service has reviewed this exercise yet. The protocol of your own organisation goes first."
REVIEW = Review(by="Women’s centre", on="2026-05-31")


def said(attempt: Attempt) -> list[str]:
    blocks: Any = show(attempt, ENGLISH).blocks
    notes: Any = [block for block in blocks if isinstance(block, Note) and block.key == "review"]
    return [note.text[0]["p"][0] for note in notes]


def test_of_a_usual_exercise_nothing_is_said() -> None:
    assert said(begin(choice())) == []


def test_high_risk_says_first_that_nobody_has_reviewed_it() -> None:
    attempt = begin(choice(high_risk=True))
    assert said(attempt) == [NOBODY]
    assert show(attempt, ENGLISH).blocks[0].key == "review"


@pytest.mark.parametrize("events", [(), ("go-round",), ("enter",), ("enter", event("check", answer="b"))])
def test_it_stands_on_every_screen(events: tuple) -> None:
    assert said(after(begin(with_note(high_risk=True)), *events)) == [NOBODY]


@pytest.mark.parametrize("high_risk", [True, False])
def test_a_review_is_told_with_its_day(high_risk: bool) -> None:
    assert said(begin(choice(high_risk=high_risk, reviewed=REVIEW))) == ["Reviewed by Women’s centre on 2026-05-31."]


def test_what_went_wrong_stands_above_it() -> None:
    screen = show(begin(choice(high_risk=True)), ENGLISH, turn=1, refused="refused.pick-one")
    assert [one.key for one in screen.blocks][:2] == ["problem", "review"]


def test_it_is_on_paper_before_the_content_note() -> None:
    blocks = paper(begin(with_note(high_risk=True)), ENGLISH)
    assert [one.key for one in blocks][:3] == ["review", "paper-note", "paper-round"]
    assert isinstance(blocks[2], Prose)
