"""``transcript``: mark in which lines of an exchange the facilitator did what, and compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from toolkit.course.exercise import EventRefused
from toolkit.course.fields import CompetencyKey, Key, Line, MistakeKey, Prose
from toolkit.course.form import paired_keys
from toolkit.course.kinds.question import Outcome, Question, question_kind
from toolkit.course.person import Person

Marks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Tag:
    """Something a facilitator does that can be seen in a line. ``mistake`` is there when it could do harm."""

    id: Key
    label: Line
    competency: CompetencyKey
    mistake: MistakeKey | None = None


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """What the person ``by`` says. ``shows`` names the tags to be seen in it, ``note`` says why."""

    id: Key
    by: Key
    say: Prose
    shows: tuple[Key, ...] = ()
    note: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Transcript(Question[Marks]):
    """An exchange from a meeting. Its answer is the pairs of a line and a tag to be seen in it."""

    counted: ClassVar[str] = "lines"
    opens: ClassVar[frozenset[Outcome]] = frozenset()
    people: tuple[Person, ...]
    facilitators: tuple[Key, ...]
    tags: tuple[Tag, ...]
    lines: tuple[Spoken, ...]

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def possible(self) -> Marks:
        """Every pair that can be marked: the lines of the facilitators with each tag."""
        open_lines = [line.id for line in self.lines if line.by in self.facilitators]
        return tuple((line, tag.id) for line in open_lines for tag in self.tags)

    @cached_property
    def shown(self) -> frozenset[tuple[str, str]]:
        """The pairs that are to be seen."""
        return frozenset((line.id, tag) for line in self.lines for tag in line.shows)

    def read(self, given: Any) -> Marks:
        """See ``Question.read``; the marked pairs, in the exercise's order."""
        marked = paired_keys(given, self.possible)
        if not marked:
            raise EventRefused("refused.mark-one")
        return marked

    def outcome(self, answer: Marks) -> Outcome:
        """See ``Question.outcome``; right when exactly what is to be seen is marked."""
        if frozenset(answer) == self.shown:
            return "right"
        return "partly" if self.shown.intersection(answer) else "not"


KIND = question_kind("transcript", Transcript)
