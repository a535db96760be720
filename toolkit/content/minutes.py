"""Whether the minutes of a plan add up: one that runs over loses its last part, which is the calm one."""

from collections.abc import Sequence

from toolkit.content.reading.reader import Path, Reader


def note_minutes(parts: Sequence[int], minutes: int, place: Path, reader: Reader) -> None:
    """Notes with ``reader`` a part without time, and ``parts`` at ``place`` that do not take ``minutes`` together."""
    for index, taken in enumerate(parts):
        if taken < 1:
            where = (*place, str(index), "minutes")
            reader.problem(where, f"this part takes {taken} minutes", "write how long it takes")
    total = sum(parts)
    if total != minutes:
        remedy = f"lengthen or shorten parts by {abs(minutes - total)} minutes, breaks included"
        reader.problem(place, f"the parts of `{_named(place)}` take {total} minutes together", remedy)


def _named(place: Path) -> str:
    """The nearest name on the way to the plan: that of a plan in a guide, or of a programme."""
    return place[-1] if len(place) == 1 else place[0]
