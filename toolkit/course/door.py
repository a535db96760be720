"""The door before an exercise with a content note: she goes in, or takes the way round."""

from typing import Literal

from toolkit.course.exercise import Event, EventRefused, Exercise

Door = Literal["note", "round", "open"]
"""``note`` while the content note is shown, ``round`` when she took the way round, and ``open`` inside."""


def first_door(exercise: Exercise) -> Door:
    """Where she stands at first."""
    return "note" if exercise.content_note else "open"


def through(event: Event) -> Door:
    """Where she stands after ``event`` at a door that is not open. Raises ``EventRefused`` when it does not fit."""
    match event.do:
        case "enter":
            return "open"
        case "go-round":
            return "round"
    raise EventRefused("refused.not-now")
