"""The Screens that the renderer's unit tests draw, as Python makes them: ``python -m tests.frontend.screens FILE``."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.building import LIBRARY
from toolkit.composition import language
from toolkit.course.attempt import KINDS, Attempt, answer, begin
from toolkit.course.exercise import Event
from toolkit.screen.blocks import Action, Actions, Index
from toolkit.screen.paper import paper
from toolkit.screen.show import show

ENGLISH = language("en")
# An exercise, and the buttons that are pressed in it one after the other; a number means that one of the list.
WAYS: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "to a situation and back": ("kinds/situations", (1, "Back to the list")),
    "to an activity and back": ("kinds/activities", (1, "Back to the list")),
    "round a situation": ("kinds/situations", ("Nobody blinks", "Take the way round", "Back to the list")),
}


def screens() -> dict[str, Any]:
    """Each kind's first Screen with what is printed in its place; and, of each way, the buttons and their Screens."""
    return {
        "kinds": {kind: _first(begin(LIBRARY.exercise(f"kinds/{kind}"))) for kind in KINDS},
        "ways": {name: list(_way(*way)) for name, way in WAYS.items()},
    }


def _first(attempt: Attempt) -> dict[str, Any]:
    return {"screen": show(attempt, ENGLISH).data(), "paper": [block.data() for block in paper(attempt, ENGLISH)]}


def _way(exercise: str, presses: tuple[str | int, ...]) -> Iterator[dict[str, Any]]:
    attempt = begin(LIBRARY.exercise(exercise))
    yield {"press": None, "screen": show(attempt, ENGLISH).data()}
    for press in presses:
        action = _action(attempt, press)
        attempt = answer(attempt, Event(action.do, action.values or {}))
        yield {"press": action.label, "screen": show(attempt, ENGLISH).data()}


def _action(attempt: Attempt, press: str | int) -> Action:
    blocks = show(attempt, ENGLISH).blocks
    listed = [item.action for block in blocks if isinstance(block, Index) for item in block.items]
    buttons = [action for block in blocks if isinstance(block, Actions) for action in block.actions]
    if isinstance(press, int):
        return listed[press]
    return next(action for action in [*listed, *buttons] if action.label == press)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(screens()), encoding="utf-8")
