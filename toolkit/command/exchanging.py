"""Commands that take exercises to other tools and bring them from there.

Which formats there are is known to ``toolkit.exchange`` alone.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.command.telling import (
    PROBLEMS,
    existing_file,
    existing_folder,
    existing_path,
    from_here,
    list_below,
)
from toolkit.content.library import Library
from toolkit.content.places import course_root
from toolkit.content.problem import did_you_mean
from toolkit.course.languages import SOURCE

if TYPE_CHECKING:
    from toolkit.exchange.format import Format


class _FormatName(click.ParamType[Any]):
    """The name of a format; the formats are loaded only where one is named."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Format":
        """The format with this name; fails on one that is not known."""
        from toolkit.exchange.formats import FORMATS, format_named

        known = format_named(value)
        if known is None:
            self.fail(f"{value!r} is no format: {did_you_mean(value, [each.name for each in FORMATS])}", param, ctx)
        return known


class _WithFormats(click.Command):
    """A command whose help lists the formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Writes the names of the formats, and what each is for."""
        from toolkit.exchange.formats import FORMATS

        with formatter.section("Formats"):
            formatter.write_dl([(each.name, f"{each.about} ({', '.join(sorted(each.kinds))})") for each in FORMATS])


@click.command("export", cls=_WithFormats, short_help="Write exercises for other tools, such as Moodle or Twine.")
@click.argument("known", metavar="FORMAT", type=_FormatName())
@click.argument("paths", nargs=-1, required=True, type=existing_path)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
def export_exercises(known: "Format", paths: tuple[Path, ...], output: Path | None) -> None:
    """Write exercises for another tool, in one of the formats below.

    PATHS are exercise files, folders of them, or the folder of a course. Without --output the text is printed. What
    the other tool will not show is listed; `facilitator import` reads it back.
    """
    from toolkit.exchange.leaving import exercise_paths, take_out

    files = list(exercise_paths(paths))
    others = [path for path in files if path.suffix != ".yaml"]
    if others:
        raise click.UsageError(f"{others[0]} is no exercise: its name does not end in .yaml")
    if not files:
        raise click.UsageError(f"nothing to export here: {paths[0]} holds no exercise")
    if output and output.suffix == ".yaml":
        better = output.with_suffix(known.suffixes[0]).name
        raise click.UsageError(f"{output} would be taken for an exercise: give it a name such as {better}")
    left = take_out(known, files, Library(course_root(), SOURCE))
    if not left.problems:
        _give_out(left.text, output)
    list_below(f"Kept in the file, but not shown by what reads {known.name}:", left.hidden, err=True)
    list_below("Not carried over:", left.lost, err=True)
    list_below("Problems:", left.problems, err=True)
    if left.problems:
        click.echo("Nothing was written.", err=True)
        sys.exit(PROBLEMS)


def _give_out(text: str, output: Path | None) -> None:
    """Prints the text, or writes it and prints the name of the file."""
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, "utf-8")
    except OSError as reason:
        raise click.UsageError(f"{output} cannot be written: {reason.strerror}") from None
    click.echo(output)


@click.command("import", cls=_WithFormats, short_help="Bring exercises from other tools, such as Moodle or Twine.")
@click.argument("known", metavar="FORMAT", type=_FormatName())
@click.argument("file", type=existing_file)
@click.argument("folder", type=existing_folder)
@click.option("--competencies", required=True, help="What all of it trains, where it does not say: C4 or C4,C5.")
@click.option("--sources", required=True, help="Where all of it comes from, where it does not say: OWN or OWN,V4.")
@click.option("--title", help="The title, where a file holds one exercise and has none.")
@click.option("--draft", is_flag=True, help="Write exercises that lack something, too, with TODO where it is missing.")
def import_exercises(
    known: "Format", file: Path, folder: Path, competencies: str, sources: str, title: str | None, draft: bool
) -> None:
    """Bring exercises from another tool, in one of the formats below.

    Each becomes a file in FOLDER. All are written or none. What cannot be carried over is listed with its place.
    """
    from toolkit.exchange.format import Given
    from toolkit.exchange.landing import bring_in

    if title and not known.single:
        raise click.UsageError(f"--title names one exercise, and a file of the format {known.name} may hold many")
    references = Library(course_root(), SOURCE).lists.known_keys()
    keys = {"competencies": _keys(competencies), "sources": _keys(sources)}
    for name, given in keys.items():
        _refuse_unknown(name, given, references.get(name, frozenset(given)))
    landed = bring_in(known, file, folder, references, Given(**keys, title=title), draft=draft)
    for path in landed.written:
        click.echo(from_here(str(path)))
    list_below("Not carried over:", landed.lost, err=True)
    list_below("To be filled in:", landed.gaps, err=True)
    list_below("Problems:", landed.problems, err=True)
    if not landed.written:
        hint = "" if landed.problems else " With --draft the files are written, with TODO where something is missing."
        click.echo(f"Nothing was written.{hint}", err=True)
        sys.exit(PROBLEMS)


def _keys(given: str) -> list[str]:
    """Keys with commas between them."""
    return [key.strip() for key in given.split(",") if key.strip()]


def _refuse_unknown(name: str, given: list[str], known: frozenset[str]) -> None:
    """Raises ``UsageError`` where no key is given, or one that the list of this name does not have."""
    if not given:
        raise click.UsageError(f"--{name} names none: write one or more keys of reference/{name}.yaml")
    for key in given:
        if key not in known:
            raise click.UsageError(f"{key!r} is not in reference/{name}.yaml: {did_you_mean(key, known)}")
