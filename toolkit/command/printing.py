"""Commands that print a sheet for people: on paper it is written on with a pen."""

from datetime import date
from typing import TYPE_CHECKING

import click

from toolkit.command.telling import finish
from toolkit.content.problem import ContentProblems, did_you_mean

if TYPE_CHECKING:
    from toolkit.course.handbook.programme import Programme


@click.command(short_help="List the numbers that are due for a check.")
def helplines() -> None:
    """Print the helplines that are due for a check, by country, as a sheet to work through by phone (Markdown).

    Due is what was checked more than six months ago, or has no full date in exercises/reference/helplines.yaml.
    """
    from toolkit.authoring.sheets import helpline_sheet
    from toolkit.content.reference import load_helplines, load_sources

    try:
        sources = {source.id: source for source in load_sources()}
        click.echo(helpline_sheet(load_helplines(), sources, date.today(), _say), nl=False)
    except ContentProblems as found:
        finish(found.problems, "")


@click.command(short_help="Print a programme for trainers.")
@click.argument("programme", required=False)
def cohort(programme: str | None) -> None:
    """Print a programme of exercises/reference/programmes.yaml with its minutes (Markdown).

    PROGRAMME is its name, such as two-days; without it, the first that meets weekly is printed.
    """
    from toolkit.authoring.sheets import programme_sheet
    from toolkit.content.exercises import load_exercise
    from toolkit.content.reference import load_list

    try:
        chosen = _chosen(programme, load_list("programmes"))
        used = {name for meeting in chosen.meetings for part in meeting.parts for name in part.exercises}
        titles = {name: load_exercise(name).title for name in used}
        click.echo(programme_sheet(chosen, titles, _say), nl=False)
    except ContentProblems as found:
        finish(found.problems, "")


def _chosen(name: str | None, known: "tuple[Programme, ...]") -> "Programme":
    by_name = {programme.id: programme for programme in known}
    weekly = next((programme for programme in known if programme.each == "week"), None)
    chosen = by_name.get(name) if name else weekly or next(iter(known), None)
    if chosen is None:
        raise click.UsageError(f"there is no programme {name or 'yet'!r}: {did_you_mean(name or '', by_name)}")
    return chosen


def _say(key: str, **values: object) -> str:
    from toolkit.content import words

    return words.load("en")[key].format(**values)
