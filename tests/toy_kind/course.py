"""``pause``: a sentence to breathe by. A toy that shows what a new kind of exercise needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Line
from toolkit.course.kind import Kind


@dataclass(frozen=True, kw_only=True)
class Pause(Exercise):
    """Sentences to breathe by."""

    counted: ClassVar[str] = "breaths"
    breaths: tuple[Line, ...]


@dataclass(frozen=True)
class PauseState:
    """How often she has breathed."""

    breathed: int = 0


def start(exercise: Pause) -> PauseState:
    """The state before the first breath."""
    return PauseState()


def change(exercise: Pause, state: PauseState, event: Event) -> PauseState:
    """The state after a ``breath``. Raises ``EventRefused`` for anything else."""
    if event.do != "breath":
        raise EventRefused("refused.not-now")
    return PauseState(state.breathed + 1)


def resume(exercise: Pause, place: Mapping[str, Any]) -> PauseState:
    """The state that ``place`` tells of."""
    return PauseState(place["breathed"] if isinstance(place.get("breathed"), int) else 0)


KIND = Kind("pause", Pause, start, change, resume, practised=False)
