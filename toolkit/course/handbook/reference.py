"""Reference lists of the course: competencies, common mistakes, sources and helplines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.course.fields import Key, Line, SourceKey
from toolkit.course.handbook.entries import Figure

RulePart = Literal["secrecy", "talking", "respect", "safety", "frame", "online"]


@dataclass(frozen=True, kw_only=True)
class Competency:
    """Something a facilitator can do, in behaviours that an observer could tick.

    ``levels`` say it in her own words, from what could harm to what is skilled; she rates herself by them.
    """

    id: str
    title: Line
    behaviours: tuple[Line, ...]
    could_harm: tuple[Line, ...]
    levels: tuple[Line, Line, Line, Line]
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A common mistake and what it does."""

    id: str
    title: Line
    effect: Line
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """An idea that many people hold and that leads to mistakes; ``instead`` says what we know."""

    id: Key
    says: Line
    instead: Line
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A hard subject. Before an exercise that touches a ``heavy`` one, a learner is told.

    ``words`` are those by which a text tells of it.
    """

    id: Key
    title: Line
    heavy: bool = False
    words: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What a situation in a group is about, for a list of situations to choose from."""

    id: Key
    title: Line


@dataclass(frozen=True, kw_only=True)
class Blaming:
    """Words that blame a woman or make her small: ``why``, and what to say ``instead``.

    In the phrases that ``allow`` lists they do neither.
    """

    id: Key
    words: tuple[Line, ...]
    why: Line
    instead: Line
    allow: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Idiom:
    """Words that mean something else than they say, which a reader at about B1 misses; ``instead`` is plain."""

    id: Key
    words: tuple[Line, ...]
    instead: Line


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule that a group may agree on, in wanted behaviour, with its reason.

    ``part`` says where it stands when the agreement is read aloud.
    """

    id: str
    title: Line
    text: Line
    reason: Line
    part: RulePart
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a fact comes from. ``seen`` says how much of it the authors have read."""

    id: str
    title: str
    by: str
    seen: Literal["part", "full"]
    year: int | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Helpline:
    """A number to call.

    Only grade A (the operator's or a public body's page) and B (press, third party) may be shown; ``checked_on`` is
    ``YYYY-MM-DD`` or ``YYYY``, the date of the text it was read in. ``reached_by`` says whether one calls or writes. An
    ``emergency`` line is never called to check it.
    """

    id: Key
    country: str
    country_name: str
    name: str
    number: str
    hours: str
    languages: str
    grade: Literal["A", "B"]
    checked_on: str
    source: SourceKey
    reached_by: Literal["call", "text"] = "call"
    emergency: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Reference:
    """What exercises refer to, by key."""

    competencies: Mapping[str, Competency]
    mistakes: Mapping[str, Mistake]
    misconceptions: Mapping[str, Misconception]
    topics: Mapping[str, Topic]
    themes: Mapping[str, Theme]
    rules: Mapping[str, Rule]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
