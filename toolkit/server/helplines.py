"""The helplines as the safety page shows them: 112 first, old checks marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.course.reference import Helpline, Source

GRADES = ("A", "B")
TOO_OLD = timedelta(days=183)
MONTHS, LAST_DAY = 12, 31


@dataclass(frozen=True)
class Line:
    """One row of the table. ``old`` means that the number was checked more than six months ago."""

    country_name: str
    name: str
    number: str
    hours: str
    languages: str
    note: str | None
    checked_on: str
    old: bool
    by: str
    url: str | None


def rows(helplines: Iterable[Helpline], sources: Mapping[str, Source], today: date) -> tuple[Line, ...]:
    """The lines that may be shown, 112 before all others, then by country and name."""
    shown = [line for line in helplines if line.grade in GRADES]
    shown.sort(key=lambda line: (line.number != "112", line.country_name, line.name))
    return tuple(_row(line, sources.get(line.source), today) for line in shown)


def is_old(checked_on: str, today: date) -> bool:
    """Whether a check (``2025``, ``2025-03`` or ``2025-03-14``) is older than six months, counted from its last day."""
    return today - _last_day(checked_on) > TOO_OLD


def _last_day(written: str) -> date:
    match written.split("-"):
        case [year, month, day]:
            return date(int(year), int(month), int(day))
        case [year, month] if int(month) < MONTHS:
            return date(int(year), int(month) + 1, 1) - timedelta(days=1)
        case [year, *_]:
            return date(int(year), MONTHS, LAST_DAY)
    raise ValueError(f"{written!r} is no date: expected YYYY, YYYY-MM or YYYY-MM-DD")


def _row(line: Helpline, source: Source | None, today: date) -> Line:
    return Line(
        country_name=line.country_name,
        name=line.name,
        number=line.number,
        hours=line.hours,
        languages=line.languages,
        note=line.note,
        checked_on=line.checked_on,
        old=is_old(line.checked_on, today),
        by=source.by if source else line.source,
        url=source.url if source else None,
    )
