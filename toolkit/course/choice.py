"""``choice``: pick one right answer or several, with feedback for each option."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Key, Line, MistakeKey, Prose
from toolkit.course.form import chosen_keys


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer on offer. ``mistake`` names the well-meant mistake that a wrong one stands for."""

    id: Key
    text: Line
    feedback: Prose
    right: bool = False
    mistake: MistakeKey | None = None


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """A question with options; ``pick`` says whether one of them is right or several."""

    question: Prose
    options: tuple[Option, ...]
    pick: Literal["one", "several"] = "one"
    afterword: Prose | None = None

    @property
    def right(self) -> frozenset[str]:
        """The ids of the right options."""
        return frozenset(option.id for option in self.options if option.right)


@dataclass(frozen=True)
class ChoiceState:
    """Where she is.

    ``picked`` is in the exercise's order; ``opened`` is true once she asked to see what the other options do.
    """

    picked: tuple[str, ...] = ()
    checked: bool = False
    opened: bool = False

    def is_right(self, exercise: Choice) -> bool:
        """Whether exactly the right options are picked."""
        return self.checked and frozenset(self.picked) == exercise.right


def start(exercise: Choice) -> ChoiceState:
    """The state before anything is picked."""
    return ChoiceState()


def change(exercise: Choice, state: ChoiceState, event: Event) -> ChoiceState:
    """The state after ``event``: ``check`` with ``answer``, ``open`` or ``again``.

    Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "check" if not state.checked:
            return ChoiceState(_picked(exercise, event.values), checked=True)
        case "open" if state.checked:
            return replace(state, opened=True)
        case "again" if state.checked:
            return ChoiceState(picked=state.picked)
    raise EventRefused("refused.not-now")


def resume(exercise: Choice, place: Mapping[str, Any]) -> ChoiceState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    if not (place.get("picked") or place.get("checked")):
        return start(exercise)
    state = change(exercise, start(exercise), Event("check", {"answer": place.get("picked")}))
    if not place.get("checked"):
        return change(exercise, state, Event("again", {}))
    return replace(state, opened=place.get("opened") is True)


def _picked(exercise: Choice, values: Mapping[str, Any]) -> tuple[str, ...]:
    picked = chosen_keys(values.get("answer"), [option.id for option in exercise.options])
    if not picked:
        raise EventRefused(f"refused.pick-{exercise.pick}")
    if exercise.pick == "one" and len(picked) > 1:
        raise EventRefused("refused.not-now")
    return picked
