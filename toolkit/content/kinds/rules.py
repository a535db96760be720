"""What an author of one kind of exercise must keep to: the one record with which the kind's own file ends."""

from collections.abc import Callable, Collection, Iterator, Sized
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from toolkit.content.problem import Problem, did_you_mean
from toolkit.content.reading.found import ExerciseFile
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.exercise import Exercise

FEWEST = 2
E = TypeVar("E", bound=Exercise)


@dataclass(frozen=True)
class Answer:
    """An answer to pick, and the path of its text in the file."""

    path: Path
    text: str
    right: bool


@dataclass(frozen=True)
class Others:
    """What an exercise may bring in from other files.

    ``find`` reads the file of another exercise, if it is there; ``known`` lists the ids that are; ``listed`` reads a
    reference list, its entries and its problems.
    """

    find: Callable[[str], ExerciseFile | None]
    known: Callable[[], Collection[str]]
    listed: Callable[[str], tuple[tuple[Any, ...], tuple[Problem, ...]]]

    def named(self, key: str, ids: tuple[str, ...], reader: Reader) -> Iterator[tuple[Path, Exercise]]:
        """The exercises that ``ids`` name under ``key``, with their places; what is wrong is noted."""
        for index, name in enumerate(ids):
            file, where = self.find(name), (key, str(index))
            if file is None:
                reader.problem(where, f"there is no exercise {name!r}", did_you_mean(name, self.known()))
            elif file.exercise is None:
                reader.problems.extend(file.problems)
            else:
                yield where, file.exercise

    def entries(self, name: str, reader: Reader) -> tuple[Any, ...]:
        """The entries of a reference list; what is wrong with it is noted with ``reader``."""
        entries, problems = self.listed(name)
        reader.problems.extend(problems)
        return entries


def _nothing(_exercise: Exercise, _reader: Reader) -> None:
    """Where a kind needs nothing beyond what every exercise needs."""


def _no_answers(_exercise: Exercise) -> tuple[Answer, ...]:
    """Where nothing is picked from a list."""
    return ()


@dataclass(frozen=True)
class Rules(Generic[E]):
    """The rules of the kind with this ``name``.

    ``note`` notes with a reader what does not fit together in an exercise. ``answers`` are those of which she picks
    one. ``quoted`` are the paths of texts that are only shown and need not be good: what people say, sentences that
    harm; without it, the wrong answers. ``with_others`` is the exercise with what it brings in from other files.
    """

    name: str
    note: Callable[[E, Reader], None] = _nothing
    answers: Callable[[E], tuple[Answer, ...]] = _no_answers
    quoted: Callable[[E], frozenset[Path]] | None = None
    with_others: Callable[[E, Reader, Others], E] | None = None

    def only_shown(self, exercise: E) -> frozenset[Path]:
        """The paths of the texts that the exercise only shows."""
        if self.quoted:
            return self.quoted(exercise)
        return frozenset(answer.path for answer in self.answers(exercise) if not answer.right)


def note_number(name: str, entries: Sized, allowed: range, reader: Reader) -> None:
    """Notes when there are too few or too many ``entries`` under the key ``name``."""
    if len(entries) not in allowed:
        remedy = f"use {allowed[0]} to {allowed[-1]} {name}"
        reader.problem((name,), f"the number of {name} is {len(entries)}", remedy)


def note_repeats(texts: list[tuple[Path, str]], reader: Reader) -> None:
    """Notes texts that say the same; each comes with its path, which ends in its id."""
    seen: dict[str, str] = {}
    for path, text in texts:
        folded = " ".join(text.casefold().split())
        if folded in seen:
            reader.problem(
                path, f"`{path[-1]}` says the same as `{seen[folded]}`", "reword one of the two, or remove it"
            )
        seen.setdefault(folded, path[-1])
