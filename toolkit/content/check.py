"""Checking files before they reach a learner: one, a folder, or the whole course."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.content.course import read_course
from toolkit.content.exercises import ExerciseFile, exercise_files, known_references, read_exercise
from toolkit.content.notebooks import called_exercises, notebook_problems
from toolkit.content.problem import Problem
from toolkit.content.reference import LISTS, keys, read_list
from toolkit.content.walked import scenario_in, walk_problems
from toolkit.course.walk import walk


def check_course(root: Path, notebooks: Path) -> tuple[Problem, ...]:
    """All problems of the course: reference lists, modules, exercises, scenarios and notebooks."""
    found: list[Problem] = []
    for name in LISTS:
        found.extend(read_list(name, root)[1])
    found.extend(read_course(root)[1])
    files = exercise_files(root)
    for file in files:
        found.extend(check_exercise(file, root))
    for notebook in sorted(notebooks.glob("*.ipynb")):
        found.extend(check_notebook(notebook, root))
    if not found:
        found.extend(_between_files(root, notebooks, files))
    return tuple(sorted(found))


def check_path(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one exercise file or notebook, or of all that lie in a folder."""
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".ipynb"))
        return tuple(problem for file in files for problem in check_path(file, root))
    return check_notebook(path, root) if path.suffix == ".ipynb" else check_exercise(path, root)


def check_exercise(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one exercise file; a scenario is walked."""
    file = read_exercise_file(path, root)
    scenario = scenario_in(file)
    return (*file.problems, *(walk_problems(file, walk(scenario)) if scenario else ()))


def check_notebook(path: Path, root: Path) -> tuple[Problem, ...]:
    """All problems of one notebook."""
    known = [_exercise_id(file) for file in exercise_files(root)]
    return notebook_problems(path, known, keys("sources", root))


def read_exercise_file(path: Path, root: Path) -> ExerciseFile:
    """What is in an exercise file; bytes that are no text become a problem."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    return read_exercise(_exercise_id(path), str(path), text, known_references(root))


def _exercise_id(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.stem}"


def _between_files(root: Path, notebooks: Path, files: tuple[Path, ...]) -> Iterator[Problem]:
    """What only shows across files, once each of them is sound."""
    course, _ = read_course(root)
    modules = [module.id for module in course.modules] if course else []
    stems = [path.stem for path in sorted(notebooks.glob("*.ipynb"))]
    for module in modules:
        if module not in stems:
            remedy = f"add notebooks/{module}.ipynb, or remove the module"
            yield Problem(str(root / "course.yaml"), 1, 1, f"the module `{module}` has no notebook", remedy)
    for stem in stems:
        if stem not in modules:
            where = str(notebooks / f"{stem}.ipynb")
            yield Problem(where, 1, 1, "the notebook is no module of the course", "add it to exercises/course.yaml")
    called = {name for stem in stems for name in called_exercises(notebooks / f"{stem}.ipynb")}
    for file in files:
        if _exercise_id(file) not in called:
            remedy = f'add a cell exercise("{_exercise_id(file)}"), or remove the file'
            yield Problem(str(file), 1, 1, "no notebook shows this exercise", remedy)
