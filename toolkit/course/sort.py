"""``sort``: put each item into one of a few named groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose
from toolkit.course.placing import Placing


@dataclass(frozen=True, kw_only=True)
class Group:
    """A place to put items, for example "the facilitator's task"."""

    id: Key
    label: Line


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
    groups: tuple[Group, ...]
    items: tuple[Item, ...]

    @property
    def own(self) -> Mapping[str, str]:
        """See ``Placing.own``."""
        return {item.id: item.group for item in self.items}

    @property
    def places(self) -> tuple[str, ...]:
        """See ``Placing.places``."""
        return tuple(group.id for group in self.groups)
