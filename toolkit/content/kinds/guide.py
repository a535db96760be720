"""What must fit together in a trainer's guide."""

from toolkit.content.kinds.exercise import note_number
from toolkit.content.reading.reader import Reader
from toolkit.course.handbook.guide import Guide

_AIMS = range(2, 5)
_QUESTIONS = range(3, 7)
_LISTED = ("prepare", "comes_up")


def note_guide(guide: Guide, reader: Reader) -> None:
    """Notes with ``reader`` every part of ``guide`` that does not fit the others."""
    note_number("aims", guide.aims, _AIMS, reader)
    note_number("questions", guide.questions, _QUESTIONS, reader)
    for name in _LISTED:
        if not getattr(guide, name):
            reader.problem((name,), f"nothing is listed in `{name}`", "write at least one entry, with `- ` before it")
    if not guide.sources:
        reader.problem(("sources",), "`sources` is empty", "name at least one key of reference/sources.yaml")
    _note_minutes(guide, reader)


def _note_minutes(guide: Guide, reader: Reader) -> None:
    """A workshop that does not add up runs over, and then its last part falls away: the calm one."""
    for minutes, plan in guide.plans:
        name = f"plan_{minutes}"
        for index, step in enumerate(plan):
            if step.minutes < 1:
                place = (name, str(index), "minutes")
                reader.problem(place, f"this part takes {step.minutes} minutes", "write how long it takes")
        total = sum(step.minutes for step in plan)
        if total != minutes:
            remedy = f"lengthen or shorten parts by {abs(minutes - total)} minutes, breaks included"
            reader.problem((name,), f"the parts of `{name}` take {total} minutes together", remedy)
