"""Judging what fits together in a file, even where some parts of it cannot be read.

Such a file is read again, several times, with stand-ins for those parts: once with as little as can stand there, once
with much, once with both in turn. What does not fit every time, and not in a stand-in, follows from no other slip.
"""

from collections.abc import Callable
from typing import Any

from toolkit.content.problem import Problem
from toolkit.content.reading.reader import NOTHING, Reader

Read = Callable[[Reader], Any]
Note = Callable[[Any, Reader], None]


def judged(reader: Reader, read: Read, note: Note) -> tuple[Any, Any]:
    """What ``read`` makes of the document, and the same with stand-ins where that is ``NOTHING``.

    Notes with ``reader`` all that could not be read, and with ``note`` all that does not fit together.
    """
    value = read(reader)
    if value is not NOTHING and not reader.problems and not reader.document.problems:
        note(value, reader)
        return value, value
    tries = [_tried(reader, amount, read, note) for amount in range(3)]
    found = [noted for _, noted in tries]
    known = {(problem.line, problem.column) for problem in (*reader.problems, *reader.document.problems)}
    for problem in found[0]:
        if all(problem in each for each in found) and (problem.line, problem.column) not in known:
            reader.problems.append(problem)
    return NOTHING, tries[0][0]


def _tried(reader: Reader, amount: int, read: Read, note: Note) -> tuple[Any, list[Problem]]:
    """What is read with stand-ins, and what does not fit in it."""
    from toolkit.content.reading.tentative import Tentative  # a sound file, such as a learner's, needs none

    tentative = Tentative(reader.document, reader.references, amount=amount)
    value = read(tentative)
    tentative.problems.clear()
    if value is not NOTHING:
        tentative.judging = True
        note(value, tentative)
    return value, [problem for problem in tentative.problems if problem not in tentative.of_stand_ins]
