"""Whatever way a learner takes through an exercise of any kind: she presses what is on the screen, after any answers.

The ways are derived from the tests themselves, so every run tries the same ones.
"""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.building import LIBRARY
from toolkit.composition import language
from toolkit.course.attempt import KINDS, Attempt, answer, begin, place, resume
from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.kinds.rate import encode
from toolkit.screen.blocks import (
    Action,
    Actions,
    Block,
    Choices,
    Entry,
    Filters,
    Index,
    Matching,
    Ordering,
    Screen,
    Sorting,
    Timeline,
    Transcript,
)
from toolkit.screen.show import show

ENGLISH = language("en")
LONGEST_WAY = 25
always_the_same = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=20,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)

letters = st.characters(exclude_categories=("Cc", "Cs"))
lines = st.text(letters, max_size=40) | st.sampled_from(
    ["We don’t interrupt", "no phones", "- 1. Be kind", "We start on time", "group worker", encode({"C1": 2, "C4": 3})]
)


def exercise(kind: str) -> Exercise:
    return LIBRARY.exercise(f"kinds/{kind}")


def filled(block: Block, draw: Any) -> Any:
    """What the form holds under the name of ``block`` after a learner was there; None for one without a field."""
    match block:
        case Choices():
            options = st.sampled_from([one.value for one in block.options])
            return draw(st.lists(options, unique=True) if block.several else st.none() | options)
        case Sorting() | Matching():
            offered = block.groups if isinstance(block, Sorting) else block.answers
            places = st.none() | st.sampled_from([one.value for one in offered])
            given = {item.value: draw(places) for item in block.items}
            return {item: place for item, place in given.items() if place}
        case Ordering():
            return draw(st.permutations([item.value for item in block.items]))
        case Transcript(tags=tags) if tags:
            pairs = [[line.value, tag.value] for line in block.lines if line.open for tag in tags]
            return draw(st.lists(st.sampled_from(pairs), unique_by=tuple, max_size=6))
        case Entry(private=False):
            return draw(lines if block.rows == 1 else st.lists(lines, max_size=4).map("\n".join))[: block.most]
    return None


def form(screen: Screen, draw: Any) -> dict[str, Any]:
    """The values that a page sends with a button that submits. No two fields have the same name."""
    values: dict[str, Any] = {}
    for block in screen.blocks:
        if isinstance(block, Filters):
            chosen = {
                one.name: draw(st.sampled_from([option.value for option in one.options])) for one in block.filters
            }
            assert not values.keys() & chosen.keys()
            values.update(chosen)
        given: Any = filled(block, draw)
        if given is not None or isinstance(block, Choices):
            name = getattr(block, "name")  # noqa: B009
            assert name not in values
            values[name] = given
    return values


def buttons(screen: Screen) -> list[Action]:
    rows = [block.actions for block in screen.blocks if isinstance(block, Actions)]
    rows += [step.actions for block in screen.blocks if isinstance(block, Timeline) for step in block.steps]
    rows += [(block.action,) for block in screen.blocks if isinstance(block, Filters)]
    rows += [tuple(item.action for item in block.items) for block in screen.blocks if isinstance(block, Index)]
    return [action for row in rows for action in row]


def pressed(attempt: Attempt, action: Action, values: dict[str, Any]) -> tuple[Attempt, str | None]:
    """The attempt after a press, or the reason why it was refused."""
    try:
        return answer(attempt, Event(action.do, json.loads(json.dumps({**values, **(action.values or {})})))), None
    except EventRefused as refused:
        return attempt, refused.reason


def shown(attempt: Attempt) -> Screen:
    """Her screen; it is well made, and the same once her place went through JSON and was resumed."""
    screen = show(attempt, ENGLISH, turn=1)
    keys = [block.key for block in screen.blocks]
    assert len(set(keys)) == len(keys)
    assert screen.focus in keys
    resumed = resume(attempt.exercise, json.loads(json.dumps(place(attempt))))
    assert resumed == attempt
    assert json.dumps(show(resumed, ENGLISH, turn=1).data()) == json.dumps(screen.data())
    return screen


@pytest.mark.parametrize("kind", KINDS)
def test_behind_a_content_note_she_begins_at_the_top(kind: str) -> None:
    noted = replace(exercise(kind), content_note="A man waits outside.", way_round="Count to ten.")
    screen = shown(answer(begin(noted), Event("enter", {})))
    assert screen.focus == screen.blocks[0].key


@pytest.mark.parametrize("kind", KINDS)
@always_the_same
@given(data=st.data())
def test_no_button_leads_astray_and_every_place_is_found_again(kind: str, data: st.DataObject) -> None:
    attempt = begin(exercise(kind))
    for _ in range(data.draw(st.integers(0, LONGEST_WAY))):
        screen = shown(attempt)
        offered = buttons(screen)
        if not offered:
            break
        button = data.draw(st.sampled_from(offered))
        attempt, refused = pressed(attempt, button, form(screen, data.draw) if button.submits else {})
        assert refused not in ("refused.not-now", "refused.unknown-answer")
    shown(attempt)
