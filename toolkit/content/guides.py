"""``trainer/<module>.yaml``: how to run a workshop on a module."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.content.kinds.rules import note_number
from toolkit.content.minutes import note_minutes
from toolkit.content.problem import ContentProblems, did_you_mean
from toolkit.content.reading.document import read_yaml
from toolkit.content.reading.found import ReadFile
from toolkit.content.reading.judging import judged
from toolkit.content.reading.reader import NOTHING, Reader
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


def read_guide_file(
    path: Path, known: Mapping[str, Collection[str]], *, modules: Collection[str] | None, exercises: Collection[str]
) -> GuideFile:
    """What is in the file at ``path``. Never raises on a bad file.

    ``known`` are the sources that it may refer to, ``modules`` and ``exercises`` the ids of those that are there.
    """
    document = read_yaml(path)
    reader = Reader(document, known)
    if document.top is None:
        return GuideFile(reader, None)
    read = partial(Reader.read_object, cls=Guide, node=document.top, given={"id": path.stem})
    guide, _ = judged(reader, read, partial(_note_guide, modules=modules, exercises=exercises))
    return GuideFile(reader, None if guide is NOTHING or reader.problems else guide)


def _note_guide(guide: Guide, reader: Reader, modules: Collection[str] | None, exercises: Collection[str]) -> None:
    _note_fit(guide, reader)
    if modules is not None and guide.id not in modules:
        remedy = f"name the file as the module; {did_you_mean(guide.id, modules)}"
        reader.problem((), f"there is no module {guide.id!r}", remedy)
    _note_missing_exercises(guide, exercises, reader)


def guide_files(root: Path) -> tuple[Path, ...]:
    """The files of all guides under ``root``."""
    return tuple(sorted(path for path in (root / FOLDER).glob("*.yaml") if path.is_file()))


def load_guide(file: GuideFile) -> Guide:
    """The guide in a file. Raises ``ContentProblems``."""
    if file.guide is None:
        raise ContentProblems(file.problems)
    return file.guide


def _note_missing_exercises(guide: Guide, known: Collection[str], reader: Reader) -> None:
    """Notes exercises that the guide tells of and that are not there."""
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
    for minutes, plan in guide.plans:
        note_minutes([step.minutes for step in plan], minutes, (f"plan_{minutes}",), reader)
