"""What must fit together in an entry of a reference list."""

import re
from functools import singledispatch

from toolkit.content.minutes import note_minutes
from toolkit.content.reading.reader import Reader
from toolkit.course.handbook.country import UNDATED, Country
from toolkit.course.handbook.entries import Activity, Figure, Term
from toolkit.course.handbook.programme import Programme
from toolkit.course.handbook.safety import SafetyRule
from toolkit.course.handbook.tasks import Task

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@singledispatch
def note_entry(entry: object, reader: Reader) -> None:
    """Notes with ``reader`` what does not fit in an entry; most lists say all by their annotations."""


@note_entry.register
def _note_figure(entry: Figure, reader: Reader) -> None:
    _note_sources(entry, reader)
    if entry.value < 0:
        reader.problem((entry.id, "value"), "a value below zero cannot be drawn", "write what was counted")
    if entry.unit == "percent" and entry.value > 100:
        remedy = "write a share of 100, or another `unit:`"
        reader.problem((entry.id, "value"), f"{entry.value:g} % is more than all", remedy)


@note_entry.register
def _note_activity(entry: Activity, reader: Reader) -> None:
    _note_sources(entry, reader)
    if entry.minutes < 1:
        reader.problem((entry.id, "minutes"), f"it takes {entry.minutes} minutes", "write how long it takes")
    fewest, most = entry.size
    if not 1 <= fewest <= most:
        remedy = "write from how many to how many women it is for: [4, 12]"
        reader.problem((entry.id, "size"), f"from {fewest} to {most} is no size of a group", remedy)


@note_entry.register
def _note_term(entry: Term, reader: Reader) -> None:
    _note_sources(entry, reader)
    if entry.id in entry.see:
        place = (entry.id, "see", str(entry.see.index(entry.id)))
        reader.problem(place, f"`{entry.id}` leads to itself", "remove it from `see`")


@note_entry.register
def _note_safety(entry: SafetyRule, reader: Reader) -> None:
    _note_sources(entry, reader)


@note_entry.register
def _note_task(entry: Task, reader: Reader) -> None:
    _note_sources(entry, reader)


@note_entry.register
def _note_country(entry: Country, reader: Reader) -> None:
    for name, topic in entry.topics:
        if not topic.known and not topic.ask:
            remedy = "write what is known, or a question under `ask`"
            reader.problem((entry.id, name), f"nothing is written about `{name}`", remedy)
        for index, known in enumerate(topic.known):
            if known.date != UNDATED and not _DATE.fullmatch(known.date):
                remedy = f'write the date of the text in quotes, such as "2025" or "2025-03-14", or {UNDATED}'
                reader.problem((entry.id, name, "known", str(index), "date"), f"`{known.date}` is no date", remedy)


@note_entry.register
def _note_programme(entry: Programme, reader: Reader) -> None:
    _note_sources(entry, reader)
    if not entry.meetings and not entry.after:
        remedy = "add `meetings:`, or `after:` for what has no minutes"
        reader.problem((entry.id,), "there is nothing in this programme", remedy)
    if entry.minutes and not entry.meetings:
        reader.problem((entry.id, "minutes"), "there are minutes and no meetings", "remove `minutes`, or add meetings")
    for number, meeting in enumerate(entry.meetings):
        place = (entry.id, "meetings", str(number))
        note_minutes([part.minutes for part in meeting.parts], entry.minutes, (*place, "parts"), reader)


def _note_sources(entry: Figure | Activity | Term | SafetyRule | Task | Programme, reader: Reader) -> None:
    if not entry.sources:
        remedy = "name at least one key of reference/sources.yaml"
        reader.problem((entry.id, "sources"), "`sources` is empty", remedy)
