"""Guides and programmes as their pages show them: each part of a meeting with the minute at which it begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


def exercises_of(guide: Guide) -> tuple[str, ...]:
    """The ids of the exercises that are used in the workshops of a guide, each once."""
    steps = (step for _, plan in guide.plans for step in plan)
    return tuple(dict.fromkeys(step.exercise for step in steps if step.exercise))


def plans(guide: Guide, titles: Mapping[str, str]) -> tuple[Plan, ...]:
    """The workshops of a guide; ``titles`` are those of its exercises, by id."""
    return tuple(Plan(minutes, tuple(_parts(steps, titles))) for minutes, steps in guide.plans)


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


def exercises_in(programme: Programme) -> tuple[str, ...]:
    """The ids of the exercises that are used in a programme, each once."""
    parts = (part for meeting in programme.meetings for part in meeting.parts)
    return tuple(dict.fromkeys(name for part in parts for name in part.exercises))


def meetings(programme: Programme, titles: Mapping[str, str]) -> tuple[PlannedMeeting, ...]:
    """The meetings of a programme; ``titles`` are those of its exercises, by id."""
    return tuple(
        PlannedMeeting(number, meeting, tuple(_planned(meeting, titles)))
        for number, meeting in enumerate(programme.meetings, start=1)
    )


def _planned(meeting: Meeting, titles: Mapping[str, str]) -> Iterator[PlannedPart]:
    start = 0
    for part in meeting.parts:
        used = tuple(_used(name, titles) for name in part.exercises)
        yield PlannedPart(part, start, start + part.minutes, used)
        start += part.minutes


def _used(exercise_id: str, titles: Mapping[str, str]) -> Used:
    return Used(titles[exercise_id], exercise_id.partition("/")[0])


def _parts(steps: tuple[Step, ...], titles: Mapping[str, str]) -> Iterator[Planned]:
    start = 0
    for step in steps:
        used = _used(step.exercise, titles) if step.exercise else None
        yield Planned(step, start, start + step.minutes, used)
        start += step.minutes
