"""``exercises``: the other files of which a list of situations is made."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.content.problem import did_you_mean
from toolkit.content.reader import Reader
from toolkit.course.exercise import Exercise
from toolkit.course.moment import Moment
from toolkit.course.situations import Situations

if TYPE_CHECKING:
    from toolkit.content.exercises import ExerciseFile

FindFile = Callable[[str], "ExerciseFile | None"]


def with_situations(
    exercise: Situations, reader: Reader, find: FindFile, known: Callable[[], Collection[str]]
) -> Situations:
    """``exercise`` with those that it names; what is wrong with one of them is noted with ``reader``.

    ``find`` reads the file of an exercise, if it is there; ``known`` lists the ids that are.
    """
    brought: list[Exercise] = []
    for index, name in enumerate(exercise.exercises):
        file, where = find(name), ("exercises", str(index))
        if file is None:
            reader.problem(where, f"there is no exercise {name!r}", did_you_mean(name, known()))
        elif file.exercise is None:
            reader.problems.extend(file.problems)
        else:
            brought.append(file.exercise)
    if not reader.problems and not any(isinstance(one, Moment) for one in brought):
        remedy = "name at least one whose file begins with `kind: moment`"
        reader.problem(("exercises",), "none of these exercises is a moment", remedy)
    return replace(exercise, found=tuple(brought))
