from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import after, event, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.course.kinds.rewrite import Rewrite
from toolkit.screen.blocks import Screen
from toolkit.screen.show import show
from toolkit.screen.text import line, plain, text

ENGLISH = language("en")
EXERCISE: Any = written(examples()["rewrite"]).exercise
assert isinstance(EXERCISE, Rewrite)
QUALITIES = [quality.id for quality in EXERCISE.qualities]
SOME = event("look", has=QUALITIES[:1])


def shown(*events: Event | str) -> Screen:
    return show(after(begin(EXERCISE), *events), ENGLISH, turn=len(events))


def block(screen: Screen, key: str) -> Any:
    return next(one for one in screen.blocks if one.key == key)


def keys(screen: Screen) -> list[str]:
    return [one.key for one in screen.blocks]


def test_first_there_is_the_sentence_and_room_for_hers() -> None:
    assert keys(shown()) == ["situation", "harms", "own", "actions"]


def test_no_better_sentence_is_shown_before_she_compares() -> None:
    first = str(shown().data())
    assert [better.id for better in EXERCISE.better if plain(better.text) in first] == []


@pytest.mark.parametrize("events", [["compare"], ["compare", SOME], ["compare", SOME, "again"]])
def test_room_for_her_sentence_stays_the_same_so_that_the_page_keeps_it(events: list[Any]) -> None:
    assert block(shown(*events), "own") == block(shown(), "own")


def test_her_sentence_is_private_and_no_button_sends_it() -> None:
    assert (block(shown(), "own").private, block(shown(), "actions").actions[0].submits) == (True, False)


def test_comparing_tells_why_the_sentence_hurts_and_what_is_behind_it() -> None:
    why = block(shown("compare"), "why")
    assert (why.text, [part.label for part in why.parts]) == (
        text(EXERCISE.why),
        [ENGLISH.word("screen.misconception"), ENGLISH.word("screen.mistake")],
    )


def test_each_better_sentence_comes_with_its_reason_and_its_qualities() -> None:
    for better, part in zip(EXERCISE.better, block(shown("compare"), "others").parts, strict=False):
        labels = [line(quality.label) for quality in EXERCISE.qualities if quality.id in better.has]
        assert (part.label, part.text[0], part.text[-1]) == (plain(better.text), text(better.why)[0], {"ul": labels})


def test_comparing_shows_the_sources() -> None:
    assert [cite.key for cite in block(shown("compare"), "others").cites.items] == list(EXERCISE.sources)


def test_she_ticks_what_hers_has_and_nothing_is_marked() -> None:
    ticks = block(shown("compare", SOME), "has")
    assert (ticks.several, ticks.locked, [one.mark for one in ticks.options if one.mark]) == (True, True, [])


def test_what_is_not_ticked_comes_with_a_way_to_add_it() -> None:
    parts = {part.label: part.text for part in block(shown("compare", SOME), "feedback").parts}
    missing = EXERCISE.qualities[1:]
    assert [parts[plain(quality.label)] for quality in missing] == [text(quality.add) for quality in missing]


def test_what_is_ticked_is_named_and_not_taught_again() -> None:
    there = block(shown("compare", SOME), "feedback").parts[0]
    assert (there.label, there.text) == ("Already in it", [{"ul": [line(EXERCISE.qualities[0].label)]}])


@pytest.mark.parametrize(
    ("has", "title"),
    [
        ([], "What you could add"),
        (QUALITIES[:1], "What your sentence has, and what you could add"),
        (QUALITIES, "Your sentence has all of this"),
    ],
)
def test_looking_says_what_follows(has: list[str], title: str) -> None:
    assert shown("compare", event("look", has=has)).announce == title


def test_she_may_keep_both_sentences() -> None:
    parts = block(shown("compare", SOME), "keep").parts
    assert [(part.text, part.entry) for part in parts] == [(EXERCISE.harms, None), ("", "own")]


def test_changing_ticks_brings_them_back_open_and_in_focus() -> None:
    screen = shown("compare", SOME, "again")
    ticks = block(screen, "has")
    assert (ticks.locked, [one.picked for one in ticks.options][:2]) == (False, [True, False])
    assert (screen.focus, screen.announce) == ("has", "")


@pytest.mark.parametrize("events", [[], ["compare"], ["compare", SOME]])
def test_focus_names_a_block_and_keys_are_unique(events: list[Any]) -> None:
    screen = shown(*events)
    assert screen.focus in keys(screen)
    assert len(set(keys(screen))) == len(screen.blocks)
