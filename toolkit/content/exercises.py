"""One exercise file → one frozen exercise, or all its problems at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode

from toolkit.content.document import Document, read_document, read_file
from toolkit.content.nodes import found, word
from toolkit.content.places import course_root
from toolkit.content.problem import ContentProblems, Problem, did_you_mean
from toolkit.content.reader import NOTHING, Reader
from toolkit.content.reference import keys
from toolkit.content.sound import note_unsound
from toolkit.course.attempt import KINDS
from toolkit.course.exercise import Exercise
from toolkit.course.reference import Reference

_REFERENCES = tuple(one.name for one in fields(Reference))


@dataclass(frozen=True)
class ExerciseFile:
    """What was found in one file: the exercise, or the problems that keep it from being one."""

    reader: Reader
    exercise: Exercise | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the file, in its order."""
        return tuple(sorted((*self.reader.document.problems, *self.reader.problems)))


def read_exercise(exercise_id: str, path: str, text: str, references: Mapping[str, Collection[str]]) -> ExerciseFile:
    """The exercise in ``text`` and its problems; never raises on bad text.

    What must fit together within the file is looked at only when every part of it could be read.
    """
    return _read(exercise_id, read_document(path, text), references)


def read_exercise_file(path: Path, root: Path) -> ExerciseFile:
    """What is in the file at ``path``; ``root`` says what it may refer to. Never raises on a bad file."""
    return _read(id_of(path), read_file(path), known_references(root))


def id_of(path: Path) -> str:
    """The id of the exercise in the file at ``path``."""
    return f"{path.parent.resolve().name}/{path.stem}"


def load_exercise(exercise_id: str, root: Path | None = None) -> Exercise:
    """The exercise with this id, from its file. Raises ``ContentProblems``."""
    return _load(exercise_id, root or course_root())


def exercise_files(root: Path) -> tuple[Path, ...]:
    """All exercise files under ``root``: those in a module's folder."""
    others = {root / "reference", root / "interface", root / "translations", root / "kinds"}
    return tuple(sorted(path for path in root.glob("*/*.yaml") if path.parent not in others and path.is_file()))


def known_references(root: Path) -> dict[str, frozenset[str]]:
    """The keys that exercise files may refer to."""
    return {name: keys(name, root) for name in _REFERENCES}


@cache
def _load(exercise_id: str, root: Path) -> Exercise:
    path = root / f"{exercise_id}.yaml"
    if not path.is_file():
        known = [id_of(file) for file in exercise_files(root)]
        raise ContentProblems(
            [Problem(str(path), 1, 1, f"there is no exercise {exercise_id!r}", did_you_mean(exercise_id, known))]
        )
    file = _read(exercise_id, read_file(path), known_references(root))
    if file.exercise is None:
        raise ContentProblems(file.problems)
    return file.exercise


def _read(exercise_id: str, document: Document, references: Mapping[str, Collection[str]]) -> ExerciseFile:
    reader = Reader(document, references)
    exercise = _read_kind(reader, document.top, exercise_id) if document.top else None
    if exercise is not None:
        note_unsound(exercise, reader)
    return ExerciseFile(reader, None if reader.problems else exercise)


def _read_kind(reader: Reader, top: Node, exercise_id: str) -> Exercise | None:
    reader.nodes[()] = top
    if not isinstance(top, MappingNode):
        reader.problem(top, "the file is not a group of keys", "begin with `kind:`; see exercises/README.md")
        return None
    kinds = [value for key, value in top.value if isinstance(key, ScalarNode) and key.value == "kind"]
    if not kinds:
        reader.problem(top, "`kind` is missing", f"add `kind:` with one of: {', '.join(KINDS)}")
        return None
    return _read_as(reader, exercise_id, kinds, _without_kind(top))


def _read_as(reader: Reader, exercise_id: str, kinds: list[Node], rest: MappingNode) -> Exercise | None:
    name = word(kinds[0])
    if len(kinds) > 1:
        reader.problem(kinds[1], "`kind` is there twice", "keep one of the two")
    if name not in KINDS:
        what = repr(name) if name else found(kinds[0])
        reader.misfit(kinds[0], f"{what} is not a kind of exercise", did_you_mean(name, KINDS))
        return None
    exercise = reader.read_object(KINDS[name], rest, {"id": exercise_id})
    return None if exercise is NOTHING or reader.problems else exercise


def _without_kind(top: MappingNode) -> MappingNode:
    rest = [(key, value) for key, value in top.value if not (isinstance(key, ScalarNode) and key.value == "kind")]
    return MappingNode(top.tag, rest, top.start_mark, top.end_mark)
