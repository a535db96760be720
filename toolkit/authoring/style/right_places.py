"""Whether the right answer always stands in the same place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from toolkit.content.problem import Problem
from toolkit.content.reading.found import ExerciseFile
from toolkit.content.reading.syntax import place
from toolkit.content.sound import rules_of

_FEWEST, _MOST_IN_ONE = 5, 0.6


@dataclass(frozen=True, order=True)
class RightPlace:
    """Where the only right answer of an exercise stands: its place in the file, and which of the answers it is."""

    path: str
    line: int
    column: int
    number: int

    @property
    def folder(self) -> Path:
        """The folder of the exercise."""
        return Path(self.path).parent


def right_places(file: ExerciseFile) -> Iterator[RightPlace]:
    """Where the right answer stands, if the exercise has one among others."""
    on_offer = rules_of(file.exercise).answers(file.exercise) if file.exercise else ()
    right = [(number, answer) for number, answer in enumerate(on_offer, 1) if answer.right]
    for number, answer in right if len(right) == 1 else ():
        node = file.reader.nearest(answer.path[:-1])
        yield RightPlace(file.reader.document.path, *place(node.start_mark), number)


def place_warnings(places: Iterable[RightPlace]) -> Iterator[Problem]:
    """Told once for a folder, at the first exercise whose right answer stands where most of them stand."""
    for folder, of_folder in groupby(
        sorted(places, key=lambda right: (right.folder, right)), key=lambda right: right.folder
    ):
        there = list(of_folder)
        number, times = Counter(right.number for right in there).most_common(1)[0]
        if len(there) >= _FEWEST and times > len(there) * _MOST_IN_ONE:
            first = next(right for right in there if right.number == number)
            message = f"in {times} of {len(there)} exercises in {folder.name} the right answer is number {number}"
            remedy = (
                f"move it to another place in some of them, here for example from {number} to {1 if number > 1 else 2}"
            )
            yield Problem(first.path, first.line, first.column, message, remedy, warning=True)
