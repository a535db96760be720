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
LONGEST_SEED = 64
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
    """An exercise as a learner sees it, and where she is in it. ``seed`` is what the order of its answers hangs on."""

    exercise: Exercise
    state: State
    door: Door
    seed: str = ""


def kind_of(exercise: Exercise) -> Kind[Any, Any]:
    """The kind of the exercise."""
    return _KIND_OF[type(exercise)]


def begin(exercise: Exercise, seed: str = "") -> Attempt:
    """A new attempt; it stands before the content note where the exercise has one.

    Learners with the same ``seed`` meet the answers in the same order: without one, all of them.
    """
    kind = kind_of(exercise)
    shown: Exercise = kind.arrange(exercise, seed)
    return Attempt(shown, kind.start(shown), first_door(shown), seed)


def answer(attempt: Attempt, event: Event) -> Attempt:
    """The attempt after ``event``. Raises ``EventRefused`` when the event does not fit."""
    if attempt.door != "open":
        return replace(attempt, door=through(event))
    return replace(attempt, state=kind_of(attempt.exercise).change(attempt.exercise, attempt.state, event))


def place(attempt: Attempt) -> dict[str, Any]:
    """Where the learner is, as plain data that fits in JSON; ``resume`` reads it back."""
    seed = {"seed": attempt.seed} if attempt.seed else {}
    return {"v": PLACE_VERSION, "id": attempt.exercise.id, "door": attempt.door, **seed, **asdict(attempt.state)}


def resume(exercise: Exercise, kept: Any) -> Attempt:
    """The attempt that ``kept`` tells of. It comes from outside, so nothing in it is trusted.

    Raises ``EventRefused`` when it is of another exercise or does not fit this one.
    """
    if not isinstance(kept, Mapping) or kept.get("v") != PLACE_VERSION or kept.get("id") != exercise.id:
        raise EventRefused("refused.unknown-answer")
    fresh = begin(exercise, _seed(kept))
    door = kept.get("door")
    if fresh.door == "note" and door in ("note", "round"):
        return replace(fresh, door=door)
    state = kind_of(exercise).resume(fresh.exercise, kept)
    return replace(fresh, state=state, door="open")


def _seed(kept: Mapping[str, Any]) -> str:
    seed = kept.get("seed", "")
    if not isinstance(seed, str) or len(seed) > LONGEST_SEED:
        raise EventRefused("refused.unknown-answer")
    return seed
