"""The safety rules of the course, on one page: each taught in a part and practised in exercises."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from toolkit.course.fields import ExerciseKey, Key, Line, ModuleKey, SourceKey

SafetyPart = Literal["before", "first", "danger", "reaching", "circle", "around"]


@dataclass(frozen=True, kw_only=True)
class SafetyRule:
    """A rule against which all parts are read.

    ``part`` is its heading on the page, ``taught`` the modules in whose text it stands, ``practised`` the exercises in
    which a learner uses it.
    """

    id: Key
    rule: Line
    part: SafetyPart
    sources: tuple[SourceKey, ...]
    taught: tuple[ModuleKey, ...]
    practised: tuple[ExerciseKey, ...]


def by_part(rules: Iterable[SafetyRule]) -> tuple[tuple[SafetyPart, tuple[SafetyRule, ...]], ...]:
    """The rules under their headings, in the order of the list."""
    return tuple((part, tuple(group)) for part, group in groupby(rules, key=lambda rule: rule.part))
