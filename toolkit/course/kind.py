"""What a kind of exercise is: the one record with which its own file ends."""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from toolkit.course.exercise import Event, Exercise


class State(Protocol):
    """Where a learner is in an exercise: a frozen dataclass of plain data."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


E = TypeVar("E", bound=Exercise)
S = TypeVar("S", bound=State)


def _as_written(exercise: E, _seed: str) -> E:
    """Where nothing is offered whose order could tell."""
    return exercise


@dataclass(frozen=True)
class Kind(Generic[E, S]):
    """A kind of exercise under the ``name`` by which authors call it.

    ``start`` gives the first state of an exercise and ``change`` the state after an event; ``resume`` makes a state of
    a kept place, in which nothing is trusted. Both raise ``EventRefused`` when what they are given does not fit.
    ``arrange`` is the exercise as a learner with a seed sees it: answers on offer in an order that gives none away. Not
    ``practised`` is a kind that shows, lists, or asks her where she stands.
    """

    name: str
    exercise: type[E]
    start: Callable[[E], S]
    change: Callable[[E, S, Event], S]
    resume: Callable[[E, Mapping[str, Any]], S]
    practised: bool = True
    arrange: Callable[[E, str], E] = _as_written
