"""Sheets to print and to write on, in Markdown: helplines that are due for a check, and programmes for trainers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from toolkit.course.handbook.helplines import due
from toolkit.course.handbook.programme import Meeting, Part, Programme
from toolkit.course.handbook.reference import Helpline, Source

Say = Callable[..., str]


def helpline_sheet(helplines: Iterable[Helpline], sources: Mapping[str, Source], today: date, say: Say) -> str:
    """The numbers that are due, by country; ``say`` gives the words for a key."""
    listed = tuple(helplines)
    old = sorted(due(listed, today), key=lambda line: line.country_name)
    counts = {"due": len(old), "all": len(listed), "today": today.isoformat()}
    if not old:
        return say("sheet.helplines.none", **counts) + "\n"
    head = [
        f"# {say('sheet.helplines.title')}",
        say("sheet.helplines.about", **counts),
        say("sheet.helplines.how").strip(),
    ]
    return "\n\n".join([*head, *_by_country(old, sources, say)]) + "\n"


def programme_sheet(programme: Programme, titles: Mapping[str, str], say: Say) -> str:
    """The programme with the minutes at which each part begins and ends; ``titles`` are those of exercises by id."""
    whom = say("sheet.cohort.whom", whom=programme.whom)
    blocks = [f"# {programme.title}", whom, say("sheet.cohort.not-reviewed")]
    for number, meeting in enumerate(programme.meetings, start=1):
        told = {"number": number, "title": meeting.title, "minutes": programme.minutes}
        blocks += [f"## {say(f'sheet.cohort.{programme.each}', **told)}", "\n".join(_parts(meeting, titles, say))]
    if programme.after:
        steps = (f"- {say('sheet.cohort.step', when=step.when, text=step.text)}" for step in programme.after)
        blocks += [f"## {say('sheet.cohort.after')}", "\n".join(steps)]
    return "\n\n".join(blocks) + "\n"


def _by_country(old: Iterable[Helpline], sources: Mapping[str, Source], say: Say) -> Iterator[str]:
    for country, lines in groupby(old, key=lambda line: line.country_name):
        yield f"## {country}"
        for line in lines:
            yield f"### {line.name}"
            yield "\n".join(f"- {told}" for told in _told(line, sources.get(line.source), say))


def _told(line: Helpline, source: Source | None, say: Say) -> Iterator[str]:
    yield say("sheet.helplines.number", number=line.number, reached=say(f"sheet.helplines.reached.{line.reached_by}"))
    yield say("sheet.helplines.hours", hours=line.hours)
    yield say("sheet.helplines.languages", languages=line.languages)
    if line.note:
        yield say("sheet.helplines.note", note=line.note)
    if source:
        read = {"title": source.title, "by": source.by, "checked": line.checked_on, "url": source.url or ""}
        yield say("sheet.helplines.read", **read).strip()
    yield say("sheet.helplines.emergency") if line.emergency else say("sheet.helplines.ask")
    yield say("sheet.helplines.write")


def _parts(meeting: Meeting, titles: Mapping[str, str], say: Say) -> Iterator[str]:
    start = 0
    for part in meeting.parts:
        yield f"- {_part(part, start, titles, say)}"
        start += part.minutes


def _part(part: Part, start: int, titles: Mapping[str, str], say: Say) -> str:
    told = [say("sheet.cohort.part", start=start, end=start + part.minutes, title=part.title), part.text or ""]
    if part.exercises:
        named = ", ".join(titles[name] for name in part.exercises)
        told.append(say("sheet.cohort.exercises", titles=named))
    return "  \n  ".join(text for text in told if text)
