"""What must fit together in a ``case``."""

from toolkit.content.kinds.placing import note_places
from toolkit.content.kinds.rules import Rules, note_number, note_repeats
from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.case import Case

_VERDICTS, _CHECKS, _LINES = range(2, 4), range(4, 15), range(4, 31)


def _note_case(exercise: Case, reader: Reader) -> None:
    _note_material(exercise, reader)
    note_number("verdicts", exercise.verdicts, _VERDICTS, reader)
    note_number("checks", exercise.checks, _CHECKS, reader)
    note_places(exercise, reader, items="checks", place="verdict", places="verdicts")
    note_repeats([(("verdicts", verdict.id), verdict.label) for verdict in exercise.verdicts], reader)
    note_repeats([(("checks", check.id), check.text) for check in exercise.checks], reader)


def _note_material(exercise: Case, reader: Reader) -> None:
    if not exercise.lines and not exercise.text:
        remedy = "add `lines:` with a conversation, or `text:` with a plan"
        reader.problem(("lines",), "there is nothing to judge", remedy)
        return
    if exercise.lines and exercise.text:
        reader.problem(("text",), "there are both a text and lines", "keep one of the two")
    if exercise.lines:
        note_number("lines", exercise.lines, _LINES, reader)
    known = [line.id for line in exercise.lines]
    for check in exercise.checks:
        for index, line in enumerate(check.lines):
            if line not in known:
                path = ("checks", check.id, "lines", str(index))
                remedy = did_you_mean(line, known) if known else "remove it; a plan has no lines to name"
                reader.problem(path, f"{line!r} is not one of the lines", remedy)


def _quoted(exercise: Case) -> frozenset[Path]:
    return frozenset(("lines", line.id, "say") for line in exercise.lines)


RULES = Rules("case", _note_case, quoted=_quoted)
