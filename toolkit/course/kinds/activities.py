"""``activities``: what a facilitator can do in a meeting, to choose from by its use, its length and the group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, get_args

from toolkit.course.exercise import BROUGHT, Event, EventRefused, Exercise
from toolkit.course.fields import Prose
from toolkit.course.form import chosen_key, looked_for
from toolkit.course.handbook.entries import Activity, Use
from toolkit.course.kind import Kind

USES: tuple[str, ...] = get_args(Use)
"""At which point of a meeting an activity is of use, in the order of a meeting."""

MINUTES = (5, 10, 15, 20, 30, 45)
"""How long it may take at most."""

WOMEN = tuple(range(2, 21))
"""How many women may be in the room."""

WHERE = ("room", "online")


@dataclass(frozen=True, kw_only=True)
class Activities(Exercise):
    """The list of activities in ``reference/activities.yaml``, with filters.

    ``activities`` holds them once the exercise is loaded.
    """

    counted: ClassVar[str] = "activities"
    opening: Prose
    activities: tuple[Activity, ...] = field(default=(), metadata=BROUGHT)

    @cached_property
    def activity(self) -> Mapping[str, Activity]:
        """The activities by id."""
        return {activity.id: activity for activity in self.activities}


@dataclass(frozen=True)
class ActivitiesState:
    """What she looks for, and where she is.

    ``use``, ``minutes``, ``women`` and ``where`` are None while she takes any. ``at`` is the activity that she opened
    last, and ``inside`` is true while it is open.
    """

    use: str | None = None
    minutes: int | None = None
    women: int | None = None
    where: str | None = None
    at: str | None = None
    inside: bool = False


def shown(exercise: Activities, state: ActivitiesState) -> tuple[Activity, ...]:
    """The activities that fit what she looks for, in the order of a meeting."""
    fitting = [activity for activity in exercise.activities if _fits(activity, state)]
    return tuple(sorted(fitting, key=lambda activity: USES.index(activity.use)))


def start(exercise: Activities) -> ActivitiesState:
    """The whole list."""
    return ActivitiesState()


def change(exercise: Activities, state: ActivitiesState, event: Event) -> ActivitiesState:
    """The state after ``event``: ``filter`` with what she looks for, ``visit`` with ``activity``, or ``leave``.

    Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "filter" if not state.inside:
            return _looking_for(event.values)
        case "visit" if not state.inside:
            at = chosen_key(event.values.get("activity"), list(exercise.activity))
            if at is None:
                raise EventRefused("refused.unknown-answer")
            return replace(state, at=at, inside=True)
        case "leave" if state.inside:
            return replace(state, inside=False)
    raise EventRefused("refused.not-now")


def resume(exercise: Activities, place: Mapping[str, Any]) -> ActivitiesState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    at = chosen_key(place.get("at"), list(exercise.activity))
    return replace(_looking_for(place), at=at, inside=at is not None and place.get("inside") is True)


def _fits(activity: Activity, state: ActivitiesState) -> bool:
    fewest, most = activity.size
    return (
        state.use in (None, activity.use)
        and (state.minutes is None or activity.minutes <= state.minutes)
        and (state.women is None or fewest <= state.women <= most)
        and (state.where != "online" or not activity.in_person)
    )


def _looking_for(values: Mapping[str, Any]) -> ActivitiesState:
    return ActivitiesState(
        use=looked_for(values.get("use"), USES),
        minutes=_number(values.get("minutes"), MINUTES),
        women=_number(values.get("women"), WOMEN),
        where=looked_for(values.get("where"), WHERE),
    )


def _number(value: Any, allowed: Sequence[int]) -> int | None:
    """The number, which a form sends as a text."""
    chosen = looked_for(value and str(value), [str(number) for number in allowed])
    return int(chosen) if chosen else None


KIND = Kind("activities", Activities, start, change, resume, practised=False)
