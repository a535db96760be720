"""A language for tests that runs from right to left: the course's words in Hebrew letters, so that nothing stays hidden
that was written for one direction only."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from tests.building import LIBRARY
from toolkit.composition import language, stage
from toolkit.course.exercise import Exercise
from toolkit.course.handbook.reference import Reference
from toolkit.screen.language import Language
from toolkit.widgets.stage import Stage

CODE = "he-XB"
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבצדהפגחיקכלמנוסתרשטועוןזם")
KEPT = re.compile(r"(\{[^}]*\})")
WRITTEN = ("line", "prose")


def mirrored(text: str) -> str:
    """The text in Hebrew letters; what is filled in at run time keeps its name."""
    return "".join(part if KEPT.fullmatch(part) else part.lower().translate(LETTERS) for part in KEPT.split(text))


def stage_from_right_to_left(exercise_id: str) -> Stage:
    """The exercise in the language from right to left."""
    return stage(mirrored_exercise(LIBRARY.exercise(exercise_id)), right_to_left())


def right_to_left() -> Language:
    """The language, with all its words and reference lists."""
    english = language("en")
    words = MappingProxyType({key: mirrored(word) for key, word in english.words.items()})
    return Language(CODE, words, _mirrored_reference(english.reference))


def mirrored_exercise(exercise: Exercise) -> Exercise:
    """The exercise with every learner text mirrored."""
    return _mirrored(exercise, type(exercise))


def _mirrored_reference(reference: Reference) -> Reference:
    lists = {one.name: getattr(reference, one.name) for one in fields(reference)}
    return Reference(
        **{name: {key: _mirrored(entry, type(entry)) for key, entry in of.items()} for name, of in lists.items()}
    )


def _mirrored(value: Any, hint: Any) -> Any:
    if isinstance(value, str):
        return mirrored(value) if _is_written(hint) else value
    if isinstance(value, tuple):
        given = get_args(hint)
        return tuple(
            _mirrored(one, given[0] if given[1:] == (...,) else given[place]) for place, one in enumerate(value)
        )
    if is_dataclass(value) and not isinstance(value, type):
        hints = get_type_hints(type(value), include_extras=True)
        changed = {one.name: _mirrored(getattr(value, one.name), hints[one.name]) for one in fields(value) if one.init}
        return replace(value, **changed)
    if isinstance(value, Mapping):
        return {key: _mirrored(one, hint) for key, one in value.items()}
    return value


def _is_written(hint: Any) -> bool:
    """Whether the annotation is that of a learner text, also where it may be left out."""
    if get_origin(hint) is Annotated:
        return get_args(hint)[1] in WRITTEN
    return any(_is_written(one) for one in get_args(hint))
