"""``course.yaml``: the modules in order."""

from collections.abc import Collection, Mapping
from pathlib import Path

from toolkit.content.problem import Problem
from toolkit.content.reading.document import read_yaml
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.course.handbook.modules import Course


def read_course(path: Path, known: Mapping[str, Collection[str]]) -> tuple[Course | None, tuple[Problem, ...]]:
    """The course described in the file at ``path``, and the problems of that file; ``known`` are the competencies."""
    if not path.is_file():
        return None, (Problem(str(path), 1, 1, "the file is missing", "add it; see exercises/README.md"),)
    document = read_yaml(path)
    if document.top is None:
        return None, document.problems
    reader = Reader(document, known)
    course = reader.read(Course, document.top)
    problems = (*document.problems, *reader.problems)
    return (None if course is NOTHING or document.problems else course), problems
