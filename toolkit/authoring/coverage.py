"""The map of the course: its modules, and where each competency is practised; written into files that people read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.content.library import Library
from toolkit.content.notebooks import read_notebook
from toolkit.course.attempt import kind_of
from toolkit.course.exercise import Exercise
from toolkit.course.handbook.modules import Module
from toolkit.course.handbook.reference import Competency
from toolkit.course.kinds.situations import Situations

FILE = "MAP.md"
BEGIN, END = "<!-- the map of the course: `facilitator map` renews it -->", "<!-- end of the map -->"


@dataclass(frozen=True)
class Covered:
    """A module with the exercises that a learner meets on its page."""

    module: Module
    exercises: tuple[Exercise, ...]

    @property
    def practised(self) -> tuple[Exercise, ...]:
        """Those in which something is practised."""
        return tuple(exercise for exercise in self.exercises if kind_of(exercise).practised)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its exercises, in the order of the page."""
        return tuple(dict.fromkeys(kind_of(exercise).name for exercise in self.exercises))


def covered(library: Library, notebooks: Path) -> tuple[Covered, ...]:
    """Each module of the course with its exercises. Raises ``ContentProblems``."""
    modules = library.course.modules
    return tuple(Covered(module, tuple(_exercises(notebooks / f"{module.id}.ipynb", library))) for module in modules)


def times_practised(modules: tuple[Covered, ...]) -> Mapping[str, int]:
    """In how many exercises of the course each competency is practised."""
    return Counter(key for part in modules for exercise in part.practised for key in exercise.competencies)


def write_map(library: Library, notebooks: Path) -> tuple[Path, ...]:
    """Writes the map beside the exercises, and into the README where that has both marks.

    Returns the files. Raises ``ContentProblems``.
    """
    modules = covered(library, notebooks)
    full, readme = library.root / FILE, library.root.parent / "README.md"
    full.write_text(full_map(modules, library.reference.competencies), "utf-8")
    text = readme.read_text("utf-8") if readme.is_file() else ""
    if END not in text.partition(BEGIN)[2]:
        return (full,)
    readme.write_text(with_map(text, modules), "utf-8")
    return full, readme


def with_map(text: str, modules: tuple[Covered, ...]) -> str:
    """``text`` with the short map between its two marks."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{short_map(modules)}\n{END}{rest.partition(END)[2]}"


def short_map(modules: tuple[Covered, ...]) -> str:
    """A table of the modules: minutes, exercises, and what a learner can do afterwards."""
    rows = [
        f"| [{_number(part.module)} · {part.module.title}](notebooks/{part.module.id}.ipynb) | {part.module.minutes} "
        f"| {len(part.exercises)} | {' '.join(part.module.aims[:2])} |"
        for part in modules
    ]
    return "\n".join(["| module | minutes | exercises | aims, among others |", "| --- | --- | --- | --- |", *rows, ""])


def full_map(modules: tuple[Covered, ...], competencies: Mapping[str, Competency]) -> str:
    """Every module with its aims and exercises, and the table of competencies."""
    parts = ["# Map of the course", "", "`facilitator map` writes this page. Change the exercises, not the page.", ""]
    parts += ["## Where each competency is practised", "", *_coverage(modules, competencies), "", "## The modules", ""]
    return "\n".join([*parts, *(line for part in modules for line in _module(part))])


def _coverage(modules: tuple[Covered, ...], competencies: Mapping[str, Competency]) -> Iterator[str]:
    total = times_practised(modules)
    yield f"| competency | {' | '.join(_number(part.module) for part in modules)} | in all |"
    yield f"| --- |{' --- |' * (len(modules) + 1)}"
    for key, competency in competencies.items():
        counts = (sum(key in exercise.competencies for exercise in part.practised) for part in modules)
        cells = " | ".join(str(count or "") for count in counts)
        yield f"| {key} {competency.title} | {cells} | {total[key]} |"
    yield ""
    yield "A number counts the exercises of a module in which the competency is practised; an exercise may practise"
    yield "several. Lists, charts and self-ratings are left out."


def _module(part: Covered) -> Iterator[str]:
    yield f"### {_number(part.module)} · {part.module.title}"
    yield ""
    yield f"{part.module.minutes} minutes, {len(part.exercises)} exercises of {len(part.kinds)} kinds."
    yield ""
    yield from (f"- {aim}" for aim in part.module.aims)
    yield ""
    yield "| exercise | kind | competencies |"
    yield "| --- | --- | --- |"
    for exercise in part.exercises:
        yield f"| {exercise.title} | {kind_of(exercise).name} | {', '.join(exercise.competencies)} |"
    yield ""


def _exercises(notebook: Path, library: Library) -> Iterator[Exercise]:
    """Those that the notebook shows, and those that open in a list of situations."""
    shown = [library.exercise(name) for name in read_notebook(notebook).calls]
    yield from shown
    ids = {exercise.id for exercise in shown}
    for listed in shown:
        if isinstance(listed, Situations):
            yield from (moment for moment in listed.moment.values() if moment.id not in ids)


def _number(module: Module) -> str:
    return module.id.partition("-")[0]
