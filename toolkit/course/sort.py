"""``sort``: put each item into one of a few named groups."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Key, Line, MistakeKey, Prose
from toolkit.course.form import placed_keys


@dataclass(frozen=True, kw_only=True)
class Group:
    """A place to put items, for example "the facilitator's task"."""

    id: Key
    label: Line


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something to place. ``feedback`` says why it belongs to ``group``."""

    id: Key
    text: Line
    group: Key
    feedback: Prose
    mistake: MistakeKey | None = None


@dataclass(frozen=True, kw_only=True)
class Sort(Exercise):
    """Items to put into groups."""

    question: Prose
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    afterword: Prose | None = None


@dataclass(frozen=True)
class SortState:
    """Where she is: (item, group) pairs as ``placed``, and whether they were ``checked``.

    ``opened`` is true once she asked to see where the others belong.
    """

    placed: tuple[tuple[str, str], ...] = ()
    checked: bool = False
    opened: bool = False

    def fitting(self, exercise: Sort) -> frozenset[str]:
        """The ids of items that lie in their own group."""
        own = {item.id: item.group for item in exercise.items}
        return frozenset(item for item, group in self.placed if own[item] == group)


def start(exercise: Sort) -> SortState:
    """The state before anything is placed."""
    return SortState()


def change(exercise: Sort, state: SortState, event: Event) -> SortState:
    """The state after ``event``: ``check`` with ``answer``, ``open`` or ``again``.

    Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "check" if not state.checked:
            return SortState(_placed(exercise, event.values), checked=True)
        case "open" if state.checked:
            return replace(state, opened=True)
        case "again" if state.checked:
            return SortState(placed=state.placed)
    raise EventRefused("refused.not-now")


def resume(exercise: Sort, place: Mapping[str, Any]) -> SortState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    if not (place.get("placed") or place.get("checked")):
        return start(exercise)
    state = change(exercise, start(exercise), Event("check", {"answer": _as_mapping(place.get("placed"))}))
    if not place.get("checked"):
        return change(exercise, state, Event("again", {}))
    return replace(state, opened=place.get("opened") is True)


def _placed(exercise: Sort, values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    items, groups = [item.id for item in exercise.items], [group.id for group in exercise.groups]
    placed = placed_keys(values.get("answer"), items, groups)
    if len(placed) < len(items):
        raise EventRefused("refused.place-all")
    return placed


def _as_mapping(pairs: Any) -> dict[str, str]:
    match pairs:
        case [*_] if all(
            isinstance(pair, list | tuple) and len(pair) == 2 and isinstance(pair[0], str) for pair in pairs
        ):
            return dict(pairs)
    raise EventRefused("refused.unknown-answer")
