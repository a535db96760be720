"""What only shows across files: modules without a notebook, notebooks without a module, exercises never shown."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from toolkit.authoring.placed import Placed, notebook_at
from toolkit.authoring.prose import title_of
from toolkit.content.exercises import exercise_files, id_of
from toolkit.content.library import Library
from toolkit.content.problem import ContentProblems, Problem
from toolkit.course.exercise import Exercise
from toolkit.course.fields import is_key
from toolkit.course.kinds.situations import Situations


def between_files(library: Library, folder: Path) -> Iterator[Problem]:
    """The problems between the files of ``library`` and the notebooks in ``folder``, as far as these can be read."""
    found = {path.stem: notebook_at(path) for path in sorted(folder.glob("*.ipynb")) if not path.is_dir()}
    yield from _module_problems(library, found)
    for name, notebook in found.items():
        if is_key(name) and isinstance(notebook, Placed) and name not in (library.module_ids or [name]):
            where, remedy = str(notebook.path), "add it to exercises/course.yaml"
            yield Problem(where, 1, 1, "the notebook is no module of the course", remedy)
    called = _called(library, list(found.values()))
    for file in exercise_files(library.root):
        if called is not None and id_of(file) not in called:
            remedy = f'add a cell exercise("{id_of(file)}"), or remove the file'
            yield Problem(str(file), 1, 1, "no notebook shows this exercise", remedy)


def _module_problems(library: Library, notebooks: Mapping[str, Placed | Problem]) -> Iterator[Problem]:
    file = library.course_file
    for module in file.course.modules if file.course else ():
        notebook = notebooks.get(module.id)
        if notebook is None:
            remedy = f"add notebooks/{module.id}.ipynb, or remove the module"
            message = f"the module `{module.id}` has no notebook"
            yield file.problem(("modules", module.id), message, remedy)
        elif isinstance(notebook, Placed) and (title := title_of(notebook)) != module.title:
            message = f"the title here is “{title}”, and in course.yaml it is “{module.title}”"
            yield notebook.problem(notebook.cells[0], message, "write the same in both", at=title)


def _called(library: Library, notebooks: Iterable[Placed | Problem]) -> set[str] | None:
    """The exercises that notebooks show, with those that open in them; None where one of these cannot be read."""
    calls: set[str] = set()
    for notebook in notebooks:
        if isinstance(notebook, Problem) or any(cell.kind == "code" and not cell.call for cell in notebook.cells):
            return None
        calls.update(notebook.calls)
    try:
        return calls | {name for call in calls for name in _moments_in(library.exercise(call))}
    except ContentProblems:
        return None


def _moments_in(exercise: Exercise) -> Iterator[str]:
    """The moments that open in the list of situations that ``exercise`` may be."""
    if isinstance(exercise, Situations):
        yield from exercise.moment
