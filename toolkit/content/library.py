"""All content of one language, read once and handed to who needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.content.exercises import Exercises
from toolkit.content.problem import ContentProblems, Problem, did_you_mean
from toolkit.content.reading.found import ExerciseFile
from toolkit.content.reference import Lists
from toolkit.content.words import load_words
from toolkit.course.exercise import Exercise
from toolkit.course.handbook.reference import Reference
from toolkit.course.languages import SPOKEN

if TYPE_CHECKING:
    from toolkit.content.course import CourseFile
    from toolkit.content.guides import GuideFile
    from toolkit.course.handbook.country import Country
    from toolkit.course.handbook.entries import Term
    from toolkit.course.handbook.guide import Guide
    from toolkit.course.handbook.modules import Course
    from toolkit.course.handbook.programme import Programme
    from toolkit.course.handbook.reference import Helpline, Source
    from toolkit.course.handbook.safety import SafetyRule


@dataclass(frozen=True, eq=False)
class Library:
    """The content below ``root`` in a ``language``. Raises ``ContentProblems`` when there is none in that language.

    Each part is read when it is first asked for and then kept; to see what has changed since, make a new Library.
    """

    root: Path
    language: str

    def __post_init__(self) -> None:
        if self.language not in SPOKEN:
            remedy = did_you_mean(self.language, SPOKEN)
            raise ContentProblems(
                [Problem(str(self.root), 1, 1, f"the course does not speak {self.language!r}", remedy)]
            )

    @cached_property
    def lists(self) -> Lists:
        """The reference lists with their problems, for who checks them; the rest of us take what is below."""
        return Lists(self.root)

    @cached_property
    def exercises(self) -> Exercises:
        """The exercises of all modules."""
        return Exercises(self.root, self.lists)

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise with this id. Raises ``ContentProblems`` with every problem of its file."""
        return self.exercises.load(exercise_id)

    def read_exercise(self, path: Path) -> ExerciseFile:
        """What is in the file at ``path`` now, sound or not, wherever that lies."""
        return self.exercises.read(path)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The interface's words, by key. Raises ``ContentProblems``."""
        return load_words(self.root / "interface")

    @property
    def reference(self) -> Reference:
        """All that exercises refer to. Raises ``ContentProblems``."""
        return self.lists.reference

    @cached_property
    def sources(self) -> "Mapping[str, Source]":
        """The sources by key. Raises ``ContentProblems``."""
        return {source.id: source for source in self.lists.load("sources")}

    @property
    def glossary(self) -> "tuple[Term, ...]":
        """The terms in the order of their file. Raises ``ContentProblems``."""
        return self.lists.load("glossary")

    @property
    def helplines(self) -> "tuple[Helpline, ...]":
        """The helplines in the order of their file, whatever their grade. Raises ``ContentProblems``."""
        return self.lists.load("helplines")

    @property
    def countries(self) -> "tuple[Country, ...]":
        """The sheets of countries in the order of their file. Raises ``ContentProblems``."""
        return self.lists.load("countries")

    @property
    def safety_rules(self) -> "tuple[SafetyRule, ...]":
        """The safety rules in the order of their file. Raises ``ContentProblems``."""
        return self.lists.load("safety")

    @property
    def programmes(self) -> "Mapping[str, Programme]":
        """The programmes for trainers, by name. Raises ``ContentProblems``."""
        return {programme.id: programme for programme in self.lists.load("programmes")}

    @cached_property
    def course_file(self) -> "CourseFile":
        """What is in ``course.yaml``."""
        from toolkit.content.course import read_course  # no learner's kernel needs it

        return read_course(self.root / "course.yaml", self.lists.known_keys(["competencies"]))

    @property
    def course(self) -> "Course":
        """The course. Raises ``ContentProblems``."""
        if self.course_file.course is None:
            raise ContentProblems(self.course_file.problems)
        return self.course_file.course

    @property
    def module_ids(self) -> tuple[str, ...] | None:
        """The ids of the modules in their order; None when ``course.yaml`` cannot be read."""
        course = self.course_file.course
        return tuple(module.id for module in course.modules) if course else None

    @cached_property
    def guides(self) -> "Mapping[str, Guide]":
        """The trainers' guides that there are, by module and in the order of modules. Raises ``ContentProblems``."""
        from toolkit.content.guides import guide_files, load_guide

        guides = (load_guide(self.read_guide(path)) for path in guide_files(self.root))
        return {guide.id: guide for guide in guides}

    def read_guide(self, path: Path) -> "GuideFile":
        """What is in the guide at ``path`` now, sound or not."""
        from toolkit.content.guides import read_guide_file

        known = self.lists.known_keys(["sources"])
        return read_guide_file(path, known, modules=self.module_ids, exercises=self.exercises.ids())
