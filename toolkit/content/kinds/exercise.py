"""What must fit together in an exercise of any kind."""

from collections.abc import Sized
from datetime import date
from functools import singledispatch

from toolkit.content.reading.reader import Path, Reader
from toolkit.course.exercise import Exercise

FEWEST = 2


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
    note_kind(exercise, reader)


@singledispatch
def note_kind(exercise: Exercise, reader: Reader) -> None:
    """Notes what does not fit in an exercise of one kind; each kind registers its own."""
    raise NotImplementedError(type(exercise))


def note_number(name: str, entries: Sized, allowed: range, reader: Reader) -> None:
    """Notes when there are too few or too many ``entries`` under the key ``name``."""
    if len(entries) not in allowed:
        remedy = f"use {allowed[0]} to {allowed[-1]} {name}"
        reader.problem((name,), f"the number of {name} is {len(entries)}", remedy)


def note_repeats(texts: list[tuple[Path, str]], reader: Reader) -> None:
    """Notes texts that say the same; each comes with its path, which ends in its id."""
    seen: dict[str, str] = {}
    for path, text in texts:
        folded = " ".join(text.casefold().split())
        if folded in seen:
            reader.problem(
                path, f"`{path[-1]}` says the same as `{seen[folded]}`", "reword one of the two, or remove it"
            )
        seen.setdefault(folded, path[-1])


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
