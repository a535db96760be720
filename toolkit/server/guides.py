"""Guides and programmes as their pages show them: each part of a meeting with the minute at which it begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.content.exercises import load_exercise
from toolkit.course.handbook.guide import Guide, Step
from toolkit.course.handbook.programme import Meeting, Part, Programme


@dataclass(frozen=True)
class Used:
    """An exercise that is used in a workshop: its title, and the module on whose page it is."""

    title: str
    module: str


@dataclass(frozen=True)
class Planned:
    """A part of a workshop, from one minute to another."""

    step: Step
    start: int
    end: int
    exercise: Used | None


@dataclass(frozen=True)
class Plan:
    """A workshop of so many minutes."""

    minutes: int
    parts: tuple[Planned, ...]


@dataclass(frozen=True)
class PlannedPart:
    """A part of a meeting, from one minute to another."""

    part: Part
    start: int
    end: int
    exercises: tuple[Used, ...]


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting of a programme, the first of which is number 1."""

    number: int
    meeting: Meeting
    parts: tuple[PlannedPart, ...]


def meetings(programme: Programme) -> tuple[PlannedMeeting, ...]:
    """The meetings of a programme. Raises ``ContentProblems`` when an exercise in them cannot be read."""
    return tuple(
        PlannedMeeting(number, meeting, tuple(_planned(meeting)))
        for number, meeting in enumerate(programme.meetings, start=1)
    )


def _planned(meeting: Meeting) -> Iterator[PlannedPart]:
    start = 0
    for part in meeting.parts:
        yield PlannedPart(part, start, start + part.minutes, tuple(_used(name) for name in part.exercises))
        start += part.minutes


def plans(guide: Guide) -> tuple[Plan, ...]:
    """The workshops of a guide. Raises ``ContentProblems`` when an exercise in them cannot be read."""
    return tuple(Plan(minutes, tuple(_parts(steps))) for minutes, steps in guide.plans)


def _parts(steps: tuple[Step, ...]) -> Iterator[Planned]:
    start = 0
    for step in steps:
        yield Planned(step, start, start + step.minutes, _used(step.exercise) if step.exercise else None)
        start += step.minutes


def _used(exercise_id: str) -> Used:
    return Used(load_exercise(exercise_id).title, exercise_id.partition("/")[0])
