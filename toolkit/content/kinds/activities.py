"""``activities`` bring in those of the reference list, which is checked by itself."""

from dataclasses import replace

from toolkit.content.kinds.rules import Others, Rules
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.activities import Activities


def _with_activities(exercise: Activities, reader: Reader, others: Others) -> Activities:
    return replace(exercise, activities=others.entries("activities", reader))


RULES = Rules("activities", with_others=_with_activities)
