"""``sort``: put each item into one of a few named groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose
from toolkit.course.kinds.placing import Place, Placing
from toolkit.course.kinds.question import question_kind


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something to place. ``feedback`` says why it belongs to ``group``.

    ``mistake`` and ``misconception`` name what leads to another place.
    """

    id: Key
    text: Line
    group: Key
    feedback: Prose
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None


@dataclass(frozen=True, kw_only=True)
class Sort(Placing):
    """Items to put into groups."""

    counted: ClassVar[str] = "items"
    groups: tuple[Place, ...]
    items: tuple[Item, ...]

    @property
    def own(self) -> Mapping[str, str]:
        """See ``Placing.own``."""
        return {item.id: item.group for item in self.items}

    @property
    def offered(self) -> tuple[Place, ...]:
        """See ``Placing.offered``."""
        return self.groups


KIND = question_kind("sort", Sort)
