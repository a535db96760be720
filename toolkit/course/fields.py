"""The kinds of value an author writes, as type annotations.

The frozen classes of this package are the only description of an exercise file: the content
reader turns YAML into them by reading these annotations, so no second schema can drift.
"""

import re
from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class RefersTo:
    """Marks a string that must be a key of a reference list, such as ``competencies``."""

    reference: str


Line = Annotated[str, "line"]
"""One line of learner text; ``*emphasis*`` and ``**strong**`` are allowed."""

Prose = Annotated[str, "prose"]
"""Learner text of one or more paragraphs; a blank line parts them, ``- `` starts a list item."""

Key = Annotated[str, "key"]
"""A short name in small letters, digits and hyphens. Kept progress refers to it, so it never
changes its meaning."""

CompetencyKey = Annotated[str, RefersTo("competencies")]
MistakeKey = Annotated[str, RefersTo("mistakes")]
MisconceptionKey = Annotated[str, RefersTo("misconceptions")]
TopicKey = Annotated[str, RefersTo("topics")]
RuleKey = Annotated[str, RefersTo("rules")]
ThemeKey = Annotated[str, RefersTo("themes")]
FigureKey = Annotated[str, RefersTo("figures")]
TermKey = Annotated[str, RefersTo("glossary")]
HelplineKey = Annotated[str, RefersTo("helplines")]
SourceKey = Annotated[str, RefersTo("sources")]

DeckKey = Annotated[str, RefersTo("decks")]
"""The id of an exercise of the kind ``cards``. There is no such list: the files are looked for one by one."""

ExerciseKey = Annotated[str, RefersTo("exercises")]
"""The id of any exercise. There is no such list either."""

ModuleKey = Annotated[str, RefersTo("modules")]
"""The id of a module of ``course.yaml``."""

KEY_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
_KEY = re.compile(KEY_PATTERN)
_WHOLE_NUMBER = re.compile(r"[+-]?(0|[1-9][0-9]{0,8})")


def is_key(text: str) -> bool:
    """Whether ``text`` can be a ``Key``."""
    return _KEY.fullmatch(text) is not None


def is_whole_number(text: str) -> bool:
    """Whether ``text`` is a whole number as authors write it; one that begins with zero may be meant otherwise."""
    return _WHOLE_NUMBER.fullmatch(text) is not None
