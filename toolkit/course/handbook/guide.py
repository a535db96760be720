"""A trainer's guide: how to run a workshop on one module of the course."""

from dataclasses import dataclass

from toolkit.course.fields import ExerciseKey, Key, Line, Prose, SourceKey

PLANS = (90, 180)
"""How many minutes the workshops take for which a guide has a plan."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A part of a workshop; ``exercise`` is what is shown or printed in it."""

    minutes: int
    title: Line
    text: Prose
    exercise: ExerciseKey | None = None


@dataclass(frozen=True, kw_only=True)
class ComesUp:
    """Something that trainees often say, and what helps then."""

    says: Line
    helps: Prose


@dataclass(frozen=True, kw_only=True)
class Guide:
    """The guide to one module, whose ``id`` it has.

    ``aims`` are what the women can do after the workshop; ``care`` is about those for whom the module is heavy.
    """

    id: Key
    aims: tuple[Line, ...]
    prepare: tuple[Line, ...]
    plan_90: tuple[Step, ...]
    plan_180: tuple[Step, ...]
    questions: tuple[Line, ...]
    comes_up: tuple[ComesUp, ...]
    care: Prose
    sources: tuple[SourceKey, ...]

    @property
    def plans(self) -> tuple[tuple[int, tuple[Step, ...]], ...]:
        """The plans with the minutes that each takes, in the order of ``PLANS``."""
        return tuple(zip(PLANS, (self.plan_90, self.plan_180), strict=True))
