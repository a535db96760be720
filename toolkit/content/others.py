"""Other files that an exercise names: the decks of its cards, or the moments of its list."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.exercise import Exercise

if TYPE_CHECKING:
    from toolkit.content.exercises import ExerciseFile


@dataclass(frozen=True)
class Others:
    """The other exercises. ``find`` reads the file of one, if it is there; ``known`` lists the ids that are."""

    find: Callable[[str], "ExerciseFile | None"]
    known: Callable[[], Collection[str]]

    def named(self, key: str, ids: tuple[str, ...], reader: Reader) -> Iterator[tuple[Path, Exercise]]:
        """Those that ``ids`` name under ``key``, each with its place; what is wrong is noted with ``reader``."""
        for index, name in enumerate(ids):
            file, where = self.find(name), (key, str(index))
            if file is None:
                reader.problem(where, f"there is no exercise {name!r}", did_you_mean(name, self.known()))
            elif file.exercise is None:
                reader.problems.extend(file.problems)
            else:
                yield where, file.exercise
