"""What must fit together in an entry of a reference list."""

from functools import singledispatch

from toolkit.content.reading.reader import Reader
from toolkit.course.handbook.entries import Activity, Figure, Term


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


def _note_sources(entry: Figure | Activity | Term, reader: Reader) -> None:
    if not entry.sources:
        remedy = "name at least one key of reference/sources.yaml"
        reader.problem((entry.id, "sources"), "`sources` is empty", remedy)
