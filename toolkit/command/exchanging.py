"""Commands that take exercises to other tools and bring them from there."""

import sys
from pathlib import Path

import click

from toolkit.command.telling import (
    PROBLEMS,
    existing_file,
    existing_folder,
    existing_path,
    finish,
    from_here,
    list_below,
)
from toolkit.content.library import Library
from toolkit.content.places import course_root
from toolkit.content.problem import did_you_mean
from toolkit.course.languages import SOURCE


@click.command("export", short_help="Write exercises for Moodle or Twine.")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(["gift", "twee"]))
@click.argument("paths", nargs=-1, required=True, type=existing_path)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
def export_exercises(format_name: str, paths: tuple[Path, ...], output: Path | None) -> None:
    """Write exercises for another tool: questions as Moodle's `gift`, a scenario as Twine's `twee`.

    PATHS are exercise files or folders. Without --output the text is printed. What the other tool will not show is
    listed; `facilitator import` reads it back.
    """
    from toolkit.exchange.leaving import exercise_paths, take_out

    files = list(exercise_paths(paths))
    others = [path for path in files if path.suffix != ".yaml"]
    if others:
        raise click.UsageError(f"{others[0]} is no exercise: its name does not end in .yaml")
    if not files:
        raise click.UsageError(f"nothing to export here: {paths[0]} holds no exercise")
    if output and output.suffix == ".yaml":
        raise click.UsageError(
            f"{output} would be taken for an exercise: give it a name such as {output.stem}.{format_name}"
        )
    left = take_out(format_name, files, Library(course_root(), SOURCE))
    if not left.problems and output:
        try:
            output.write_text(left.text, "utf-8")
        except OSError as reason:
            raise click.UsageError(f"{output} cannot be written: {reason.strerror}") from None
        click.echo(output)
    elif not left.problems:
        click.echo(left.text, nl=False)
    list_below(f"Kept in the file, but not shown by what reads {format_name}:", left.hidden, err=True)
    list_below("Not carried over:", left.lost, err=True)
    if left.problems:
        finish(left.problems, "")


@click.command("import", short_help="Bring exercises from Moodle or Twine.")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(["gift", "twee"]))
@click.argument("file", type=existing_file)
@click.argument("folder", type=existing_folder)
@click.option("--competencies", required=True, help="What all of it trains, where it does not say: C4 or C4,C5.")
@click.option("--sources", required=True, help="Where all of it comes from, where it does not say: OWN or OWN,V4.")
@click.option("--title", help="The title of a Twee story that has none.")
@click.option("--draft", is_flag=True, help="Write exercises that lack something, too, with TODO where it is missing.")
def import_exercises(
    format_name: str, file: Path, folder: Path, competencies: str, sources: str, title: str | None, draft: bool
) -> None:
    """Bring exercises from another tool: Moodle questions (`gift`) or a Twine story (`twee`).

    Each becomes a file in FOLDER. All are written or none. What cannot be carried over is listed with its place.
    """
    from toolkit.exchange.landing import bring_in

    known = Library(course_root(), SOURCE).lists.known_keys()
    keys = {"competencies": _keys(competencies), "sources": _keys(sources)}
    for name, given in keys.items():
        if not given:
            raise click.UsageError(f"--{name} names none: write one or more keys of reference/{name}.yaml")
        for key in given:
            if key not in known.get(name, given):
                raise click.UsageError(f"{key!r} is not in reference/{name}.yaml: {did_you_mean(key, known[name])}")
    landed = bring_in(format_name, file, folder, known, **keys, title=title, draft=draft)
    for path in landed.written:
        click.echo(from_here(str(path)))
    list_below("Not carried over:", landed.lost)
    list_below("To be filled in:", landed.gaps)
    list_below("Problems:", landed.problems)
    if not landed.written:
        hint = "" if landed.problems else " With --draft the files are written, with TODO where something is missing."
        click.echo(f"Nothing was written.{hint}", err=True)
        sys.exit(PROBLEMS)


def _keys(given: str) -> list[str]:
    """Keys with commas between them."""
    return [key.strip() for key in given.split(",") if key.strip()]
