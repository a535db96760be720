"""What must fit together in a ``pause``."""

from toolkit.course.kinds.pause import Pause

from toolkit.content.kinds.rules import Rules
from toolkit.content.reading.reader import Reader


def _note_pause(exercise: Pause, reader: Reader) -> None:
    if not exercise.breaths:
        reader.problem(("breaths",), "there is nothing to breathe by", "write a sentence")


RULES = Rules("pause", _note_pause)
