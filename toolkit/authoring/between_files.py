"""What only shows across files: modules without a notebook, notebooks without a module, exercises never shown."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.authoring.prose import title_of
from toolkit.content.exercises import exercise_files, id_of
from toolkit.content.library import Library
from toolkit.content.notebooks import Notebook, read_notebook
from toolkit.content.problem import Problem
from toolkit.course.exercise import Exercise
from toolkit.course.kinds.situations import Situations


def between_files(library: Library, folder: Path) -> Iterator[Problem]:
    """The problems between the files of ``library`` and the notebooks in ``folder``, once each of them is sound."""
    notebooks = {path.stem: read_notebook(path) for path in sorted(folder.glob("*.ipynb")) if path.is_file()}
    yield from _module_problems(library, notebooks)
    for name, notebook in notebooks.items():
        if name not in (library.module_ids or ()):
            where, remedy = str(notebook.path), "add it to exercises/course.yaml"
            yield Problem(where, 1, 1, "the notebook is no module of the course", remedy)
    yield from _exercise_problems(library, {call for notebook in notebooks.values() for call in notebook.calls})


def _module_problems(library: Library, notebooks: Mapping[str, Notebook]) -> Iterator[Problem]:
    for module in library.course.modules:
        notebook = notebooks.get(module.id)
        if notebook is None:
            where, remedy = str(library.root / "course.yaml"), f"add notebooks/{module.id}.ipynb, or remove the module"
            yield Problem(where, 1, 1, f"the module `{module.id}` has no notebook", remedy)
        elif (title := title_of(notebook)) != module.title:
            message = f"the title here is “{title}”, and in course.yaml it is “{module.title}”"
            yield Problem(str(notebook.path), 1, 1, message, "write the same in both")


def _exercise_problems(library: Library, called: set[str]) -> Iterator[Problem]:
    shown = called | {name for call in called for name in _moments_in(library.exercise(call))}
    for file in exercise_files(library.root):
        if id_of(file) not in shown:
            remedy = f'add a cell exercise("{id_of(file)}"), or remove the file'
            yield Problem(str(file), 1, 1, "no notebook shows this exercise", remedy)


def _moments_in(exercise: Exercise) -> Iterator[str]:
    """The moments that open in the list of situations that ``exercise`` may be."""
    if isinstance(exercise, Situations):
        yield from exercise.moment
