"""A Session takes events and shows Screens without any widget, and an old one stays as it was."""

import json
from typing import Any

from tests.building import LIBRARY
from toolkit.composition import language, session
from toolkit.screen.session import Session


def opened() -> Session:
    return session(LIBRARY.exercise("04-role/twenty-seconds"), language("en"))


def right_answer(at: Session) -> str:
    exercise: Any = at.attempt.exercise
    return next(option.id for option in exercise.options if option.right)


def keys(at: Session) -> list[str]:
    return [block["key"] for block in at.screen["blocks"]]


def test_an_answer_leads_to_another_session_and_leaves_this_one():
    first = opened()
    second = first.take({"do": "check", "values": {"answer": right_answer(first)}})
    assert (first.turn, "feedback" in keys(first)) == (0, False)
    assert (second.turn, "feedback" in keys(second)) == (1, True)


def test_a_place_that_was_kept_leads_back():
    first = opened()
    answered = first.take({"do": "check", "values": {"answer": right_answer(first)}})
    kept = json.loads(json.dumps(answered.place))
    assert opened().take({"do": "resume", "values": {"place": kept}}).screen == answered.screen


def test_what_nobody_sends_is_refused_on_the_screen():
    at = opened().take({"do": "fly", "values": {}})
    assert keys(at)[0] == "problem"
    assert at.attempt == opened().attempt


def test_all_of_it_fits_in_json():
    at = opened()
    written = json.dumps([at.screen, at.paper, at.place])
    assert json.dumps(json.loads(written)) == written
