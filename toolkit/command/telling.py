"""How the commands tell what was found, and what they take."""

import ipaddress
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from toolkit.content.problem import Problem

PROBLEMS, WRONG_USAGE = 1, 2
existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)
existing_path = click.Path(exists=True, path_type=Path)
existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)


class Network(click.ParamType):  # type: ignore[type-arg]
    """An address such as 10.0.0.7, or all that begin alike, such as 10.0.0.0/8."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Called with what was typed."""
        try:
            return ipaddress.ip_network(value)
        except ValueError as reason:
            self.fail(f"{value} is no address such as 127.0.0.1 or 10.0.0.0/8: {reason}", param, ctx)


network = Network()


def list_below(title: str, entries: Iterable[Problem | str], *, err: bool = False) -> None:
    """Prints a list below its title, where there is anything in it."""
    lines = [
        str(replace(entry, path=from_here(entry.path)) if isinstance(entry, Problem) else entry) for entry in entries
    ]
    if lines:
        click.echo("\n".join([title, *lines]), err=err)


def finish(problems: Iterable[Problem], all_well: str, *, strict: bool = False) -> None:
    """Prints the problems and leaves with the exit code that says whether there were any, or warnings if ``strict``."""
    found = [replace(problem, path=from_here(problem.path)) for problem in problems]
    click.echo("\n".join(map(str, found)) if found else all_well)
    warnings = sum(problem.warning for problem in found)
    counts = (_counted(len(found) - warnings, "problem"), _counted(warnings, "warning"))
    if found:
        click.echo(f"{', '.join(count for count in counts if count)} found.", err=True)
    if warnings < len(found) or (strict and found):
        sys.exit(PROBLEMS)


def _counted(number: int, what: str) -> str:
    """The number with its word, such as ``2 problems``; nothing for none."""
    return f"{number} {what}{'s' if number > 1 else ''}" if number else ""


def from_here(path: str) -> str:
    """The path as it is shortest to read and to click: from the working folder where it lies below it."""
    return os.path.relpath(path) if Path(path).parent.resolve().is_relative_to(Path.cwd()) else path
