"""The command ``facilitator``. Exit codes: 0 all well, 1 problems found, 2 wrong usage."""

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from toolkit import __version__
from toolkit.content.places import course_root, notebooks_root
from toolkit.content.problem import Problem

PROBLEMS, WRONG_USAGE = 1, 2
existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)
existing_path = click.Path(exists=True, path_type=Path)
existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="facilitator")
def main() -> None:
    """Train the people who facilitate support groups for women facing domestic violence.

    `facilitator serve` opens the course in the browser; `facilitator check` and `facilitator walk` are for its authors.
    """


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 lets phones in.")
@click.option("--port", default=8866, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--notebooks", type=existing_folder, help="Serve this folder of notebooks instead of the course.")
@click.option("--any-widget", is_flag=True, help="With --notebooks: let widgets bring scripts of their own.")
@click.option("--max-kernels", type=click.IntRange(1), help="How many pages may be open at once.")
@click.option("--name", "names", multiple=True, help="A further host name of the server; may be repeated.")
def serve(
    host: str, port: int, notebooks: Path | None, any_widget: bool, max_kernels: int | None, names: tuple[str, ...]
) -> None:
    """Serve the course, and print its address."""
    from toolkit.server.app import CannotServe
    from toolkit.server.app import serve as serve_course

    if any_widget and not notebooks:
        raise click.UsageError("--any-widget goes with --notebooks: the course itself needs no other widgets")
    try:
        serve_course(host, port, notebooks, any_widget=any_widget, max_kernels=max_kernels, names=names)
    except CannotServe as reason:
        raise click.UsageError(str(reason)) from None


@main.command()
@click.argument("paths", nargs=-1, type=existing_path)
def check(paths: tuple[Path, ...]) -> None:
    """Check exercises and notebooks, and list every problem with its place and what to do.

    PATHS are files or folders; without any, the whole course is checked.
    """
    from toolkit.content.check import NothingToCheck, check_course, check_path

    root = course_root()
    try:
        found = (
            [problem for path in paths for problem in check_path(path, root)]
            if paths
            else check_course(root, notebooks_root())
        )
    except NothingToCheck as reason:
        raise click.UsageError(str(reason)) from None
    _finish(found, "No problems found.")


@main.command()
@click.argument("scenario", required=False, type=existing_file)
@click.option("--runs", default=2000, show_default=True, type=click.IntRange(1), help="Random runs, where needed.")
@click.option("--seed", default=0, show_default=True, help="Where the random runs begin; the same seed, the same runs.")
def walk(scenario: Path | None, runs: int, seed: int) -> None:
    """Play every path of SCENARIO, or of all scenarios, and tell what was found.

    Where a scenario has too many positions to visit each, it is played at random, RUNS times.
    """
    from toolkit.content.exercises import exercise_files, read_exercise_file
    from toolkit.content.report import walk_report
    from toolkit.content.walked import scenario_in, walk_problems
    from toolkit.course.walk import walk as walk_every_path

    found: list[Problem] = []
    for path in [scenario] if scenario else exercise_files(course_root()):
        file = read_exercise_file(path, course_root())
        found.extend(file.problems)
        played = scenario_in(file)
        if played:
            walked = walk_every_path(played, runs=runs, seed=seed)
            click.echo(walk_report(played, walked))
            found.extend(walk_problems(file, walked))
        elif scenario and not file.problems:
            raise click.UsageError(f"{scenario} holds no scenario")
    _finish(found, "No problems found.")


def _finish(problems: Iterable[Problem], all_well: str) -> None:
    """Prints the problems and leaves with the exit code that says whether there were any."""
    lines = [str(replace(problem, path=_from_here(problem.path))) for problem in problems]
    click.echo("\n".join(lines) if lines else all_well)
    if lines:
        click.echo(f"{len(lines)} problem{'s' if len(lines) > 1 else ''} found.", err=True)
        sys.exit(PROBLEMS)


def _from_here(path: str) -> str:
    """The path as it is shortest to read and to click: from the working folder where it lies below it."""
    return os.path.relpath(path) if Path(path).parent.resolve().is_relative_to(Path.cwd()) else path
