"""``order``: bring steps into the order in which they belong."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from toolkit.course.fields import Key, Line, Prose
from toolkit.course.form import ordered_keys
from toolkit.course.kinds.question import Outcome, Question, question_kind
from toolkit.course.shuffle import rotated, shuffled


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that has its place in a row. ``feedback`` says why it stands there."""

    id: Key
    text: Line
    feedback: Prose


@dataclass(frozen=True, kw_only=True)
class Order(Question[tuple[str, ...]]):
    """Items, written in the right order.

    Each row of ``together`` names neighbours whose order among themselves does not matter.
    """

    counted: ClassVar[str] = "items"
    opens: ClassVar[frozenset[Outcome]] = frozenset({"partly", "not"})
    items: tuple[Step, ...]
    together: tuple[tuple[Key, ...], ...] = ()

    @cached_property
    def first(self) -> tuple[str, ...]:
        """The order in which the items lie at the beginning; never one that is right."""
        mixed = shuffled([item.id for item in self.items], self.id)
        return rotated(mixed) if self.outcome(mixed) == "right" else mixed

    def places(self, item: str) -> tuple[int, ...]:
        """The places where ``item`` may stand, counted from one."""
        row = next((row for row in self.together if item in row), (item,))
        return tuple(place for place, step in enumerate(self.items, start=1) if step.id in row)

    def read(self, given: Any) -> tuple[str, ...]:
        """See ``Question.read``; all items in her order."""
        return ordered_keys(given, [item.id for item in self.items])

    def fitting(self, answer: tuple[str, ...]) -> frozenset[str]:
        """The ids of the items that stand in a place of theirs."""
        return frozenset(item for place, item in enumerate(answer, start=1) if place in self.places(item))

    def outcome(self, answer: tuple[str, ...]) -> Outcome:
        """See ``Question.outcome``."""
        fitting = len(self.fitting(answer))
        return "right" if fitting == len(self.items) else "partly" if fitting else "not"


KIND = question_kind("order", Order)
