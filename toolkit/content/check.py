"""Checking files before they reach a learner: one, a folder, or the whole course."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.content.course import read_course
from toolkit.content.exercises import exercise_files, id_of, read_exercise_file
from toolkit.content.notebooks import called_exercises, notebook_problems
from toolkit.content.problem import Problem, did_you_mean
from toolkit.content.reader import NAME_REMEDY
from toolkit.content.reference import LISTS, keys, read_list
from toolkit.content.walked import scenario_in, walk_problems
from toolkit.content.words import read_words
from toolkit.course.fields import is_key
from toolkit.course.walk import walk

SUFFIXES = (".yaml", ".yml", ".ipynb")


class NothingToCheck(Exception):
    """Raised when a path holds no file of the kinds that are checked; the message says so."""


def check_course(root: Path, notebooks: Path) -> tuple[Problem, ...]:
    """All problems of the course: every file under ``root`` and ``notebooks``, and those that are missing."""
    needed = {root / "course.yaml", *(root / "reference" / f"{name}.yaml" for name in LISTS)}
    files = {*needed, *_files_in(root), *_files_in(notebooks)}
    found = [problem for file in files for problem in _check_file(file, root)]
    return tuple(sorted(found or _between_files(root, notebooks)))


def check_path(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one file, or of all that lie in a folder. ``root`` says what they may refer to.

    Raises ``NothingToCheck``.
    """
    files = list(_files_in(path)) if path.is_dir() else [path]
    if not files:
        raise NothingToCheck(f"nothing to check here: {path} holds no exercise and no notebook")
    if files[0].suffix not in SUFFIXES:
        raise NothingToCheck(f"nothing to check here: {path} ends in neither .yaml nor .ipynb")
    return tuple(sorted(problem for file in files for problem in _check_file(file, root)))


def _files_in(folder: Path) -> Iterator[Path]:
    """What an author writes; editors keep copies in hidden folders."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix in SUFFIXES and not hidden and not file.is_dir():
            yield file


def _check_file(path: Path, root: Path) -> Iterator[Problem]:
    folder = path.parent.resolve()
    if path.suffix == ".yml":
        yield Problem(str(path), 1, 1, "a file that ends in .yml is not read", f"rename it to {path.stem}.yaml")
    elif path.suffix == ".ipynb":
        yield from (*_name_problems(path), *check_notebook(path, root))
    elif path.name == "course.yaml":
        yield from read_course(folder)[1]
    elif folder.name == "reference":
        yield from _check_list(path, folder.parent)
    elif folder.name == "interface":
        yield from read_words(path)[1]
    else:
        yield from (*_name_problems(path), *check_exercise(path, root))


def _name_problems(path: Path) -> Iterator[Problem]:
    if not is_key(path.stem):
        yield Problem(str(path), 1, 1, f"`{path.stem}` is not a name for a file", NAME_REMEDY)


def _check_list(path: Path, root: Path) -> tuple[Problem, ...]:
    if path.stem in LISTS:
        return read_list(path.stem, root)[1]
    return (Problem(str(path), 1, 1, f"`{path.stem}` is not a reference list", did_you_mean(path.stem, LISTS)),)


def check_exercise(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one exercise file; a scenario is walked."""
    file = read_exercise_file(path, root)
    scenario = scenario_in(file)
    return (*file.problems, *(walk_problems(file, walk(scenario)) if scenario else ()))


def check_notebook(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one notebook."""
    known = [id_of(file) for file in exercise_files(root)]
    return notebook_problems(path, known, keys("sources", root))


def _between_files(root: Path, notebooks: Path) -> Iterator[Problem]:
    """What only shows across files, once each of them is sound."""
    course, _ = read_course(root)
    modules = [module.id for module in course.modules] if course else []
    stems = [path.stem for path in sorted(notebooks.glob("*.ipynb")) if path.is_file()]
    for module in modules:
        if module not in stems:
            remedy = f"add notebooks/{module}.ipynb, or remove the module"
            yield Problem(str(root / "course.yaml"), 1, 1, f"the module `{module}` has no notebook", remedy)
    for stem in stems:
        if stem not in modules:
            where = str(notebooks / f"{stem}.ipynb")
            yield Problem(where, 1, 1, "the notebook is no module of the course", "add it to exercises/course.yaml")
    called = {name for stem in stems for name in called_exercises(notebooks / f"{stem}.ipynb")}
    for file in exercise_files(root):
        if id_of(file) not in called:
            remedy = f'add a cell exercise("{id_of(file)}"), or remove the file'
            yield Problem(str(file), 1, 1, "no notebook shows this exercise", remedy)
