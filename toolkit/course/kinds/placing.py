"""What the kinds share in which each item is given a place of its own: ``sort``, ``match``, ``case``."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from toolkit.course.exercise import EventRefused
from toolkit.course.fields import Key, Line
from toolkit.course.form import placed_keys
from toolkit.course.kinds.question import Outcome, Question

Placed = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place for items: a group, an answer or a verdict."""

    id: Key
    label: Line


@dataclass(frozen=True, kw_only=True)
class Placing(Question[Placed]):
    """A question whose answer is a place for every item."""

    opens: ClassVar[frozenset[Outcome]] = frozenset({"partly", "not"})

    @property
    @abstractmethod
    def own(self) -> Mapping[str, str]:
        """The ids of the items, each with that of the place where it belongs."""

    @property
    @abstractmethod
    def offered(self) -> tuple[Place, ...]:
        """All places."""

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of all places."""
        return tuple(place.id for place in self.offered)

    def place_of(self, item: str) -> Place:
        """Where ``item`` belongs."""
        return next(place for place in self.offered if place.id == self.own[item])

    def read(self, given: Any) -> Placed:
        """See ``Question.read``; a mapping of item to place, or the pairs of one."""
        placed = placed_keys(given, list(self.own), self.places)
        if len(placed) < len(self.own):
            raise EventRefused("refused.place-all")
        return placed

    def fitting(self, answer: Placed) -> frozenset[str]:
        """The ids of the items that lie where they belong."""
        return frozenset(item for item, place in answer if self.own[item] == place)

    def outcome(self, answer: Placed) -> Outcome:
        """See ``Question.outcome``."""
        fitting = len(self.fitting(answer))
        return "right" if fitting == len(self.own) else "partly" if fitting else "not"
