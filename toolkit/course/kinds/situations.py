"""``situations``: moments to choose from, by theme and by competency. Nothing is counted, and any may be left again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

from toolkit.course.door import Door, first_door, through
from toolkit.course.exercise import BROUGHT, Event, EventRefused, Exercise
from toolkit.course.fields import ExerciseKey, Prose
from toolkit.course.form import chosen_key, looked_for
from toolkit.course.kind import Kind
from toolkit.course.kinds import moment as moment_kind
from toolkit.course.kinds.moment import Moment, MomentState


@dataclass(frozen=True, kw_only=True)
class Situations(Exercise):
    """Moments to choose from. ``exercises`` are ids of other exercises; those of other kinds are only named.

    ``found`` holds them once they are loaded, in the same order.
    """

    counted: ClassVar[str] = "exercises"
    opening: Prose
    exercises: tuple[ExerciseKey, ...]
    found: tuple[Exercise, ...] = field(default=(), metadata=BROUGHT)

    @cached_property
    def moment(self) -> Mapping[str, Moment]:
        """The moments by id."""
        return {moment.id: moment for moment in self.found if isinstance(moment, Moment)}

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes of the moments, each once."""
        return tuple(dict.fromkeys(moment.theme for moment in self.moment.values() if moment.theme))

    @cached_property
    def trained(self) -> tuple[str, ...]:
        """The competencies that any of them trains, each once."""
        return tuple(dict.fromkeys(key for exercise in self.found for key in exercise.competencies))


@dataclass(frozen=True)
class SituationsState:
    """What she looks for, and where she is.

    ``at`` is the moment that she opened last, and ``inside`` is true while it is open. ``doors`` are those that she has
    gone through or round, ``answered`` where she is in each moment, both as pairs with the id of the moment.
    """

    theme: str | None = None
    competency: str | None = None
    at: str | None = None
    inside: bool = False
    doors: tuple[tuple[str, Door], ...] = ()
    answered: tuple[tuple[str, MomentState], ...] = ()


def shown(exercise: Situations, state: SituationsState) -> tuple[Exercise, ...]:
    """The exercises that fit what she looks for, in their order; only a moment has a theme."""
    return tuple(
        listed
        for listed in exercise.found
        if (state.theme is None or (isinstance(listed, Moment) and listed.theme == state.theme))
        and (state.competency is None or state.competency in listed.competencies)
    )


def door_at(moment: Moment, state: SituationsState) -> Door:
    """Where she stands before or in a moment."""
    return dict(state.doors).get(moment.id, first_door(moment))


def answer_at(moment: Moment, state: SituationsState) -> MomentState:
    """Where she is in a moment."""
    return dict(state.answered).get(moment.id, moment_kind.start(moment))


def start(exercise: Situations) -> SituationsState:
    """The whole list."""
    return SituationsState()


def change(exercise: Situations, state: SituationsState, event: Event) -> SituationsState:
    """The state after ``event``.

    In the list: ``filter`` with ``theme`` and ``competency``, and ``visit`` with ``situation``. In a moment: ``leave``,
    and what its door and the moment itself take. Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "filter" if not state.inside:
            theme, competency = _filters(exercise, event.values)
            return replace(state, theme=theme, competency=competency, at=None)
        case "visit" if not state.inside:
            at = chosen_key(event.values.get("situation"), list(exercise.moment))
            if at is None:
                raise EventRefused("refused.unknown-answer")
            return replace(state, at=at, inside=True)
        case "leave" if state.inside:
            return replace(state, inside=False)
    if not state.inside or state.at is None:
        raise EventRefused("refused.not-now")
    return _within(exercise.moment[state.at], state, event)


def resume(exercise: Situations, place: Mapping[str, Any]) -> SituationsState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    theme, competency = _filters(exercise, place)
    at = chosen_key(place.get("at"), list(exercise.moment))
    doors = {}
    for moment, door in _pairs(exercise, place.get("doors")):
        if door not in ("round", "open") or not moment.content_note:
            raise EventRefused("refused.unknown-answer")
        doors[moment.id] = door
    answered = {}
    for moment, kept in _pairs(exercise, place.get("answered")):
        if not isinstance(kept, Mapping) or doors.get(moment.id, first_door(moment)) != "open":
            raise EventRefused("refused.unknown-answer")
        answered[moment.id] = moment_kind.resume(moment, kept)
    inside = at is not None and place.get("inside") is True
    return SituationsState(theme, competency, at, inside, tuple(doors.items()), tuple(answered.items()))


def _within(moment: Moment, state: SituationsState, event: Event) -> SituationsState:
    """The state after an event at the door of the moment that is open, or in it."""
    if door_at(moment, state) != "open":
        return replace(state, doors=_with(state.doors, moment.id, through(event)))
    after = moment_kind.change(moment, answer_at(moment, state), event)
    return replace(state, answered=_with(state.answered, moment.id, after))


def _with(pairs: tuple[tuple[str, Any], ...], name: str, value: Any) -> tuple[tuple[str, Any], ...]:
    return tuple({**dict(pairs), name: value}.items())


def _filters(exercise: Situations, values: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The theme and the competency that are looked for."""
    return looked_for(values.get("theme"), exercise.themes), looked_for(values.get("competency"), exercise.trained)


def _pairs(exercise: Situations, kept: Any) -> list[tuple[Moment, Any]]:
    """Moments, each once, with what was kept of each."""
    if not isinstance(kept, list | tuple) or len(kept) > len(exercise.moment):
        raise EventRefused("refused.unknown-answer")
    pairs = {}
    for pair in kept:
        if not isinstance(pair, list | tuple) or len(pair) != 2 or not isinstance(pair[0], str):
            raise EventRefused("refused.unknown-answer")
        if pair[0] not in exercise.moment or pair[0] in pairs:
            raise EventRefused("refused.unknown-answer")
        pairs[pair[0]] = pair[1]
    return [(exercise.moment[name], value) for name, value in pairs.items()]


def arrange(exercise: Situations, seed: str) -> Situations:
    """The list with its moments as they are shown alone to a learner with ``seed``."""
    found = (moment_kind.arrange(listed, seed) if isinstance(listed, Moment) else listed for listed in exercise.found)
    return replace(exercise, found=tuple(found))


KIND = Kind("situations", Situations, start, change, resume, practised=False, arrange=arrange)
