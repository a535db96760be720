"""The paper form: all of an exercise is on it, and nothing that gives an answer away."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import LIBRARY, after, cards, event, moment, with_note, written
from toolkit.composition import language
from toolkit.course.attempt import KINDS, begin
from toolkit.course.exercise import Exercise
from toolkit.course.kinds.agreement import Agreement
from toolkit.course.kinds.cards import Cards
from toolkit.course.kinds.moment import Moment
from toolkit.course.kinds.rewrite import Rewrite
from toolkit.course.story.scenario import Scenario
from toolkit.screen.blocks import Actions, Block, Choices, Entry, Filters, Index, Keep, Note, Prose
from toolkit.screen.paper import paper
from toolkit.screen.text import plain

ENGLISH = language("en")
IN_PARTS = ("scenario", "cards", "agreement", "rewrite", "moment")
LISTS = ("situations", "activities")


def example(kind: str) -> Exercise:
    if kind in LISTS:
        return LIBRARY.exercise(f"kinds/{kind}")
    found = written(examples()[kind]).exercise
    assert found is not None
    return found


def form(exercise: Exercise) -> tuple[Block, ...]:
    return paper(begin(exercise), ENGLISH)


def words(exercise: Exercise) -> str:
    return " ".join(_strings([block.data() for block in form(exercise)]))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _strings(one)


def squeezed(text: str) -> str:
    return " ".join(plain(text).split())


def first_words(text: str) -> str:
    """The beginning of a text, short enough to stand in one run."""
    return re.split(r"[\n*]", text, maxsplit=1)[0][:60].strip()


def expected(exercise: Exercise) -> list[str]:
    match exercise:
        case Scenario():
            scenes = [text for scene in exercise.scenes for text in (scene.title, first_words(scene.text))]
            return [exercise.setting[:40], *scenes, *(move.say for scene in exercise.scenes for move in scene.moves)]
        case Cards():
            return [text for card in exercise.cards for text in (squeezed(card.front), first_words(card.back))]
        case Agreement():
            rules = [ENGLISH.reference.rules[key] for key in exercise.rules]
            tried = [text for one in exercise.situations for text in (one.title, first_words(one.text))]
            return [*(text for rule in rules for text in (rule.text, rule.reason)), *tried]
        case Rewrite():
            return [exercise.harms, *(quality.label for quality in exercise.qualities)]
        case Moment():
            return [first_words(exercise.question), *(response.say for response in exercise.responses)]
    raise AssertionError(exercise)


def answers(exercise: Exercise) -> list[str]:
    match exercise:
        case Scenario():
            moves = [move for scene in exercise.scenes for move in scene.moves]
            felt = [felt.text for move in moves for felt in move.felt]
            endings = [text for ending in exercise.endings for text in (ending.title, ending.text)]
            return [*(move.feedback for move in moves), *(move.wiser for move in moves if move.wiser), *felt, *endings]
        case Agreement():
            return [situation.without for situation in exercise.situations]
        case Rewrite():
            better = [text for one in exercise.better for text in (one.text, one.why)]
            return [exercise.why, *better, *(quality.add for quality in exercise.qualities)]
        case Moment():
            return [does for one in exercise.responses for does in (one.woman, one.group, one.facilitator)]
    return []


@pytest.mark.parametrize("kind", IN_PARTS)
def test_every_part_is_on_paper(kind: str):
    exercise = example(kind)
    said = words(exercise)
    assert [text for text in expected(exercise) if plain(text) not in said] == []


@pytest.mark.parametrize("kind", IN_PARTS)
def test_paper_gives_no_answer_away(kind: str):
    exercise = example(kind)
    said = words(exercise)
    assert [text for text in answers(exercise) if first_words(text) in said] == []


@pytest.mark.parametrize("kind", KINDS)
def test_paper_of_every_kind_has_no_buttons_and_one_key_for_each_block(kind: str):
    noted = replace(example(kind), content_note="A man waits outside.", way_round="Count to ten.")
    blocks = form(noted)
    assert not any(isinstance(block, Actions | Keep | Filters | Index) for block in blocks)
    keys = [block.key for block in blocks]
    assert len(keys) == len({*keys}) > 2
    data = json.dumps([block.data() for block in blocks])
    assert json.loads(data) is not None
    assert '"mark": "' not in data


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_kind_that_shows_part_after_part_needs_paper_of_its_own(kind: str):
    """The example of a moment lets her speak first."""
    open_at_once = replace(example(kind), content_note=None, way_round=None)
    assert bool(form(open_at_once)) == (kind in IN_PARTS + LISTS)


def test_a_moment_that_shows_its_responses_at_once_needs_no_paper_of_its_own():
    assert form(moment()) == ()
    assert [type(block) for block in form(moment(first="say"))] == [Prose, Entry, Choices]


def test_note_and_way_round_come_before_the_question():
    note, way_round, *question = form(with_note())
    assert isinstance(note, Note)
    assert isinstance(way_round, Prose)
    assert note.text == [{"p": ["A man waits outside."]}]
    assert way_round.text == [{"p": ["Count to ten."]}]
    assert [block.key for block in question if isinstance(block, Choices)] == ["answer"]


def test_a_question_prints_as_it_is_once_she_has_begun():
    assert paper(after(begin(with_note()), "enter"), ENGLISH) == ()


def test_nothing_heavy_is_printed_for_her_who_took_the_way_round():
    assert paper(after(begin(with_note()), "go-round"), ENGLISH) == ()


def test_what_is_hers_is_printed_as_it_is():
    played = after(begin(cards()), "turn", "knew")
    assert paper(played, ENGLISH) == ()
    assert paper(after(begin(example("rewrite")), "compare"), ENGLISH) == ()


def test_beginning_again_brings_the_paper_back():
    scenario = scenario_of_the_example()
    one = begin(scenario)
    move = scenario.scenes[0].moves[0].id
    again = after(one, "offer", event("choose", answer=move), "restart")
    assert paper(again, ENGLISH) == paper(one, ENGLISH) != ()


def scenario_of_the_example() -> Scenario:
    exercise = example("scenario")
    assert isinstance(exercise, Scenario)
    return exercise


def test_there_is_room_to_write():
    rows = {kind: [block.rows for block in form(example(kind)) if isinstance(block, Entry)] for kind in IN_PARTS}
    agreement: Any = example("agreement")
    built = {"agreement": [6, *[2] * len(agreement.situations)], "rewrite": [3]}
    assert rows == {"scenario": [3, 5], "cards": [], "moment": [3], **built}
