"""``course.yaml``: the modules in order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.content.problem import Problem
from toolkit.content.reading.document import Document, read_yaml
from toolkit.content.reading.found import ReadFile
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.course.handbook.modules import Course


@dataclass(frozen=True)
class CourseFile(ReadFile):
    """What was found in the file: the course, or the problems that keep it from being one."""

    course: Course | None


def read_course(path: Path, known: Mapping[str, Collection[str]]) -> CourseFile:
    """The course described in the file at ``path``; ``known`` are the competencies. Never raises on a bad file."""
    if not path.is_file():
        missing = Problem(str(path), 1, 1, "the file is missing", "add it; see exercises/README.md")
        return CourseFile(Reader(Document(str(path), None, (missing,))), None)
    document = read_yaml(path)
    reader = Reader(document, known)
    course = reader.read(Course, document.top) if document.top else None
    return CourseFile(reader, None if course is NOTHING or document.problems else course)
