"""Exercise files → one file for another tool, and what that tool will not show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.content.exercises import exercise_files
from toolkit.content.library import Library
from toolkit.content.problem import Problem
from toolkit.course.attempt import kind_of
from toolkit.exchange.format import Format
from toolkit.exchange.formats import formats_that_hold

COURSE = "course.yaml"
"""The file that lists the modules of a course; it lies in its folder and is no exercise."""


@dataclass(frozen=True)
class Left:
    """A file for another tool.

    ``hidden`` tells for each exercise what the tool will not show, ``lost`` is what it cannot hold at all. With
    ``problems`` there is no text.
    """

    text: str
    hidden: tuple[str, ...]
    lost: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def take_out(known: Format, paths: Iterable[Path], library: Library) -> Left:
    """The exercises in the files at ``paths`` in a format; ``library`` says what they may refer to."""
    texts: list[str] = []
    hidden: list[str] = []
    lost: list[Problem] = []
    problems: list[Problem] = []
    for path in paths:
        file = library.read_exercise(path)
        problems += file.problems
        if file.exercise is None:
            continue
        kind = kind_of(file.exercise).name
        if kind not in known.kinds:
            lost.append(_not_held(known, path, kind))
        elif texts and known.single:
            message = f"a file of the format {known.name} holds one exercise"
            problems.append(Problem(str(path), 1, 1, message, "export one at a time"))
        else:
            text, not_shown = known.write(file.exercise, library.words)
            texts.append(text)
            hidden += [f"{path}: {', '.join(not_shown)}"] if not_shown else []
    if not texts and not problems:
        problems, lost = lost, []
    return Left("\n".join(texts) if not problems else "", tuple(hidden), tuple(lost), tuple(problems))


def exercise_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among ``paths`` and in the folders among them; the folder of a course holds those of its modules."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        yield from sorted(file for file in path.glob("*.yaml") if file.name != COURSE)
        if (path / COURSE).is_file():
            yield from exercise_files(path)


def _not_held(known: Format, path: Path, kind: str) -> Problem:
    message = f"the format {known.name} has nothing like the kind `{kind}`"
    others = [other.name for other in formats_that_hold(kind)]
    remedy = f"export it as {' or '.join(others)}" if others else "leave it in the course, or print it"
    return Problem(str(path), 1, 1, message, remedy)
