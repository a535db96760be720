"""``exercises``: the other files of which a list of situations is made."""

from dataclasses import replace

from toolkit.content.others import Others
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.moment import Moment
from toolkit.course.kinds.situations import Situations


def with_situations(exercise: Situations, reader: Reader, others: Others) -> Situations:
    """``exercise`` with those that it names; what is wrong with one of them is noted with ``reader``."""
    found = tuple(one for _, one in others.named("exercises", exercise.exercises, reader))
    if not reader.problems and not any(isinstance(one, Moment) for one in found):
        remedy = "name at least one whose file begins with `kind: moment`"
        reader.problem(("exercises",), "none of these exercises is a moment", remedy)
    return replace(exercise, found=found)
