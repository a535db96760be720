"""What a facilitator looks up: key figures, activities for a meeting, and terms."""

from dataclasses import dataclass
from typing import Literal

from toolkit.course.fields import Key, Line, Prose, SourceKey, TermKey

Unit = Literal["percent", "women", "people", "euro-billion"]
Use = Literal["opening", "check-in", "knowing", "topic", "calm", "closing"]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that is often quoted, with all that one must know to read it.

    ``shown`` is how a text says it, ``population`` who was asked or counted, ``collected`` when that was.
    """

    id: Key
    title: Line
    value: float
    unit: Unit
    shown: Line
    population: Line
    collected: Line
    published: Line
    caution: Prose
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, kw_only=True)
class Activity:
    """Something to do in a meeting. ``use`` says at which point of it, ``size`` from how many to how many women.

    ``risks`` tells what can go wrong and what then. With ``in_person`` it cannot be done online: ``online`` says why.
    """

    id: Key
    title: Line
    use: Use
    minutes: int
    size: tuple[int, int]
    purpose: Prose
    how: Prose
    risks: Prose
    online: Prose
    sources: tuple[SourceKey, ...]
    materials: Prose | None = None
    in_person: bool = False


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the glossary; ``see`` names others that belong to it."""

    id: Key
    term: Line
    meaning: Prose
    sources: tuple[SourceKey, ...]
    see: tuple[TermKey, ...] = ()
