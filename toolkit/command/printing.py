"""Commands that print a sheet for people: on paper it is written on with a pen."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from toolkit.command.telling import finish
from toolkit.content.places import course_root
from toolkit.content.problem import ContentProblems, did_you_mean
from toolkit.course.languages import SOURCE

if TYPE_CHECKING:
    from toolkit.content.library import Library
    from toolkit.course.handbook.programme import Programme


@click.command(short_help="List the numbers that are due for a check.")
def helplines() -> None:
    """Print the helplines that are due for a check, by country, as a sheet to work through by phone (Markdown).

    Due is what was checked more than six months ago, or has no full date in exercises/reference/helplines.yaml.
    """
    from toolkit.authoring.sheets import helpline_sheet

    content = _library()
    try:
        click.echo(helpline_sheet(content.helplines, content.sources, date.today(), _say(content)), nl=False)
    except ContentProblems as found:
        finish(found.problems, "")


@click.command(short_help="Print a programme for trainers.")
@click.argument("programme", required=False)
def cohort(programme: str | None) -> None:
    """Print a programme of exercises/reference/programmes.yaml with its minutes (Markdown).

    PROGRAMME is its name, such as two-days; without it, the first that meets weekly is printed.
    """
    from toolkit.authoring.sheets import programme_sheet
    from toolkit.course.handbook.workshop import exercises_in

    content = _library()
    try:
        chosen = _chosen(programme, content.programmes)
        titles = {name: content.exercise(name).title for name in exercises_in(chosen)}
        click.echo(programme_sheet(chosen, titles, _say(content)), nl=False)
    except ContentProblems as found:
        finish(found.problems, "")


def _chosen(name: str | None, known: "Mapping[str, Programme]") -> "Programme":
    weekly = next((programme for programme in known.values() if programme.each == "week"), None)
    chosen = known.get(name) if name else weekly or next(iter(known.values()), None)
    if chosen is None:
        raise click.UsageError(f"there is no programme {name or 'yet'!r}: {did_you_mean(name or '', known)}")
    return chosen


def _library() -> "Library":
    from toolkit.content.library import Library

    return Library(course_root(), SOURCE)


def _say(content: "Library") -> Callable[..., str]:
    def say(key: str, **values: object) -> str:
        return content.words[key].format(**values)

    return say
