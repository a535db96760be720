"""``trainer/<module>.yaml``: how to run a workshop on a module."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.content.course import read_course
from toolkit.content.exercises import exercise_files, id_of
from toolkit.content.kinds.rules import note_number
from toolkit.content.places import course_root
from toolkit.content.problem import ContentProblems, did_you_mean
from toolkit.content.reading.document import read_file
from toolkit.content.reading.found import ReadFile
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.content.reading.tentative import judged
from toolkit.content.reference import known_keys
from toolkit.course.handbook.guide import Guide

_AIMS = range(2, 5)
_QUESTIONS = range(3, 7)
_LISTED = ("prepare", "comes_up")
FOLDER = "trainer"
"""The folder of the guides, below that of the exercises."""


@dataclass(frozen=True)
class GuideFile(ReadFile):
    """What was found in one file: the guide, or the problems that keep it from being one."""

    guide: Guide | None


def read_guide_file(path: Path, root: Path) -> GuideFile:
    """What is in the file at ``path``; ``root`` says what it may refer to. Never raises on a bad file."""
    document = read_file(path)
    reader = Reader(document, known_keys(["sources"], root))
    if document.top is None:
        return GuideFile(reader, None)
    read = partial(Reader.read_object, cls=Guide, node=document.top, given={"id": path.stem})
    guide, _ = judged(reader, read, partial(_note_guide, root=root))
    return GuideFile(reader, None if guide is NOTHING or reader.problems else guide)


def _note_guide(guide: Guide, reader: Reader, root: Path) -> None:
    _note_fit(guide, reader)
    _note_what_is_not_there(guide, reader, root)


def guide_files(root: Path) -> tuple[Path, ...]:
    """The files of all guides under ``root``."""
    return tuple(sorted(path for path in (root / FOLDER).glob("*.yaml") if path.is_file()))


def load_guides() -> tuple[Guide, ...]:
    """The guides there are, in the order of their modules. Raises ``ContentProblems``."""
    return tuple(_loaded(guide_files(course_root())))


def _loaded(paths: tuple[Path, ...]) -> Iterator[Guide]:
    for path in paths:
        file = read_guide_file(path, course_root())
        if file.guide is None:
            raise ContentProblems(file.problems)
        yield file.guide


def _note_what_is_not_there(guide: Guide, reader: Reader, root: Path) -> None:
    """Notes a module and exercises that the guide tells of and that are not there."""
    course, _ = read_course(root)
    modules = [module.id for module in course.modules] if course else [guide.id]
    if guide.id not in modules:
        remedy = f"name the file as the module; {did_you_mean(guide.id, modules)}"
        reader.problem((), f"there is no module {guide.id!r}", remedy)
    known = {id_of(path) for path in exercise_files(root)}
    for minutes, plan in guide.plans:
        for index, step in enumerate(plan):
            if step.exercise and step.exercise not in known:
                place = (f"plan_{minutes}", str(index), "exercise")
                reader.problem(place, f"there is no exercise {step.exercise!r}", did_you_mean(step.exercise, known))


def _note_fit(guide: Guide, reader: Reader) -> None:
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
