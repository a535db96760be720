"""How sure she is, and what lies behind a tempting answer: where both are shown, asserted without a browser."""

from dataclasses import replace
from typing import Any

import pytest

from tests.building import after, choice, event, move, scenario, scene, sort
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event, Exercise
from toolkit.screen.blocks import Part
from toolkit.screen.show import show

ENGLISH = language("en")
SURE, MISTAKE, IDEA = (ENGLISH.word(f"screen.{key}") for key in ("sure.title", "mistake", "misconception"))
TEMPTING = replace(
    move("tell", "done"), practice="harm", mistake="K4", misconception="silence-is-failure", wiser="Wait."
)
ASKING = scenario(scene("circle", move("ask", "circle"), TEMPTING), confidence=True)


def blocks(exercise: Exercise, *events: Event | str) -> dict[str, Any]:
    """The blocks of the screen after ``events``, by key."""
    return {one.key: one for one in show(after(begin(exercise), *events), ENGLISH).blocks}


def labels(parts: tuple[Part, ...]) -> list[str]:
    return [part.label for part in parts]


def words(parts: Any, label: str) -> list[str]:
    return [part.text[0]["p"][-1] for part in parts if part.label == label]


def made(answer: str, sure: str | None = None) -> Event:
    return event("choose", answer=answer, sure=sure)


def test_each_scene_asks_how_sure_she_is_below_the_moves() -> None:
    assert list(blocks(ASKING))[-3:] == ["moves-circle", "sure-circle", "actions"]


def test_a_scenario_that_does_not_ask_has_no_such_question() -> None:
    assert "sure-circle" not in blocks(replace(ASKING, confidence=False))


def test_question_is_the_same_in_a_scene_and_in_a_choice() -> None:
    in_a_scene = blocks(ASKING)["sure-circle"]
    assert replace(in_a_scene, key="sure") == blocks(choice(confidence=True))["sure"]


@pytest.mark.parametrize(("answer", "fits"), [("ask", "right"), ("tell", "not")])
@pytest.mark.parametrize("sure", ["guess", "fairly", "sure"])
def test_feedback_on_a_move_answers_her_sureness(answer: str, fits: str, sure: str) -> None:
    parts = blocks(ASKING, made(answer, sure))["feedback"].parts
    assert words(parts, SURE) == [ENGLISH.word(f"screen.sure.{sure}.{fits}")]


def test_feedback_says_nothing_of_a_sureness_that_she_left_out() -> None:
    assert SURE not in labels(blocks(ASKING, made("ask"))["feedback"].parts)


def test_look_back_tells_her_sureness_at_the_moves_where_she_said_it() -> None:
    events = (made("ask", "guess"), "go-on", made("ask"), "go-on", made("tell", "sure"), "debrief")
    steps = blocks(ASKING, *events)["timeline"].steps
    assert [words(step.parts, SURE) for step in steps] == [
        [ENGLISH.word("screen.sure.guess.right")],
        [],
        [ENGLISH.word("screen.sure.sure.not")],
    ]


def test_idea_behind_a_move_is_named_before_its_mistake() -> None:
    named = [one for one in labels(blocks(ASKING, made("tell"))["feedback"].parts) if one in (IDEA, MISTAKE)]
    assert named == [IDEA, MISTAKE]


# choice and sort

ANSWERS: dict[str, tuple[Exercise, Any, bool]] = {
    "right choice": (choice(confidence=True), "a", True),
    "wrong choice": (choice(confidence=True), "b", False),
    "right sort": (sort(confidence=True), {"open": "hers", "topic": "theirs"}, True),
    "sort that fits in part": (sort(confidence=True), {"open": "hers", "topic": "hers"}, False),
}


@pytest.mark.parametrize(("exercise", "answer", "fits"), ANSWERS.values(), ids=ANSWERS)
def test_feedback_on_an_answer_answers_her_sureness(exercise: Exercise, answer: Any, fits: bool) -> None:
    parts = blocks(exercise, event("check", answer=answer, sure="fairly"))["feedback"].parts
    assert words(parts, SURE) == [ENGLISH.word(f"screen.sure.fairly.{'right' if fits else 'not'}")]


@pytest.mark.parametrize("exercise", [choice(confidence=True), sort(confidence=True)], ids=["choice", "sort"])
def test_question_is_gone_once_she_has_answered(exercise: Exercise) -> None:
    answers = {"choice": "b", "sort": {"open": "hers", "topic": "hers"}}
    checked = event("check", answer=answers["choice" if "options" in vars(exercise) else "sort"])
    assert ("sure" in blocks(exercise), "sure" in blocks(exercise, checked)) == (True, False)


PLAIN = choice()
BEHIND_CHOICE = replace(
    PLAIN,
    options=(
        PLAIN.options[0],
        replace(PLAIN.options[1], mistake="K4", misconception="silence-is-failure"),
        PLAIN.options[2],
    ),
)


def test_idea_behind_an_option_is_named_before_its_mistake() -> None:
    parts = blocks(BEHIND_CHOICE, event("check", answer="b"))["feedback"].parts
    assert labels(parts)[:2] == [IDEA, MISTAKE]


def test_option_without_an_idea_names_none() -> None:
    parts = blocks(BEHIND_CHOICE, event("check", answer="c"))["feedback"].parts
    assert {IDEA, MISTAKE}.isdisjoint(labels(parts))


def behind_sort(*behind: tuple[str | None, str | None]) -> Exercise:
    """The small sort with a (misconception, mistake) behind each of its items."""
    plain = sort()
    items = zip(plain.items, behind, strict=True)
    return replace(plain, items=tuple(replace(item, misconception=idea, mistake=slip) for item, (idea, slip) in items))


SWAPPED = event("check", answer={"open": "theirs", "topic": "hers"})
HALF = event("check", answer={"open": "hers", "topic": "hers"})


def named(exercise: Exercise, *events: Event | str) -> list[str]:
    return [one for one in labels(blocks(exercise, *events)["feedback"].parts) if one in (IDEA, MISTAKE)]


def test_what_leads_to_another_place_is_named_once_the_rest_is_open() -> None:
    one = behind_sort((None, None), ("expert-knows", "K1"))
    assert (named(one, HALF), named(one, HALF, "open")) == ([], [IDEA, MISTAKE])


def test_what_would_lead_to_another_place_is_not_named_where_an_item_fits() -> None:
    assert named(behind_sort(("expert-knows", "K1"), (None, None)), HALF, "open") == []


def test_same_idea_is_named_once_and_two_parts_at_most() -> None:
    assert named(behind_sort(("expert-knows", None), ("expert-knows", None)), SWAPPED, "open") == [IDEA]
    assert named(behind_sort(("expert-knows", "K1"), ("advice-helps", "K2")), SWAPPED, "open") == [IDEA, IDEA]
