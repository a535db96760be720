"""``rewrite``: a sentence that harms, to be said in another way.

Her own words stay on her page: no event and no state has room for them, so nothing here can judge them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose
from toolkit.course.form import chosen_keys
from toolkit.course.kind import Kind


@dataclass(frozen=True, kw_only=True)
class Quality:
    """Something that a good sentence can have; ``add`` says how to bring it in."""

    id: Key
    label: Line
    add: Prose


@dataclass(frozen=True, kw_only=True)
class Better:
    """A sentence that does good, why it does, and which of the qualities it ``has``."""

    id: Key
    text: Line
    why: Prose
    has: tuple[Key, ...]


@dataclass(frozen=True, kw_only=True)
class Rewrite(Exercise):
    """A sentence that ``harms``, ``why`` it does, and better ones to compare her own with.

    ``mistake`` names the well-meant mistake that the sentence stands for, ``misconception`` the idea that leads to it.
    """

    counted: ClassVar[str] = "qualities"
    situation: Prose
    harms: Line
    why: Prose
    qualities: tuple[Quality, ...]
    better: tuple[Better, ...]
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None
    afterword: Prose | None = None


@dataclass(frozen=True)
class RewriteState:
    """Where she is, and the ids of the qualities that she ticked for her own sentence."""

    phase: Literal["writing", "compared", "looked"] = "writing"
    has: tuple[str, ...] = ()


def start(exercise: Rewrite) -> RewriteState:
    """The state before she compares."""
    return RewriteState()


def change(exercise: Rewrite, state: RewriteState, event: Event) -> RewriteState:
    """The state after ``event``: ``compare``, ``look`` with ``has``, or ``again``.

    Raises ``EventRefused`` when the event does not fit.
    """
    match event.do, state.phase:
        case "compare", "writing":
            return RewriteState("compared")
        case "look", "compared":
            ticked = chosen_keys(event.values.get("has"), [quality.id for quality in exercise.qualities])
            return RewriteState("looked", ticked)
        case "again", "looked":
            return replace(state, phase="compared")
    raise EventRefused("refused.not-now")


def resume(exercise: Rewrite, place: Mapping[str, Any]) -> RewriteState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    if place.get("phase") not in ("compared", "looked"):
        return start(exercise)
    compared = change(exercise, start(exercise), Event("compare", {}))
    looked = change(exercise, compared, Event("look", place))
    return looked if place.get("phase") == "looked" else change(exercise, looked, Event("again", {}))


KIND = Kind("rewrite", Rewrite, start, change, resume)
