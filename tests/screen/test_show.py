"""Attempt → Screen, asserted without a browser."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import LIBRARY
from toolkit.composition import language
from toolkit.content.exercises import exercise_files
from toolkit.course.attempt import KINDS, answer, begin
from toolkit.course.exercise import Event
from toolkit.course.story.scenario import Scenario, moves_on_offer, position_after
from toolkit.screen.blocks import Screen
from toolkit.screen.show import SHOWS, show

ROOT = Path(__file__).parent.parent.parent / "exercises"
EVERY = [f"{path.parent.name}/{path.stem}" for path in exercise_files(ROOT)]
ENGLISH = language("en")


def played(exercise_id: str, *events: tuple[str, dict]):
    attempt = begin(LIBRARY.exercise(exercise_id))
    for do, values in events:
        attempt = answer(attempt, Event(do, values))
    return attempt


def shown(exercise_id: str, *events: tuple[str, dict]) -> Screen:
    return show(played(exercise_id, *events), ENGLISH, turn=len(events))


def block(screen: Screen, key: str) -> Any:
    return next(one for one in screen.blocks if one.key == key)


def actions(screen: Screen) -> list[str]:
    return [one.do for one in block(screen, "actions").actions]


def to_the_end(attempt):
    """Plays the first move on offer, and the last where the first has been made in the same scene before."""
    made = set()
    while True:
        position = position_after(attempt.exercise, attempt.state.trail)
        offered = moves_on_offer(attempt.exercise, position)
        if not offered:
            return attempt
        move = next((one for one in offered if (position.at, one.id) not in made), offered[-1])
        made.add((position.at, move.id))
        attempt = answer(answer(attempt, Event("choose", {"answer": move.id})), Event("go-on", {}))


def test_every_kind_is_shown():
    assert SHOWS.keys() == KINDS.keys()


@pytest.mark.parametrize("exercise_id", EVERY)
def test_first_screen_is_plain_data_with_unique_keys(exercise_id):
    data = shown(exercise_id).data()
    keys = [one["key"] for one in data["blocks"]]
    assert (len(keys), json.dumps(data)[0]) == (len(set(keys)), "{")


@pytest.mark.parametrize("exercise_id", EVERY)
def test_focus_names_a_block_that_is_there(exercise_id):
    screen = shown(exercise_id)
    assert screen.focus in [one.key for one in screen.blocks]


def test_before_an_answer_nothing_gives_it_away():
    screen = shown("04-role/twenty-seconds")
    assert {(one.mark, one.feedback) for one in block(screen, "answer").options} == {(None, None)}
    assert actions(screen) == ["check"]


def test_a_wrong_answer_is_met_with_its_own_feedback_and_another_try():
    exercise: Any = LIBRARY.exercise("04-role/twenty-seconds")
    wrong = next(option for option in exercise.options if not option.right)
    screen = shown("04-role/twenty-seconds", ("check", {"answer": wrong.id}))
    assert block(screen, "feedback").text[0]["p"][0] in wrong.feedback.replace("\n", " ")
    assert [one.mark for one in block(screen, "answer").options if one.picked] == ["not"]
    assert actions(screen) == ["again", "open"]


def test_opening_shows_what_the_others_do_but_repeats_nothing():
    exercise: Any = LIBRARY.exercise("04-role/twenty-seconds")
    wrong = next(option for option in exercise.options if not option.right)
    screen = shown("04-role/twenty-seconds", ("check", {"answer": wrong.id}), ("open", {}))
    options = block(screen, "answer").options
    assert [one.value for one in options if not one.feedback] == [wrong.id]
    assert {one.value for one in options} == {one.id for one in exercise.options}
    assert [one.mark_text for one in block(screen, "answer").options if one.mark == "missed"] == ["Fits better"]


def test_every_answer_shows_its_sources():
    exercise: Any = LIBRARY.exercise("04-role/twenty-seconds")
    screen = shown("04-role/twenty-seconds", ("check", {"answer": exercise.options[0].id}))
    assert [one.key for one in block(screen, "feedback").cites.items] == list(exercise.sources)


def test_sorting_says_how_many_fit_and_keeps_the_rest_open():
    exercise: Any = LIBRARY.exercise("04-role/whose-task")
    first = exercise.items[0].group
    screen = shown("04-role/whose-task", ("check", {"answer": {item.id: first for item in exercise.items}}))
    fitting = sum(item.group == first for item in exercise.items)
    assert block(screen, "feedback").title == f"{fitting} of {len(exercise.items)} are in a place that fits."
    unexplained = [one.value for one in block(screen, "answer").items if not one.feedback]
    assert unexplained == [item.id for item in exercise.items if item.group != first]
    assert "Show where each of them belongs" in [one.label for one in block(screen, "actions").actions]


def test_a_heavy_scenario_opens_with_its_note_and_a_way_round():
    screen = shown("04-role/your-own-story")
    assert ([one.type for one in screen.blocks], actions(screen)) == (["note", "actions"], ["enter", "go-round"])


def test_the_way_round_tells_something_and_leaves_the_door_open():
    screen = shown("04-role/your-own-story", ("go-round", {}))
    assert (block(screen, "round").text != [], actions(screen)) == (True, ["enter"])


def test_after_a_move_its_effect_is_told_and_she_may_go_back():
    exercise: Any = LIBRARY.exercise("04-role/one-voice")
    move = exercise.scene[exercise.start].moves[0]
    screen = shown("04-role/one-voice", ("choose", {"answer": move.id}))
    assert block(screen, "feedback").title == ENGLISH.word(f"screen.practice.{move.practice}")
    assert actions(screen) == ["go-on", "back"]


def test_the_look_back_tells_every_move_and_can_be_replayed_from_each():
    attempt: Any = answer(to_the_end(played("04-role/one-voice")), Event("debrief", {}))
    screen = show(attempt, ENGLISH)
    steps = block(screen, "timeline").steps
    assert [one.actions[0].values for one in steps] == [{"step": n} for n in range(len(attempt.state.trail))]


@pytest.mark.parametrize("exercise_id", [one for one in EVERY if isinstance(LIBRARY.exercise(one), Scenario)])
def test_every_scene_move_and_ending_can_be_shown(exercise_id):
    scenario: Any = LIBRARY.exercise(exercise_id)
    from toolkit.course.story.walk import walk

    ends = walk(scenario).endings
    assert set(ends) == {ending.id for ending in scenario.endings}
    for ending, trail in ends.items():
        attempt = begin(scenario)
        if attempt.door != "open":
            attempt = answer(attempt, Event("enter", {}))
        for move in trail:
            attempt = answer(attempt, Event("choose", {"answer": move}))
            assert show(attempt, ENGLISH).focus == "feedback"
            attempt = answer(attempt, Event("go-on", {}))
        assert block(show(attempt, ENGLISH), "ending").title == [scenario.ending[ending].title]


def test_a_refused_event_leaves_the_screen_and_adds_a_sentence():
    attempt = begin(LIBRARY.exercise("04-role/twenty-seconds"))
    screen = show(attempt, ENGLISH, turn=1, refused="refused.pick-one")
    assert screen.blocks[1:] == show(attempt, ENGLISH).blocks
    assert screen.announce == "Please choose an answer first."
