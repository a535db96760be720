"""A programme for those who train: days or weekly meetings made of parts, and what comes after."""

from dataclasses import dataclass
from typing import Literal

from toolkit.course.fields import ExerciseKey, Key, Line, SourceKey


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a meeting; ``exercises`` are what is shown or printed in it, ``text`` is what the trainer does."""

    minutes: int
    title: Line
    text: Line | None = None
    exercises: tuple[ExerciseKey, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A day, or the meeting of a week."""

    title: Line
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Later:
    """Something that comes when the meetings are over."""

    when: Line
    text: Line
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A programme: for ``whom``, its meetings, and what comes ``after`` them.

    ``each`` says what a meeting is, and ``minutes`` how long each of them takes, breaks included. A programme without
    meetings has no minutes.
    """

    id: Key
    title: Line
    whom: Line
    sources: tuple[SourceKey, ...]
    each: Literal["day", "week"] = "day"
    minutes: int = 0
    meetings: tuple[Meeting, ...] = ()
    after: tuple[Later, ...] = ()
