"""The command ``facilitator``. Exit codes: 0 all well, 1 problems found, 2 wrong usage.

Its modules import what a command needs only when it runs, so that `facilitator --help` answers at once.
"""

import click

from toolkit import __version__
from toolkit.command.exchanging import export_exercises, import_exercises
from toolkit.command.looking import preview, serve
from toolkit.command.printing import cohort, helplines
from toolkit.command.telling import PROBLEMS, WRONG_USAGE
from toolkit.command.writing import check, course_map, new, schema, walk

__all__ = ["PROBLEMS", "WRONG_USAGE", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="facilitator")
def main() -> None:
    """Train the people who facilitate support groups for women facing domestic violence.

    `facilitator serve` opens the course in the browser; the other commands are for its authors.
    """


_EXERCISES = (new, preview, check, walk, export_exercises, import_exercises)
_COURSE = (schema, course_map, helplines, cohort)
for command in (serve, *_EXERCISES, *_COURSE):
    main.add_command(command)
