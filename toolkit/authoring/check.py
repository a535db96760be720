"""Checking files before they reach a learner: one, a folder, or the whole course."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from toolkit.authoring.between_files import between_files
from toolkit.authoring.notebook_rules import notebook_problems
from toolkit.authoring.placed import notebook_at
from toolkit.authoring.style import (
    RightPlace,
    StyleLists,
    exercise_warnings,
    guide_warnings,
    place_warnings,
    prose_warnings,
    right_places,
)
from toolkit.authoring.walked import scenario_in, walk_problems
from toolkit.content.guides import FOLDER as GUIDES
from toolkit.content.library import Library
from toolkit.content.problem import Problem, did_you_mean
from toolkit.content.reading.found import ExerciseFile
from toolkit.content.reading.reader import NAME_REMEDY
from toolkit.content.reference import LISTS
from toolkit.content.words import read_words
from toolkit.course.fields import is_key
from toolkit.course.story.walk import walk

SUFFIXES = (".yaml", ".ipynb")
_NEARLY = re.compile(r"(?P<right>\.ya?ml|\.ipynb)(?:\.txt)?", re.IGNORECASE)
"""How a file ends that its author takes for one of the course; some editors add .txt and hide it."""


class NothingToCheck(Exception):
    """Raised when a path holds no file of the kinds that are checked; the message says so."""


def check_course(library: Library, notebooks: Path) -> tuple[Problem, ...]:
    """All problems of the course: every file of ``library`` and ``notebooks``, and those that are missing."""
    root = library.root
    needed = {root / "course.yaml", *(root / "reference" / f"{name}.yaml" for name in LISTS)}
    files = {*needed, *_files_in(root), *_files_in(notebooks)}
    found = set(_Check(library).files(files))
    return tuple(sorted(found.union(between_files(library, notebooks))))


def check_path(path: Path, library: Library) -> tuple[Problem, ...]:
    """All problems of one file, or of all that lie in a folder. ``library`` says what they may refer to.

    Raises ``NothingToCheck``.
    """
    files = list(_files_in(path)) if path.is_dir() else [path]
    if not files:
        raise NothingToCheck(f"nothing to check here: {path} holds no exercise and no notebook")
    if not _is_meant(files[0]):
        raise NothingToCheck(f"nothing to check here: {path} ends in neither .yaml nor .ipynb")
    return tuple(sorted(set(_Check(library).files(files))))


def _files_in(folder: Path) -> Iterator[Path]:
    """What an author writes; editors keep copies in hidden folders."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if _is_meant(file) and not hidden and not file.is_dir():
            yield file


def _is_meant(file: Path) -> bool:
    """Whether this is an exercise or a notebook, if only by its author's intention."""
    return bool(_NEARLY.fullmatch("".join(file.suffixes[-2:])) or _NEARLY.fullmatch(file.suffix))


@dataclass(frozen=True, eq=False)
class _Check:
    """A check of files that may refer to what is in ``library``."""

    library: Library

    @cached_property
    def style(self) -> StyleLists:
        """What style is held against."""
        return StyleLists(self.library.lists)

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of the exercises that a notebook may show."""
        return frozenset(self.library.exercises.ids())

    def files(self, files: Iterable[Path]) -> Iterator[Problem]:
        """What is found in each file, and in the exercises of a folder together."""
        yield from self.library.lists.unreadable()
        places: list[RightPlace] = []
        for path in files:
            folder = path.parent.resolve()
            if path.suffix not in SUFFIXES:
                yield _ending_problem(path)
            elif path.suffix == ".ipynb":
                yield from (*_name_problems(path), *self._notebook(path))
            elif path.name == "course.yaml":
                yield from self._of(folder).course_file.problems
            elif folder.name == "reference":
                yield from _list_problems(path, self._of(folder.parent))
            elif folder.name == "interface":
                yield from read_words(path)[1]
            elif folder.name == GUIDES:
                yield from (*_name_problems(path), *self._guide(path))
            else:
                file = self.library.read_exercise(path)
                places.extend(right_places(file))
                yield from (*_name_problems(path), *_folder_problems(path, self.library.root), *self._exercise(file))
        yield from place_warnings(places)

    def _of(self, root: Path) -> Library:
        """The library of the course to which a file belongs, which may be another one."""
        return self.library if root == self.library.root.resolve() else Library(root, self.library.language)

    def _guide(self, path: Path) -> tuple[Problem, ...]:
        file = self._of(path.parent.parent.resolve()).read_guide(path)
        return (*file.problems, *guide_warnings(file, self.style))

    def _exercise(self, file: ExerciseFile) -> tuple[Problem, ...]:
        scenario = scenario_in(file)
        walked = walk_problems(file, walk(scenario)) if scenario else ()
        return (*file.problems, *walked, *exercise_warnings(file, self.style))

    def _notebook(self, path: Path) -> tuple[Problem, ...]:
        """All problems of one notebook; only one that can be read is held against style."""
        notebook = notebook_at(path)
        if isinstance(notebook, Problem):
            return (notebook,)
        sources = self.library.lists.keys("sources")
        return notebook_problems(notebook, self.known, sources) or tuple(prose_warnings(notebook, self.style))


def _name_problems(path: Path) -> Iterator[Problem]:
    if not is_key(path.stem):
        yield Problem(str(path), 1, 1, f"`{path.stem}` is not a name for a file", NAME_REMEDY)


def _ending_problem(path: Path) -> Problem:
    """The problem of a file that the course passes over because of its ending."""
    found = next(ending for ending in _NEARLY.finditer(path.name) if ending.end() == len(path.name))
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


def _list_problems(path: Path, library: Library) -> tuple[Problem, ...]:
    if path.stem in LISTS:
        return library.lists.read(path.stem)[1]
    return (Problem(str(path), 1, 1, f"`{path.stem}` is not a reference list", did_you_mean(path.stem, LISTS)),)
