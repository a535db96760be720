"""A country sheet: what law and services ask and offer, and what to ask where nothing was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.course.fields import HelplineKey, Line, SourceKey
from toolkit.course.handbook.helplines import HelplineRow, rows
from toolkit.course.handbook.reference import Helpline, Source

UNDATED = "undated"
"""Stands where the text that was read has no date."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """Something that was read.

    ``date`` is that of the text (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``undated``), ``grade`` A a law, a court, a
    public body or the operator, and B press or a third party. A number stands in ``helplines``, never in ``text``.
    """

    text: Line
    source: SourceKey
    date: str
    grade: Literal["A", "B"]
    helplines: tuple[HelplineKey, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Open:
    """Something that was not found: the ``question``, and to ``whom`` it goes."""

    question: Line
    whom: Line


@dataclass(frozen=True, kw_only=True)
class CountryTopic:
    """What is ``known`` of one subject, and what to ``ask``."""

    known: tuple[Known, ...] = ()
    ask: tuple[Open, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Country:
    """The sheet of one country; the same six subjects stand in each."""

    id: str
    name: Line
    secrecy_limits: CountryTopic
    children: CountryTopic
    protection_orders: CountryTopic
    work_rights: CountryTopic
    emergency: CountryTopic
    refer: CountryTopic

    @property
    def topics(self) -> tuple[tuple[str, CountryTopic], ...]:
        """The subjects by name, in the order of the page."""
        names = ("secrecy_limits", "children", "protection_orders", "work_rights", "emergency", "refer")
        return tuple((name, getattr(self, name)) for name in names)


@dataclass(frozen=True)
class TopicShown:
    """A subject as the page shows it: the ``numbers`` that belong to what is known stand below it."""

    name: str
    topic: CountryTopic
    numbers: tuple[HelplineRow, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet as the page shows it."""

    country: Country
    topics: tuple[TopicShown, ...]


def sheets(
    countries: Iterable[Country], helplines: Iterable[Helpline], sources: Mapping[str, Source], today: date
) -> tuple[Sheet, ...]:
    """The sheets with their numbers, which keep to the rule of all helplines: grade, date, and old ones apart."""
    by_id = {helpline.id: helpline for helpline in helplines}

    def shown(name: str, topic: CountryTopic) -> TopicShown:
        named = dict.fromkeys(key for known in topic.known for key in known.helplines)
        return TopicShown(name, topic, rows((by_id[key] for key in named if key in by_id), sources, today))

    return tuple(Sheet(country, tuple(shown(*topic) for topic in country.topics)) for country in countries)
