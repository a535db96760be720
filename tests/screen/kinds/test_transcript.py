"""The screens of the example in ``exercises/kinds/transcript.yaml``."""

import json
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import after, event, written
from toolkit.composition import language
from toolkit.course.attempt import Attempt, begin, place, resume
from toolkit.course.kinds.transcript import Transcript
from toolkit.screen import blocks
from toolkit.screen.blocks import Actions, Feedback, People, Screen, TranscriptLine
from toolkit.screen.show import show

ENGLISH = language("en")


def exercise() -> Transcript:
    found = written(examples()["transcript"]).exercise
    assert isinstance(found, Transcript)
    return found


EXCHANGE = exercise()
ALL = [list(pair) for pair in EXCHANGE.possible if pair in EXCHANGE.shown]
OURS, NOT_OURS = ["arrive", "opens"], ["hand", "opens"]


def checked(answer: list[list[str]]) -> Attempt:
    return after(begin(EXCHANGE), event("check", answer=answer))


def screen_of(answer: list[list[str]] | None = None) -> Screen:
    return show(checked(answer) if answer else begin(EXCHANGE), ENGLISH, turn=1)


def block(screen: Screen, key: str, kind: type) -> Any:
    found = next(one for one in screen.blocks if one.key == key)
    assert isinstance(found, kind)
    return found


def line_of(screen: Screen, name: str) -> TranscriptLine:
    return next(line for line in block(screen, "answer", blocks.Transcript).lines if line.value == name)


def marks(screen: Screen, name: str) -> list[tuple[str, str]]:
    return [(mark.label, mark.mark_text) for mark in line_of(screen, name).marks]


def parts(screen: Screen) -> dict[str, str]:
    return {part.label: json.dumps(part.text) for part in block(screen, "feedback", Feedback).parts}


def test_the_people_are_introduced_before_they_speak() -> None:
    screen = screen_of()
    assert [one.key for one in screen.blocks] == ["question", "people", "answer", "actions"]
    assert len(block(screen, "people", People).people) == len(EXCHANGE.people)


def test_only_the_facilitator_s_lines_are_open_to_marks() -> None:
    lines = block(screen_of(), "answer", blocks.Transcript).lines
    assert {line.speaker for line in lines if line.open} == {"Leila"}
    assert {line.speaker for line in lines if not line.open} == {"Beatriz", "Hanna", "Noor"}


def test_before_she_compares_nothing_gives_the_marks_away() -> None:
    lines = block(screen_of(), "answer", blocks.Transcript).lines
    assert {(line.marks, line.note) for line in lines} == {((), None)}


def test_the_words_around_a_line_are_left_to_the_page_to_fill_in() -> None:
    exchange = block(screen_of(), "answer", blocks.Transcript)
    assert exchange.ask == "What does {speaker} do in line {number}?"
    assert exchange.marked == "Marked: {labels}"


def test_she_compares_with_notes_and_is_not_told_a_score() -> None:
    assert block(screen_of(), "actions", Actions).actions[0].label == "Compare with our notes"


def test_her_marks_and_ours_stand_side_by_side() -> None:
    screen = screen_of([OURS, NOT_OURS])
    assert marks(screen, "arrive") == [("Asks an open question", "You and we marked this")]
    assert marks(screen, "hand") == [("Asks an open question", "You marked this, we did not")]
    assert marks(screen, "say-yes") == [("Tells a woman what to do", "We marked this")]
    assert marks(screen, "kitchen") == []


def test_every_note_is_there_once_she_has_compared() -> None:
    screen = screen_of([OURS])
    noted = {line.value for line in block(screen, "answer", blocks.Transcript).lines if line.note}
    assert noted == {line.id for line in EXCHANGE.lines if line.note}


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (ALL, "You and our notes agree on all 9 marks."),
        ([OURS, NOT_OURS], "You and our notes share 1 of the marks."),
        ([NOT_OURS], "You and our notes marked different things. Read the exchange once more with both."),
    ],
)
def test_the_title_says_what_both_see(answer: list[list[str]], title: str) -> None:
    screen = screen_of(answer)
    assert (block(screen, "feedback", Feedback).title, screen.announce) == (title, title)


def test_marks_that_only_one_side_has_are_counted() -> None:
    told = block(screen_of([OURS, NOT_OURS]), "feedback", Feedback).text
    assert told[0] == {"ul": [["Only in our notes: 8"], ["Only in yours: 1"]]}


def test_where_both_see_the_same_nothing_is_left_to_compare() -> None:
    screen = screen_of(ALL)
    assert block(screen, "feedback", Feedback).text == []
    assert "What is easy to overlook" not in parts(screen)


def test_what_she_left_out_most_is_named_with_its_lines_and_competency() -> None:
    told = parts(screen_of([mark for mark in ALL if mark[1] != "validates"]))["What is easy to overlook"]
    assert "Says that a feeling makes sense" in told
    assert "in line 3, line 15." in told
    assert "Listen and validate" in told


def test_what_could_do_harm_is_explained() -> None:
    explained = [part for part in block(screen_of(ALL), "feedback", Feedback).parts if part.label == "A common mistake"]
    titles = [part.text[0]["p"][0]["b"] for part in explained]
    assert titles == ["Taking over and solving the problem.", "Promising total secrecy."]


def test_she_may_try_again_with_her_marks() -> None:
    assert [one.do for one in block(screen_of([OURS]), "actions", Actions).actions] == ["again"]
    again = show(after(checked([OURS]), "again"), ENGLISH)
    assert (line_of(again, "arrive").picked, line_of(again, "arrive").marks) == (("opens",), ())


def test_a_kept_place_shows_the_same_screen() -> None:
    attempt = checked([OURS, NOT_OURS])
    assert show(resume(EXCHANGE, json.loads(json.dumps(place(attempt)))), ENGLISH) == show(attempt, ENGLISH)
