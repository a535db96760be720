"""``Stage``: events in, screens out, and nothing fails unseen."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.building import LIBRARY
from toolkit.composition import exercise, language, stage
from toolkit.screen.session import Look, open_session
from toolkit.widgets.stage import Stage


@pytest.fixture
def silence() -> Stage:
    return exercise("04-role/twenty-seconds")


def send(one: Stage, do: str, **values) -> None:
    """What arrives when the page sends a custom message, JSON and all."""
    one._handle_custom_msg(json.loads(json.dumps({"do": do, "values": values})), [])


def block(one: Stage, key: str) -> dict:
    return next(block for block in one.screen["blocks"] if block["key"] == key)


def right_answer(one: Stage) -> str:
    exercise: Any = one.attempt.exercise
    return next(option.id for option in exercise.options if option.right)


def test_screen_and_place_fit_in_json(silence):
    kept = json.dumps([silence.screen, silence.place])
    assert json.dumps(json.loads(kept)) == kept


def test_paper_travels_until_there_is_something_of_hers():
    scenario: Any = exercise("04-role/one-voice")
    assert len(json.loads(json.dumps(scenario.paper))) > len(scenario.screen["blocks"])
    send(scenario, "choose", answer=scenario.attempt.exercise.scenes[0].moves[0].id)
    assert scenario.paper == []
    send(scenario, "restart")
    assert scenario.paper != []


def test_an_answer_brings_feedback_and_counts_the_turn(silence):
    send(silence, "check", answer=right_answer(silence))
    assert block(silence, "feedback")["title"] == "That fits."
    assert silence.screen["turn"] == 1


def test_no_answer_brings_a_sentence_and_keeps_the_question(silence):
    send(silence, "check")
    assert block(silence, "problem")["text"] == [{"p": ["Please choose an answer first."]}]
    assert block(silence, "answer")["locked"] is False


@pytest.mark.parametrize(
    "content", [None, 7, [], {}, {"do": 1}, {"do": "check"}, {"do": "check", "values": []}, {"do": "fly", "values": {}}]
)
def test_an_event_that_nobody_sends_is_refused_with_a_sentence(silence, content):
    silence._handle_custom_msg(content, [])
    assert block(silence, "problem")["tone"] == "problem"


def test_she_goes_on_in_a_new_kernel_where_she_was(silence):
    send(silence, "check", answer=right_answer(silence))
    fresh = exercise("04-role/twenty-seconds")
    send(fresh, "resume", place=silence.place)
    assert fresh.screen == silence.screen
    assert fresh.place == silence.place


def test_the_place_of_another_exercise_is_refused(silence):
    send(silence, "resume", place=exercise("04-role/whose-task").place)
    assert block(silence, "problem")["tone"] == "problem"


def test_a_failing_handler_shows_a_sentence_and_logs_the_trace(caplog):
    broken = _broken(language("en").word("stage.failed"))
    send(broken, "check", answer=right_answer(broken))
    assert block(broken, "problem")["text"][0]["p"][0].startswith("Something went wrong on our side.")
    assert block(broken, "answer")["locked"] is False
    assert "the show is over" in caplog.text


def test_after_a_failure_the_attempt_is_where_it_was():
    broken = _broken("failed")
    before = broken.attempt
    send(broken, "check", answer=right_answer(broken))
    assert broken.attempt == before


def test_repr_is_a_stable_fingerprint():
    assert repr(exercise("04-role/whose-task")) == repr(exercise("04-role/whose-task"))
    assert repr(exercise("04-role/twenty-seconds")).startswith("Stage('04-role/twenty-seconds', choice, ")


def test_in_our_page_the_renderer_does_not_travel(monkeypatch):
    from toolkit.widgets import renderer

    monkeypatch.setenv("FACILITATOR_PAGE", "1")
    renderer.renderer_script.cache_clear()
    assert len(stage(LIBRARY.exercise("04-role/whose-task"), language("en"))._esm) < 50
    monkeypatch.delenv("FACILITATOR_PAGE")
    renderer.renderer_script.cache_clear()
    assert len(stage(LIBRARY.exercise("04-role/whose-task"), language("en"))._esm) > 1000


def _broken(failed: str) -> Stage:
    look = Look(_show_once(), lambda attempt: (), failed)
    return Stage(open_session(LIBRARY.exercise("04-role/twenty-seconds"), look))


def _show_once():
    """Shows the first screen and fails from then on."""
    from toolkit.screen.show import show

    def shown(attempt, turn, refused):
        if turn:
            raise RuntimeError("the show is over")
        return show(attempt, language("en"))

    return shown


def test_another_form_of_the_exercise_is_shown_at_the_same_place(silence):
    send(silence, "check", answer=right_answer(silence))
    silence.replace(replace(silence.attempt.exercise, title="Reworded"))
    assert silence.screen["title"] == ["Reworded"]
    assert block(silence, "feedback")["title"] == "That fits."
    assert silence.screen["turn"] == 2


def test_a_form_without_such_a_place_begins_anew(silence):
    send(silence, "check", answer=right_answer(silence))
    one = silence.attempt.exercise
    silence.replace(replace(one, options=tuple(option for option in one.options if not option.right)))
    assert block(silence, "answer")["locked"] is False
