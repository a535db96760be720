"""What every exercise has, of whatever kind, and how its state changes.

A kind is a module with an exercise class, a state class and three functions: ``start`` gives
the first state, ``change`` answers an event with the next state, and ``resume`` rebuilds a
state from plain data that came from outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from toolkit.course.fields import CompetencyKey, Line, Prose, SourceKey, TopicKey

BROUGHT: Mapping[str, bool] = MappingProxyType({"brought": True})
"""Marks a field that nobody writes: it is filled from other files when the exercise is loaded."""


@dataclass(frozen=True, kw_only=True)
class Review:
    """A specialist service that read an exercise, and the day: ``on`` is ``YYYY-MM-DD``."""

    by: Line
    on: str


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One thing to practise. ``id`` is folder/stem of its file, for example ``04-role/whose-task``.

    ``topics`` are the hard subjects that it touches. With ``high_risk`` a mistake in what it teaches could cost a life;
    ``reviewed`` says which service has read it. ``counted`` names the field whose length tells its size.
    """

    counted: ClassVar[str]
    id: str
    title: Line
    competencies: tuple[CompetencyKey, ...]
    sources: tuple[SourceKey, ...]
    topics: tuple[TopicKey, ...] = ()
    content_note: Prose | None = None
    way_round: Prose | None = None
    high_risk: bool = False
    reviewed: Review | None = None


@dataclass(frozen=True)
class Event:
    """What a learner asked for: an action and the values of the form around it."""

    do: str
    values: Mapping[str, Any]


class EventRefused(Exception):
    """An event that does not fit the exercise's state. ``reason`` is a key of the interface words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
