"""The helplines as the safety page shows them, 112 first and old checks behind a warning; and those due for a check."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.course.handbook.reference import Helpline, Source

GRADES = ("A", "B")
TOO_OLD = timedelta(days=183)
EMERGENCY = "112"
SCHEMES = {"call": "tel", "text": "sms"}


@dataclass(frozen=True)
class HelplineRow:
    """One number as it is shown. ``old`` means that it was checked more than six months ago; ``address`` opens it.

    112 never counts as old: it is the law of the Union, and it must never be out of sight.
    """

    country_name: str
    name: str
    number: str
    address: str
    hours: str
    languages: str
    note: str | None
    checked_on: str
    old: bool
    by: str
    url: str | None


def rows(helplines: Iterable[Helpline], sources: Mapping[str, Source], today: date) -> tuple[HelplineRow, ...]:
    """The lines that may be shown, 112 before all others, then by country and name."""
    shown = [line for line in helplines if line.grade in GRADES]
    shown.sort(key=lambda line: (line.number != EMERGENCY, line.country_name, line.name))
    return tuple(_row(line, sources.get(line.source), today) for line in shown)


def is_old(checked_on: str, today: date) -> bool:
    """Whether a check (``2025``, ``2025-03`` or ``2025-03-14``) may be older than six months."""
    return today - _first_day(checked_on) > TOO_OLD


def due(helplines: Iterable[Helpline], today: date) -> tuple[Helpline, ...]:
    """Those whose check is more than six months old, or has no full date."""
    return tuple(
        line for line in helplines if len(line.checked_on) < len("YYYY-MM-DD") or is_old(line.checked_on, today)
    )


def _first_day(written: str) -> date:
    """The earliest day that ``written`` may mean: a check is never taken to be younger than it is."""
    year, month, day = ([int(part) for part in written.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _row(line: Helpline, source: Source | None, today: date) -> HelplineRow:
    return HelplineRow(
        country_name=line.country_name,
        name=line.name,
        number=line.number,
        address=f"{SCHEMES[line.reached_by]}:{re.sub('[^+0-9]', '', line.number)}",
        hours=line.hours,
        languages=line.languages,
        note=line.note,
        checked_on=line.checked_on,
        old=line.number != EMERGENCY and is_old(line.checked_on, today),
        by=source.by if source else line.source,
        url=source.url if source else None,
    )
