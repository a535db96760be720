"""One exercise file → one frozen exercise, or all its problems at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode

from toolkit.content.kinds.rules import Others
from toolkit.content.problem import ContentProblems, Problem, did_you_mean
from toolkit.content.reading.annotations import required, written
from toolkit.content.reading.document import Document, read_document, read_yaml
from toolkit.content.reading.found import ExerciseFile
from toolkit.content.reading.judging import judged
from toolkit.content.reading.nodes import CURLY, found, is_in_curly_quotes, shown, word
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.content.reference import Lists
from toolkit.content.sound import note_unsound, rules_of
from toolkit.course.attempt import KINDS
from toolkit.course.exercise import Exercise
from toolkit.course.fields import is_key

OTHERS = frozenset({"reference", "interface", "translations", "kinds", "trainer"})
"""The folders beside those of the modules."""


@dataclass(frozen=True, eq=False)
class Exercises:
    """The exercises below ``root``, which refer to ``lists``."""

    root: Path
    lists: Lists
    _loaded: dict[str, Exercise] = field(default_factory=dict, repr=False)

    def load(self, exercise_id: str) -> Exercise:
        """The exercise with this id, whose file is read once. Raises ``ContentProblems``."""
        if exercise_id not in self._loaded:
            self._loaded[exercise_id] = self._from_file(exercise_id)
        return self._loaded[exercise_id]

    def read(self, path: Path) -> ExerciseFile:
        """What is in the file at ``path`` now, wherever that lies. Never raises on a bad file."""
        return self._with_others(self._alone(id_of(path), path))

    def ids(self) -> list[str]:
        """The ids of all that are there."""
        return [id_of(file) for file in exercise_files(self.root)]

    def _from_file(self, exercise_id: str) -> Exercise:
        path = self.root / f"{exercise_id}.yaml"
        if not path.is_file():
            remedy = did_you_mean(exercise_id, self.ids())
            raise ContentProblems([Problem(str(path), 1, 1, f"there is no exercise {exercise_id!r}", remedy)])
        file = self._with_others(self._alone(exercise_id, path))
        if file.exercise is None:
            raise ContentProblems(file.problems)
        return file.exercise

    def _with_others(self, file: ExerciseFile) -> ExerciseFile:
        """The file with what its exercise brings in; what is wrong with that is noted with its reader."""
        with_others = rules_of(file.exercise).with_others if file.exercise else None
        if with_others is None:
            return file
        exercise = with_others(file.exercise, file.reader, Others(self._other, self.ids, self.lists.read))
        return replace(file, exercise=None if file.reader.problems else exercise)

    def _other(self, exercise_id: str) -> ExerciseFile | None:
        """The file of another exercise, if there is one; what it brings in itself is left alone."""
        path = self.root / f"{exercise_id}.yaml"
        return self._alone(exercise_id, path) if is_exercise_id(exercise_id) and path.is_file() else None

    def _alone(self, exercise_id: str, path: Path) -> ExerciseFile:
        return exercise_in(exercise_id, read_yaml(path), self.lists.known_keys())


def read_exercise(exercise_id: str, path: str, text: str, references: Mapping[str, Collection[str]]) -> ExerciseFile:
    """The exercise in ``text`` and its problems; never raises on bad text.

    What must fit together within the file is looked at as far as it could be read.
    """
    return exercise_in(exercise_id, read_document(path, text), references)


def id_of(path: Path) -> str:
    """The id of the exercise in the file at ``path``."""
    return f"{path.parent.resolve().name}/{path.stem}"


def is_exercise_id(text: str) -> bool:
    """Whether ``text`` can be the id of an exercise: the folder of a module and a name."""
    folder, *names = text.split("/")
    return folder not in OTHERS and len(names) == 1 and is_key(folder) and is_key(names[0])


def exercise_files(root: Path) -> tuple[Path, ...]:
    """All exercise files under ``root``: those in a module's folder."""
    return tuple(sorted(path for path in root.glob("*/*.yaml") if path.parent.name not in OTHERS and path.is_file()))


def exercise_in(exercise_id: str, document: Document, references: Mapping[str, Collection[str]]) -> ExerciseFile:
    """The exercise that the nodes of ``document`` make, and its problems."""
    reader = Reader(document, references)
    made = _read_kind(reader, document.top, exercise_id) if document.top else None
    exercise, readable = made or (None, None)
    sound = not reader.problems and not document.problems
    return ExerciseFile(reader, exercise if sound else None, readable)


def _read_kind(reader: Reader, top: Node, exercise_id: str) -> tuple[Exercise | None, Exercise | None] | None:
    """The exercise, and as much of it as can be read; what does not fit is noted with ``reader``."""
    reader.nodes[()] = top
    if not isinstance(top, MappingNode):
        reader.problem(top, "the file is not a group of keys", "begin with `kind:`; see exercises/README.md")
        return None
    kinds = [value for key, value in top.value if isinstance(key, ScalarNode) and key.value == "kind"]
    if not kinds:
        if not reader.document.lacks_some(top):
            reader.problem(top, "`kind` is missing", f"add `kind:` with one of: {', '.join(KINDS)}")
        return None
    rest = _without_kind(top)
    return _read_as(reader, exercise_id, kinds, rest) if _is_of_a_kind(reader, kinds, rest) else None


def _is_of_a_kind(reader: Reader, kinds: list[Node], rest: MappingNode) -> bool:
    """Whether the file says of which kind it is; if not, that is noted."""
    name = word(kinds[0])
    if len(kinds) > 1:
        reader.problem(kinds[1], "`kind` is there twice", "keep one of the two")
    if len(kinds) > 1 and len({word(key) for key, _ in rest.value}) < len(rest.value):
        reader.problems.clear()
        reader.problem(kinds[1], "a second exercise begins here", "move it to a file of its own")
        return False
    if name not in KINDS:
        what = repr(name) if name else found(kinds[0])
        remedy = did_you_mean(name.strip(CURLY), KINDS)
        if is_in_curly_quotes(kinds[0]):
            reader.problem(kinds[0], f"the quotes around {shown(kinds[0])} are not those of YAML", remedy)
            return False
        reader.misfit(kinds[0], f"{what} is not a kind of exercise", remedy)
        return False
    meant = _kind_of_keys(name, rest)
    if meant:
        remedy = f"write `kind: {meant}`, or the keys of a `{name}`; see exercises/kinds/{name}.yaml"
        reader.problem(kinds[0], f"the keys below are those of a `{meant}`, not of a `{name}`", remedy)
    return not meant


def _read_as(
    reader: Reader, exercise_id: str, kinds: list[Node], rest: MappingNode
) -> tuple[Exercise | None, Exercise | None]:
    cls = KINDS[word(kinds[0])].exercise
    read = partial(Reader.read_object, cls=cls, node=rest, given={"id": exercise_id})
    sound, readable = judged(reader, read, note_unsound)
    return (None if sound is NOTHING else sound), (None if readable is NOTHING else readable)


def _kind_of_keys(name: str, rest: MappingNode) -> str | None:
    """The kind whose keys are written, where they are not those of the kind ``name``."""
    there = {word(key) for key, _ in rest.value}
    if there <= _keys(KINDS[name].exercise):
        return None
    return next((name for name, kind in KINDS.items() if _must(kind.exercise) <= there <= _keys(kind.exercise)), None)


def _keys(cls: type[Exercise]) -> set[str]:
    return {slot.name for slot in written(cls)} - {"id"}


def _must(cls: type[Exercise]) -> set[str]:
    return {slot.name for slot in written(cls) if required(slot)} - {"id"}


def _without_kind(top: MappingNode) -> MappingNode:
    rest = [(key, value) for key, value in top.value if not (isinstance(key, ScalarNode) and key.value == "kind")]
    return MappingNode(top.tag, rest, top.start_mark, top.end_mark)
