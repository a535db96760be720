"""Whether the parts of an exercise fit together; ``RULES`` is the list of what each kind asks for."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from toolkit.content.kinds import (
    activities,
    agreement,
    cards,
    case,
    choice,
    figures,
    match,
    moment,
    order,
    rate,
    reflect,
    rewrite,
    scenario,
    short,
    situations,
    sort,
    transcript,
)
from toolkit.content.kinds.rules import Rules
from toolkit.content.reading.reader import Reader
from toolkit.course.attempt import kind_of
from toolkit.course.exercise import Exercise

RULES: Mapping[str, Rules[Any]] = MappingProxyType(
    {
        rules.name: rules
        for rules in (
            choice.RULES,
            sort.RULES,
            order.RULES,
            match.RULES,
            short.RULES,
            moment.RULES,
            transcript.RULES,
            case.RULES,
            rewrite.RULES,
            reflect.RULES,
            rate.RULES,
            scenario.RULES,
            cards.RULES,
            agreement.RULES,
            figures.RULES,
            situations.RULES,
            activities.RULES,
        )
    }
)
"""The rules of each kind, by its name."""


def rules_of(exercise: Exercise) -> Rules[Any]:
    """The rules of the exercise's kind."""
    return RULES[kind_of(exercise).name]


def note_unsound(exercise: Exercise, reader: Reader) -> None:
    """Notes with ``reader`` every part of ``exercise`` that does not fit the others."""
    for name in ("competencies", "sources"):
        if not getattr(exercise, name):
            reader.problem((name,), f"`{name}` is empty", f"name at least one key of reference/{name}.yaml")
    if exercise.content_note and not exercise.way_round:
        remedy = "add `way_round:` with what to take from the exercise without doing it"
        reader.problem(("content_note",), "there is a content note but no way round", remedy)
    if exercise.way_round and not exercise.content_note:
        remedy = "add `content_note:` with what the exercise is about, or remove the way round"
        reader.problem(("way_round",), "there is a way round but no content note", remedy)
    if exercise.reviewed and not _is_date(exercise.reviewed.on):
        remedy = 'write year, month and day, in quotes: "2026-05-31"'
        reader.problem(("reviewed", "on"), f"`{exercise.reviewed.on}` is not a date", remedy)
    rules_of(exercise).note(exercise, reader)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
