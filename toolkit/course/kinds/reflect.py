"""``reflect``: prompts to write for herself.

What she writes stays on her page: no event and no state has room for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Key, Line, Prose
from toolkit.course.kind import Kind


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """Something to write about; ``hint`` helps to begin, ``rows`` is how much room there is."""

    id: Key
    ask: Line
    hint: Line | None = None
    rows: int = 4


@dataclass(frozen=True, kw_only=True)
class Reflect(Exercise):
    """Prompts, and an ``afterword`` for when she has finished."""

    counted: ClassVar[str] = "prompts"
    opening: Prose
    prompts: tuple[Prompt, ...]
    afterword: Prose | None = None


@dataclass(frozen=True)
class ReflectState:
    """Whether she has asked for the afterword."""

    done: bool = False


def start(exercise: Reflect) -> ReflectState:
    """The state while she writes."""
    return ReflectState()


def change(exercise: Reflect, state: ReflectState, event: Event) -> ReflectState:
    """The state after ``event``: ``done`` or ``again``. Raises ``EventRefused`` when the event does not fit."""
    match event.do:
        case "done" if exercise.afterword and not state.done:
            return ReflectState(done=True)
        case "again" if state.done:
            return ReflectState()
    raise EventRefused("refused.not-now")


def resume(exercise: Reflect, place: Mapping[str, Any]) -> ReflectState:
    """The state that ``place`` tells of."""
    return ReflectState(done=exercise.afterword is not None and place.get("done") is True)


KIND = Kind("reflect", Reflect, start, change, resume)
