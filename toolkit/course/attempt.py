"""One learner at one exercise, of whatever kind; ``KINDS`` is the list of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any

from toolkit.course.door import Door, first_door, through
from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.kind import Kind, State
from toolkit.course.kinds import (
    activities,
    agreement,
    cards,
    case,
    choice,
    figures,
    match,
    moment,
    order,
    rate,
    reflect,
    rewrite,
    short,
    situations,
    sort,
    transcript,
)
from toolkit.course.story import scenario

PLACE_VERSION = 1
KINDS: Mapping[str, Kind[Any, Any]] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            choice.KIND,
            sort.KIND,
            order.KIND,
            match.KIND,
            short.KIND,
            moment.KIND,
            transcript.KIND,
            case.KIND,
            rewrite.KIND,
            reflect.KIND,
            rate.KIND,
            scenario.KIND,
            cards.KIND,
            agreement.KIND,
            figures.KIND,
            situations.KIND,
            activities.KIND,
        )
    }
)
"""Every kind by its name, in the order in which authors are told of them."""

_KIND_OF: Mapping[type[Exercise], Kind[Any, Any]] = MappingProxyType({kind.exercise: kind for kind in KINDS.values()})


@dataclass(frozen=True)
class Attempt:
    """An exercise and where the learner is in it."""

    exercise: Exercise
    state: State
    door: Door


def kind_of(exercise: Exercise) -> Kind[Any, Any]:
    """The kind of the exercise."""
    return _KIND_OF[type(exercise)]


def begin(exercise: Exercise) -> Attempt:
    """A new attempt; it stands before the content note where the exercise has one."""
    state = kind_of(exercise).start(exercise)
    return Attempt(exercise, state, first_door(exercise))


def answer(attempt: Attempt, event: Event) -> Attempt:
    """The attempt after ``event``. Raises ``EventRefused`` when the event does not fit."""
    if attempt.door != "open":
        return replace(attempt, door=through(event))
    return replace(attempt, state=kind_of(attempt.exercise).change(attempt.exercise, attempt.state, event))


def place(attempt: Attempt) -> dict[str, Any]:
    """Where the learner is, as plain data that fits in JSON; ``resume`` reads it back."""
    return {"v": PLACE_VERSION, "id": attempt.exercise.id, "door": attempt.door, **asdict(attempt.state)}


def resume(exercise: Exercise, kept: Any) -> Attempt:
    """The attempt that ``kept`` tells of. It comes from outside, so nothing in it is trusted.

    Raises ``EventRefused`` when it is of another exercise or does not fit this one.
    """
    if not isinstance(kept, Mapping) or kept.get("v") != PLACE_VERSION or kept.get("id") != exercise.id:
        raise EventRefused("refused.unknown-answer")
    fresh = begin(exercise)
    door = kept.get("door")
    if fresh.door == "note" and door in ("note", "round"):
        return replace(fresh, door=door)
    return Attempt(exercise, kind_of(exercise).resume(exercise, kept), "open")
