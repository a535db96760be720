"""What must fit together in a ``transcript``."""

from toolkit.content.kinds.rules import Rules, note_number, note_repeats
from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.transcript import Spoken, Transcript

_PEOPLE, _TAGS, _LINES, _FEWEST_MARKED = range(2, 9), range(3, 7), range(15, 31), 4


def _note_transcript(exercise: Transcript, reader: Reader) -> None:
    _note_sizes(exercise, reader)
    before = len(reader.problems)
    for index, name in enumerate(exercise.facilitators):
        _note_person(exercise, name, ("facilitators", str(index)), reader)
    for line in exercise.lines:
        here = ("lines", line.id)
        _note_person(exercise, line.by, (*here, "by"), reader)
        _note_tags(exercise, line, here, reader)
    if len(reader.problems) == before:
        _note_shown(exercise, reader)
    note_repeats([(("people", person.id), person.name) for person in exercise.people], reader)
    note_repeats([(("tags", tag.id), tag.label) for tag in exercise.tags], reader)


def _note_sizes(exercise: Transcript, reader: Reader) -> None:
    note_number("people", exercise.people, _PEOPLE, reader)
    if not exercise.facilitators:
        reader.problem(("facilitators",), "`facilitators` is empty", "name the people who facilitate: [leila]")
    note_number("tags", exercise.tags, _TAGS, reader)
    note_number("lines", exercise.lines, _LINES, reader)


def _note_person(exercise: Transcript, name: str, path: Path, reader: Reader) -> None:
    if name not in exercise.person:
        reader.problem(path, f"{name!r} is not one of the people", did_you_mean(name, exercise.person))


def _note_tags(exercise: Transcript, line: Spoken, here: Path, reader: Reader) -> None:
    tags = [tag.id for tag in exercise.tags]
    for index, tag in enumerate(line.shows):
        if tag not in tags:
            path = (*here, "shows", str(index))
            reader.problem(path, f"{tag!r} is not one of the tags", did_you_mean(tag, tags))
    if line.shows and not line.note:
        remedy = "add `note:` with the words that show it and what they do"
        reader.problem(here, f"`{line.id}` shows something but has no note", remedy)


def _note_shown(exercise: Transcript, reader: Reader) -> None:
    """What follows from names that are all known: a slip in a name is told once."""
    marked = [line for line in exercise.lines if line.shows]
    for line in marked:
        if exercise.facilitators and line.by not in exercise.facilitators:
            remedy = f"remove its `shows`, or add `{line.by}` to `facilitators`"
            reader.problem(("lines", line.id, "shows"), f"`{line.id}` is not said by a facilitator", remedy)
    if len(marked) < _FEWEST_MARKED:
        remedy = "add `shows` and `note` to more of them, at least four in all"
        reader.problem(("lines",), "fewer than four lines show something", remedy)
        return
    shown = {tag for _, tag in exercise.shown}
    for tag in exercise.tags:
        if tag.id not in shown:
            remedy = "add it to the `shows` of a line, or remove the tag"
            reader.problem(("tags", tag.id), f"no line shows `{tag.id}`", remedy)


def _quoted(exercise: Transcript) -> frozenset[Path]:
    return frozenset(("lines", line.id, "say") for line in exercise.lines)


RULES = Rules("transcript", _note_transcript, quoted=_quoted)
