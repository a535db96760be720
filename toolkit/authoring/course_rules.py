"""What a course asks of its own parts, as its ``course.yaml`` says: warnings about the course as a whole."""

from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.authoring.placed import Placed, notebook_at
from toolkit.authoring.style.tone import Question, findings, measured, questions_of
from toolkit.content.library import Library
from toolkit.content.notebooks import Cell
from toolkit.content.problem import ContentProblems, Problem
from toolkit.course.attempt import kind_of
from toolkit.course.handbook.modules import CourseRules
from toolkit.course.handbook.tasks import Task

FEWEST_EXERCISES = 2
SCENES = frozenset({"scenario", "moment"})


def course_warnings(library: Library, folder: Path) -> Iterator[Problem]:
    """What the course in ``library``, with its notebooks in ``folder``, asks of its parts and is not so."""
    course = library.course_file.course
    if course is None:
        return
    try:
        yield from _safety_warnings(library)
        yield from _task_warnings(library)
        yield from _tone_warnings(library, course.rules)
    except ContentProblems:
        return  # they are told where they are
    for module in course.modules:
        notebook = notebook_at(folder / f"{module.id}.ipynb")
        if isinstance(notebook, Placed):
            yield from _notebook_warnings(notebook, course.rules)


def _notebook_warnings(notebook: Placed, rules: CourseRules) -> Iterator[Problem]:
    core = list(_core(notebook, rules.another_day))
    first = next((cell for cell in core if cell.call), None)
    before = _words(core[: core.index(first)] if first else core)
    if rules.first_answer_within and before > rules.first_answer_within:
        message = f"{before} words stand before the first exercise"
        remedy = f"let her do something within {rules.first_answer_within}; move what explains it behind it"
        yield notebook.problem(first or notebook.cells[0], message, remedy, warning=True)
    if rules.read_at_once and _words(core) > rules.read_at_once:
        message = f"{_words(core)} words of prose stand in this part"
        remedy = f"keep {rules.read_at_once}, or move some below “{rules.another_day}”"
        yield notebook.problem(notebook.cells[0], message, remedy, warning=True)


def _core(notebook: Placed, another_day: str | None) -> Iterator[Cell]:
    """The cells above the heading below which everything may be left out."""
    for cell in notebook.cells:
        if another_day and f"## {another_day}" in cell.source.splitlines():
            return
        yield cell


def _words(cells: list[Cell]) -> int:
    return sum(len(cell.source.split()) for cell in cells if cell.kind == "markdown")


def _safety_warnings(library: Library) -> Iterator[Problem]:
    for rule in library.safety_rules:
        for name, entries in (("taught", rule.taught), ("practised", rule.practised)):
            if not entries:
                remedy = f"name in `{name}:` where it is, or write it"
                yield _of_list(library, "safety", f"the safety rule `{rule.id}` is not {name}", remedy)


def _task_warnings(library: Library) -> Iterator[Problem]:
    tasks: tuple[Task, ...] = library.lists.load("tasks")
    for task in tasks:
        kinds = [kind_of(library.exercise(name)).name for name in task.exercises]
        if len(kinds) < FEWEST_EXERCISES or not SCENES.intersection(kinds):
            message = f"the task `{task.id}` has {len(kinds)} exercises, and needs two, one of them a scene"
            yield _of_list(library, "tasks", message, "name a scenario or a moment that practises it, or write one")


def _tone_warnings(library: Library, rules: CourseRules) -> Iterator[Problem]:
    """Files, and single questions by folder and kind, whose best answers a model finds that has not seen them."""
    if rules.tone_over_luck is None:
        return
    asked = [question for name in library.exercises.ids() for question in questions_of(library.exercise(name))]
    result = measured(asked)
    single = {question.file for question in asked if question.kind != "scenario"}
    by: Callable[[Question], str] = lambda question: question.group if question.file in single else question.file  # noqa: E731
    for name, share in findings(result.shares(by), margin=rules.tone_over_luck).items():
        path = library.root / (f"{name}.yaml" if "(" not in name else name.partition(" ")[0])
        message = f"tone gives answers away: {share.found:.0f} of {share.questions} are found unseen"
        remedy = "let some wrong ones ask and offer, and some best ones be short, firm or a little clumsy"
        yield Problem(str(path), 1, 1, f"{message}, {share.points:.0f} points more than by luck", remedy, warning=True)


def _of_list(library: Library, name: str, message: str, remedy: str) -> Problem:
    return Problem(str(library.root / "reference" / f"{name}.yaml"), 1, 1, message, remedy, warning=True)
