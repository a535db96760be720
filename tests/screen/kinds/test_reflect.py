from dataclasses import replace
from typing import Any

from tests.authoring.readme import examples
from tests.building import after, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.kinds.reflect import Reflect
from toolkit.screen.blocks import Entry, Screen
from toolkit.screen.show import show
from toolkit.screen.text import line, text

ENGLISH = language("en")
EXERCISE: Any = written(examples()["reflect"]).exercise
assert isinstance(EXERCISE, Reflect)


def shown(*events: str, exercise: Reflect = EXERCISE) -> Screen:
    return show(after(begin(exercise), *events), ENGLISH, turn=len(events))


def block(screen: Screen, key: str) -> Any:
    return next(one for one in screen.blocks if one.key == key)


def entries(screen: Screen) -> list[Entry]:
    return [one for one in screen.blocks if isinstance(one, Entry)]


def test_each_prompt_has_private_room_to_write() -> None:
    found = [(one.label, one.rows, one.private) for one in entries(shown())]
    assert found == [(line(prompt.ask), prompt.rows, True) for prompt in EXERCISE.prompts]


def test_she_is_told_that_it_stays_and_to_write_no_names() -> None:
    told = str(block(shown(), "names").text)
    assert all(ENGLISH.word(key) in told for key in ("screen.keep.private", "screen.reflect.names"))


def test_a_hint_helps_to_begin() -> None:
    assert entries(shown())[0].hint == f"{EXERCISE.prompts[0].hint} It stays on this page."


def test_she_may_keep_all_that_she_wrote() -> None:
    parts = block(shown(), "keep").parts
    assert [part.entry for part in parts] == [entry.key for entry in entries(shown())]


def test_the_file_says_nothing_about_the_course() -> None:
    assert block(shown(), "keep").file == "notes.txt"


def test_she_is_warned_that_others_may_find_the_file() -> None:
    assert "Somebody who uses the same device may find the file." in str(block(shown(), "keep").text)


def test_nothing_she_wrote_is_sent_by_a_button() -> None:
    assert [one.submits for one in block(shown(), "actions").actions] == [False]


def test_finishing_shows_the_afterword_and_leaves_what_she_wrote_alone() -> None:
    screen = shown("done")
    assert block(screen, "feedback").text == text(EXERCISE.afterword or "")
    assert entries(screen) == entries(shown())
    assert (screen.focus, screen.announce) == ("feedback", "To take with you")


def test_going_on_hides_the_afterword() -> None:
    assert shown("done", "again").blocks == shown().blocks


def test_without_an_afterword_there_is_nothing_to_press() -> None:
    screen = shown(exercise=replace(EXERCISE, afterword=None))
    assert [one.key for one in screen.blocks][-2:] == ["keep", "cites"]


def test_sources_are_shown_once() -> None:
    assert [one.key for one in shown("done").blocks if one.key == "cites"] == []
    assert [cite.key for cite in block(shown("done"), "feedback").cites.items] == list(EXERCISE.sources)
