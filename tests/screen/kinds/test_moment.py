"""``moment`` on the screen, by the example that authors copy."""

from dataclasses import replace
from typing import Any

from tests.authoring.readme import examples
from tests.building import after, event, moment, response, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.screen.blocks import Choices, Entry, Feedback, Screen
from toolkit.screen.show import show

ENGLISH = language("en")
SPEAKS_FIRST: Any = written(examples()["moment"]).exercise
EXAMPLE: Any = replace(SPEAKS_FIRST, first=None)
THREE = ["The woman", "The group", "You as facilitator"]


def shown(*events: Event | str, exercise=EXAMPLE) -> Screen:
    return show(after(begin(exercise), *events), ENGLISH, turn=len(events))


def check(answer: str) -> Event:
    return event("check", answer=answer)


def choices(screen: Screen) -> Choices:
    return next(block for block in screen.blocks if isinstance(block, Choices) and block.key == "answer")


def feedback(screen: Screen) -> Feedback:
    return next(block for block in screen.blocks if isinstance(block, Feedback))


def labels(screen: Screen) -> list[str]:
    actions: Any = screen.blocks[-1]
    return [one.label for one in actions.actions]


def marks(screen: Screen) -> dict[str, str]:
    return {one.value: one.mark_text for one in choices(screen).options if one.mark_text}


def test_the_situation_comes_first_and_nothing_gives_the_answer_away():
    screen = shown()
    situation: Any = screen.blocks[0]
    assert situation.text[0]["p"][0].startswith("The meeting is over.")
    assert choices(screen).legend == ["What do you say?"]
    assert {(one.mark, one.feedback) for one in choices(screen).options} == {(None, None)}
    assert labels(screen) == ["See what it does"]


def test_a_tempting_response_tells_what_it_does_to_all_three():
    screen = shown(check("give"))
    assert (feedback(screen).title, feedback(screen).tone) == (
        "A tempting response. Look at what it does.",
        "neutral",
    )
    parts = [part.label for part in feedback(screen).parts]
    assert parts[:4] == [*THREE, "An idea that is often behind it"]
    assert marks(screen) == {"give": "A tempting response"}
    assert labels(screen) == ["Try again", "Show what the others do"]


def test_the_better_practice_tells_what_it_does_too():
    screen = shown(check("same-for-all"))
    assert (feedback(screen).title, feedback(screen).tone) == ("This is better practice.", "safe")
    assert [part.label for part in feedback(screen).parts][:3] == THREE
    assert [one.mark_text for one in choices(screen).options if one.picked] == ["Better practice"]
    assert "To take with you" in [part.label for part in feedback(screen).parts]


def test_opening_tells_the_same_of_each_of_the_others():
    screen: Any = shown(check("give"), "open")
    told: dict[str, Any] = {option.value: option.feedback for option in choices(screen).options}
    assert told.pop("give") is None
    for feedback_of in told.values():
        assert [block["p"][0]["b"] for block in feedback_of] == [f"{who}:" for who in THREE]
    assert marks(screen) == {"give": "A tempting response", "same-for-all": "Better practice"}


def test_a_list_stands_below_its_label():
    written_as_list = response("b", woman="- She hears it.\n- She goes.")
    others = tuple(one for one in moment().responses if one.id != "b")
    screen = shown(check("a"), "open", exercise=moment(responses=(*others, written_as_list)))
    told = next(option.feedback for option in choices(screen).options if option.value == "b")
    assert told
    assert told[:2] == [{"p": [{"b": "The woman:"}]}, {"ul": [["She hears it."], ["She goes."]]}]


def own(screen: Screen) -> Entry:
    return next(block for block in screen.blocks if isinstance(block, Entry))


def test_where_she_speaks_first_no_response_is_shown_before_she_asks():
    screen = shown(exercise=SPEAKS_FIRST)
    assert not [block for block in screen.blocks if isinstance(block, Choices)]
    assert own(screen).private
    assert own(screen).label == ["What would you say or do? Say it aloud, or write it."]
    assert labels(screen) == ["Show me what others might do"]


def test_her_words_stay_beside_the_responses_and_what_they_do():
    offered, checked = (shown(*events, exercise=SPEAKS_FIRST) for events in (["offer"], ["offer", check("give")]))
    assert own(shown(exercise=SPEAKS_FIRST)).key == own(offered).key == own(checked).key
    assert own(offered).label == ["What you wrote"]
    assert offered.focus == choices(offered).key
    assert checked.focus == "feedback"
