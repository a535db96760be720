"""``match``: find for each item the answer that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose
from toolkit.course.kinds.placing import Place, Placing
from toolkit.course.kinds.question import question_kind
from toolkit.course.shuffle import shuffled


@dataclass(frozen=True, kw_only=True)
class MatchItem:
    """Something to find the ``answer`` for. ``feedback`` says why the two go together.

    ``mistake`` and ``misconception`` name what leads to another answer.
    """

    id: Key
    text: Line
    answer: Key
    feedback: Prose
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None


@dataclass(frozen=True, kw_only=True)
class Match(Placing):
    """Items and a list of answers; an answer goes with one item, or with none."""

    counted: ClassVar[str] = "items"
    answers: tuple[Place, ...] = field(metadata={"scalar": "label"})
    items: tuple[MatchItem, ...]

    @property
    def own(self) -> Mapping[str, str]:
        """See ``Placing.own``."""
        return {item.id: item.answer for item in self.items}

    @property
    def offered(self) -> tuple[Place, ...]:
        """See ``Placing.offered``."""
        return self.answers

    @cached_property
    def mixed(self) -> tuple[Place, ...]:
        """The answers in the order in which they are listed; that of the file would give them away."""
        by_id = {answer.id: answer for answer in self.answers}
        return tuple(by_id[name] for name in shuffled(self.places, self.id))


KIND = question_kind("match", Match)
