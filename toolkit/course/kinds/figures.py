"""``figures``: key figures as charts, with all that one must know to read them. There is nothing to answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import FigureKey, Line, Prose
from toolkit.course.kind import Kind


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Figures of one unit, side by side. ``top`` is the end of the scale; without it the largest figure is."""

    title: Line
    figures: tuple[FigureKey, ...]
    top: float | None = None


@dataclass(frozen=True, kw_only=True)
class Figures(Exercise):
    """Key figures as charts. ``reading`` says how to read them, and what they cannot say."""

    counted: ClassVar[str] = "charts"
    opening: Prose
    charts: tuple[Chart, ...]
    reading: Prose | None = None


@dataclass(frozen=True)
class FiguresState:
    """Nothing changes here."""


def start(exercise: Figures) -> FiguresState:
    """The only state."""
    return FiguresState()


def change(exercise: Figures, state: FiguresState, event: Event) -> FiguresState:
    """Raises ``EventRefused``: nothing can be answered."""
    raise EventRefused("refused.not-now")


def resume(exercise: Figures, place: Mapping[str, Any]) -> FiguresState:
    """The only state, whatever ``place`` tells."""
    return FiguresState()


KIND = Kind("figures", Figures, start, change, resume, practised=False)
