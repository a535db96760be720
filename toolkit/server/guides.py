"""A trainer's guide as its page shows it: each part of a workshop with the minute at which it begins."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.course.exercise import Exercise
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


def plans(guide: Guide, find: Callable[[str], Exercise]) -> tuple[Plan, ...]:
    """The workshops of a guide; ``find`` gives the exercises in them."""
    return tuple(Plan(minutes, tuple(_parts(steps, find))) for minutes, steps in guide.plans)


def _parts(steps: tuple[Step, ...], find: Callable[[str], Exercise]) -> Iterator[Planned]:
    start = 0
    for step in steps:
        yield Planned(step, start, start + step.minutes, _used(find(step.exercise)) if step.exercise else None)
        start += step.minutes


def _used(exercise: Exercise) -> Used:
    return Used(exercise.title, exercise.id.partition("/")[0])
