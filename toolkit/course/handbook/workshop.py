"""A trainer's guide as its page shows it: each part of a workshop with the minute at which it begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.course.handbook.guide import Guide, Step


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


def _parts(steps: tuple[Step, ...], titles: Mapping[str, str]) -> Iterator[Planned]:
    start = 0
    for step in steps:
        used = Used(titles[step.exercise], step.exercise.partition("/")[0]) if step.exercise else None
        yield Planned(step, start, start + step.minutes, used)
        start += step.minutes
