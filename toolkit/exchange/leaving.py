"""Exercise files → one file for another tool, and what that tool will not show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.content.library import Library
from toolkit.content.problem import Problem
from toolkit.course.attempt import kind_of
from toolkit.course.exercise import Exercise
from toolkit.course.story.scenario import Scenario
from toolkit.exchange.gift import GIFT_KINDS, to_gift
from toolkit.exchange.twee import to_twee

_TWEE = "twee"


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


def take_out(format_name: str, paths: Iterable[Path], library: Library) -> Left:
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
        written = _in_format(format_name, file.exercise, library.words)
        if written is None:
            lost.append(_not_held(format_name, path, file.exercise))
        elif texts and format_name == _TWEE:
            problems.append(Problem(str(path), 1, 1, "a Twee file holds one story", "export one scenario at a time"))
        else:
            texts.append(written[0])
            hidden.append(f"{path}: {', '.join(written[1])}")
    if not texts and not problems:
        problems, lost = lost, []
    return Left("\n".join(texts) if not problems else "", tuple(hidden), tuple(lost), tuple(problems))


def exercise_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among ``paths`` and those in the folders among them."""
    for path in paths:
        yield from sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _in_format(format_name: str, exercise: Exercise, words: Mapping[str, str]) -> tuple[str, tuple[str, ...]] | None:
    if format_name == _TWEE:
        return to_twee(exercise, words) if isinstance(exercise, Scenario) else None
    return to_gift(exercise) if kind_of(exercise).name in GIFT_KINDS else None


def _not_held(format_name: str, path: Path, exercise: Exercise) -> Problem:
    kind = kind_of(exercise).name
    message = f"the format {format_name} has nothing like the kind `{kind}`"
    remedy = "export it as twee" if kind == "scenario" else "leave it in the course, or print it"
    return Problem(str(path), 1, 1, message, remedy)
