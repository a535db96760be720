"""Commands for who writes exercises: a file to begin with, and what is wrong with it."""

from pathlib import Path

import click

from toolkit.command.telling import existing_file, existing_path, finish, from_here
from toolkit.content.library import Library
from toolkit.content.places import course_root, notebooks_root
from toolkit.content.problem import ContentProblems, Problem
from toolkit.course.languages import SOURCE


@click.command(short_help="Begin an exercise from an example.")
@click.argument("kind")
@click.argument("exercise_id", metavar="ID")
def new(kind: str, exercise_id: str) -> None:
    """Begin an exercise: write the file ID.yaml from the commented example of its KIND.

    ID is the folder of a module and a name, such as 04-role/first-words. KIND is one of: choice, sort, order, match,
    short, moment, transcript, case, rewrite, reflect, rate, scenario, cards, agreement, figures, situations,
    activities.
    """
    from toolkit.authoring.new import CannotMake, new_exercise

    exercise_id = exercise_id.removeprefix("exercises/").removesuffix(".yaml")
    try:
        path = from_here(str(new_exercise(kind, exercise_id, _library())))
    except CannotMake as reason:
        raise click.UsageError(str(reason)) from None
    notebook = f"notebooks/{exercise_id.partition('/')[0]}.ipynb"
    click.echo(f"{path}\nWrite in it while `facilitator preview {path}` shows it.")
    click.echo(f'Then show it in {notebook}, in a code cell of its own:\n\n    exercise("{exercise_id}")')


@click.command(short_help="Renew the file that editors go by.")
def schema() -> None:
    """Write exercises/schema.json, by which editors complete and underline; see exercises/README.md."""
    from toolkit.authoring.schema import write_schema

    try:
        path = write_schema(_library())
    except ContentProblems as found:
        finish(found.problems, "")
    else:
        click.echo(from_here(str(path)))


@click.command("map", short_help="Renew the map of the course.")
def course_map() -> None:
    """Write exercises/MAP.md: the modules, their exercises, and where each competency is practised.

    The short form of it stands in README.md, between two marks, and is renewed with it.
    """
    from toolkit.authoring.coverage import write_map

    try:
        paths = write_map(_library(), notebooks_root())
    except ContentProblems as found:
        finish(found.problems, "")
    else:
        click.echo("\n".join(from_here(str(path)) for path in paths))


@click.command(short_help="List every problem and what to do.")
@click.argument("paths", nargs=-1, type=existing_path)
@click.option("--strict", is_flag=True, help="Leave with 1 for warnings, too.")
def check(paths: tuple[Path, ...], strict: bool) -> None:
    """Check exercises and notebooks, and list every problem with its place and what to do.

    A warning is about what can be read and should be said better: long sentences, words that blame, answers that give
    themselves away, a missing note or source. PATHS are files or folders; without any, the whole course is checked.
    """
    from toolkit.authoring.check import NothingToCheck, check_course, check_path

    library = _library()
    try:
        found = (
            [problem for path in paths for problem in check_path(path, library)]
            if paths
            else check_course(library, notebooks_root())
        )
    except NothingToCheck as reason:
        raise click.UsageError(str(reason)) from None
    finish(found, "No problems found.", strict=strict)


@click.command(short_help="Play every path of a scenario.")
@click.argument("scenario", required=False, type=existing_file)
@click.option("--runs", default=2000, show_default=True, type=click.IntRange(1), help="Random runs, where needed.")
@click.option("--seed", default=0, show_default=True, help="Where the random runs begin; the same seed, the same runs.")
def walk(scenario: Path | None, runs: int, seed: int) -> None:
    """Play every path of SCENARIO, or of all scenarios, and tell what was found.

    Where a scenario has too many positions to visit each, it is played at random, RUNS times.
    """
    from toolkit.authoring.report import walk_report
    from toolkit.authoring.walked import scenario_in, walk_problems
    from toolkit.content.exercises import exercise_files
    from toolkit.course.story.walk import walk as walk_every_path

    library, found = _library(), list[Problem]()
    for path in [scenario] if scenario else exercise_files(library.root):
        file = library.read_exercise(path)
        found.extend(file.problems)
        played = scenario_in(file)
        if played:
            walked = walk_every_path(played, runs=runs, seed=seed)
            click.echo(walk_report(played, walked))
            found.extend(walk_problems(file, walked))
        elif scenario and not file.problems:
            raise click.UsageError(f"{scenario} holds no scenario")
    finish(found, "No problems found.")


def _library() -> Library:
    """The course as its authors write it."""
    return Library(course_root(), SOURCE)
