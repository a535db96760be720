"""``course.yaml``: the modules in order."""

from pathlib import Path

from toolkit.content.places import course_root
from toolkit.content.problem import ContentProblems, Problem
from toolkit.content.reading.document import read_file
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.content.reference import known_keys
from toolkit.course.handbook.modules import Course


def read_course(root: Path) -> tuple[Course | None, tuple[Problem, ...]]:
    """The course described in ``course.yaml`` under ``root``, and the problems of that file."""
    path = root / "course.yaml"
    if not path.is_file():
        return None, (Problem(str(path), 1, 1, "the file is missing", "add it; see exercises/README.md"),)
    document = read_file(path)
    if document.top is None:
        return None, document.problems
    reader = Reader(document, known_keys(["competencies"], root))
    course = reader.read(Course, document.top)
    problems = (*document.problems, *reader.problems)
    return (None if course is NOTHING or document.problems else course), problems


def load_course() -> Course:
    """The course. Raises ``ContentProblems``."""
    course, problems = read_course(course_root())
    if course is None:
        raise ContentProblems(problems)
    return course
