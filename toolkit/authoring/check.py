"""Checking files before they reach a learner: one, a folder, or the whole course."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from toolkit.authoring.style import (
    RightPlace,
    exercise_warnings,
    guide_warnings,
    place_warnings,
    prose_warnings,
    right_places,
)
from toolkit.authoring.walked import scenario_in, walk_problems
from toolkit.content.course import read_course
from toolkit.content.exercises import exercise_files, id_of, read_exercise_file
from toolkit.content.guides import FOLDER as GUIDES
from toolkit.content.guides import read_guide_file
from toolkit.content.notebooks import called_exercises, notebook_problems, title_of
from toolkit.content.problem import Problem, did_you_mean
from toolkit.content.reading.found import ExerciseFile
from toolkit.content.reading.reader import NAME_REMEDY
from toolkit.content.reference import LISTS, known_keys, read_list, unreadable_lists
from toolkit.content.words import read_words
from toolkit.course.fields import is_key
from toolkit.course.kinds.situations import Situations
from toolkit.course.story.walk import walk

SUFFIXES = (".yaml", ".ipynb")
_NEARLY = re.compile(r"(?P<right>\.ya?ml|\.ipynb)(?:\.txt)?", re.IGNORECASE)
"""How a file ends that its author takes for one of the course; some editors add .txt and hide it."""


class NothingToCheck(Exception):
    """Raised when a path holds no file of the kinds that are checked; the message says so."""


def check_course(root: Path, notebooks: Path) -> tuple[Problem, ...]:
    """All problems of the course: every file under ``root`` and ``notebooks``, and those that are missing."""
    needed = {root / "course.yaml", *(root / "reference" / f"{name}.yaml" for name in LISTS)}
    files = {*needed, *_files_in(root), *_files_in(notebooks)}
    found = set(_check_files(files, root))
    sound = all(one.warning for one in found)
    return tuple(sorted(found.union(_between_files(root, notebooks) if sound else ())))


def check_path(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one file, or of all that lie in a folder. ``root`` says what they may refer to.

    Raises ``NothingToCheck``.
    """
    files = list(_files_in(path)) if path.is_dir() else [path]
    if not files:
        raise NothingToCheck(f"nothing to check here: {path} holds no exercise and no notebook")
    if not _is_meant(files[0]):
        raise NothingToCheck(f"nothing to check here: {path} ends in neither .yaml nor .ipynb")
    return tuple(sorted(set(_check_files(files, root))))


def _files_in(folder: Path) -> Iterator[Path]:
    """What an author writes; editors keep copies in hidden folders."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if _is_meant(file) and not hidden and not file.is_dir():
            yield file


def _is_meant(file: Path) -> bool:
    """Whether this is an exercise or a notebook, if only by its author's intention."""
    return bool(_NEARLY.fullmatch("".join(file.suffixes[-2:])) or _NEARLY.fullmatch(file.suffix))


def _check_files(files: Iterable[Path], root: Path) -> Iterator[Problem]:
    """What is found in each file, and in the exercises of a folder together."""
    yield from unreadable_lists(root)
    known = frozenset(id_of(file) for file in exercise_files(root))
    places: list[RightPlace] = []
    for path in files:
        folder = path.parent.resolve()
        if path.suffix not in SUFFIXES:
            yield _ending_problem(path)
        elif path.suffix == ".ipynb":
            yield from (*_name_problems(path), *_notebook_problems(path, root, known))
        elif path.name == "course.yaml":
            yield from read_course(folder)[1]
        elif folder.name == "reference":
            yield from _check_list(path, folder.parent)
        elif folder.name == "interface":
            yield from read_words(path)[1]
        elif folder.name == GUIDES:
            yield from (*_name_problems(path), *_guide_problems(path, folder.parent))
        else:
            file = read_exercise_file(path, root)
            places.extend(right_places(file))
            yield from (*_name_problems(path), *_folder_problems(path, root), *_exercise_problems(file, root))
    yield from place_warnings(places)


def _name_problems(path: Path) -> Iterator[Problem]:
    if not is_key(path.stem):
        yield Problem(str(path), 1, 1, f"`{path.stem}` is not a name for a file", NAME_REMEDY)


def _ending_problem(path: Path) -> Problem:
    """The problem of a file that the course passes over because of its ending."""
    found = next(one for one in _NEARLY.finditer(path.name) if one.end() == len(path.name))
    right = f"{path.name[: found.start()]}{'.ipynb' if found['right'].lower() == '.ipynb' else '.yaml'}"
    return Problem(str(path), 1, 1, f"a file that ends in {found[0]} is not read", f"rename it to {right}")


def _folder_problems(path: Path, root: Path) -> Iterator[Problem]:
    """What keeps an exercise of the course from being found."""
    folder, course = path.parent.resolve(), root.resolve()
    if folder.parent != course and course in (folder, *folder.parents):
        remedy = f"move it into the folder of a module, such as {root.name}/04-role"
        yield Problem(str(path), 1, 1, "no notebook can show an exercise that lies here", remedy)
    elif folder.parent == course and not is_key(folder.name):
        yield Problem(str(path), 1, 1, f"`{folder.name}` is not a name for a folder", NAME_REMEDY)


def _check_list(path: Path, root: Path) -> tuple[Problem, ...]:
    if path.stem in LISTS:
        return read_list(path.stem, root)[1]
    return (Problem(str(path), 1, 1, f"`{path.stem}` is not a reference list", did_you_mean(path.stem, LISTS)),)


def _guide_problems(path: Path, root: Path) -> tuple[Problem, ...]:
    file = read_guide_file(path, root)
    return (*file.problems, *guide_warnings(file, root))


def check_exercise(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one exercise file; a scenario is walked."""
    return _exercise_problems(read_exercise_file(path, root), root)


def _exercise_problems(file: ExerciseFile, root: Path) -> tuple[Problem, ...]:
    scenario = scenario_in(file)
    walked = walk_problems(file, walk(scenario)) if scenario else ()
    return (*file.problems, *walked, *exercise_warnings(file, root))


def _notebook_problems(path: Path, root: Path, exercises: Collection[str]) -> tuple[Problem, ...]:
    """All problems of one notebook; only one that can be read is held against style."""
    return notebook_problems(path, exercises, known_keys(["sources"], root).get("sources")) or tuple(
        prose_warnings(path, root)
    )


def _between_files(root: Path, notebooks: Path) -> Iterator[Problem]:
    """What only shows across files, once each of them is sound."""
    course, _ = read_course(root)
    modules = [module.id for module in course.modules] if course else []
    stems = [path.stem for path in sorted(notebooks.glob("*.ipynb")) if path.is_file()]
    for module in modules:
        if module not in stems:
            remedy = f"add notebooks/{module}.ipynb, or remove the module"
            yield Problem(str(root / "course.yaml"), 1, 1, f"the module `{module}` has no notebook", remedy)
    for one in course.modules if course else ():
        title = title_of(notebooks / f"{one.id}.ipynb") if one.id in stems else one.title
        if title != one.title:
            where = str(notebooks / f"{one.id}.ipynb")
            message = f"the title here is “{title}”, and in course.yaml it is “{one.title}”"
            yield Problem(where, 1, 1, message, "write the same in both")
    for stem in stems:
        if stem not in modules:
            where = str(notebooks / f"{stem}.ipynb")
            yield Problem(where, 1, 1, "the notebook is no module of the course", "add it to exercises/course.yaml")
    called = {name for stem in stems for name in called_exercises(notebooks / f"{stem}.ipynb")}
    opened = {name for listed in called for name in _moments_in(root / f"{listed}.yaml", root)}
    for file in exercise_files(root):
        if id_of(file) not in called | opened:
            remedy = f'add a cell exercise("{id_of(file)}"), or remove the file'
            yield Problem(str(file), 1, 1, "no notebook shows this exercise", remedy)


def _moments_in(path: Path, root: Path) -> Iterator[str]:
    """The moments that open in the list of situations at ``path``, if it is one."""
    exercise = read_exercise_file(path, root).exercise
    if isinstance(exercise, Situations):
        yield from exercise.moment
