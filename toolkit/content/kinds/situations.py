"""What must fit together in ``situations``."""

from dataclasses import replace

from toolkit.content.kinds.rules import Others, Rules
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.moment import Moment
from toolkit.course.kinds.situations import Situations


def _note_situations(exercise: Situations, reader: Reader) -> None:
    if not exercise.exercises:
        reader.problem(("exercises",), "no exercise is listed", "name the moments to choose from")
    if exercise.id in exercise.exercises:
        place = ("exercises", str(exercise.exercises.index(exercise.id)))
        reader.problem(place, "the list names itself", "remove it")


def _with_situations(exercise: Situations, reader: Reader, others: Others) -> Situations:
    """``exercise`` with those that it names; what is wrong with one of them is noted with ``reader``."""
    found = tuple(other for _, other in others.named("exercises", exercise.exercises, reader))
    if not reader.problems and not any(isinstance(other, Moment) for other in found):
        remedy = "name at least one whose file begins with `kind: moment`"
        reader.problem(("exercises",), "none of these exercises is a moment", remedy)
    return replace(exercise, found=found)


RULES = Rules("situations", _note_situations, with_others=_with_situations)
