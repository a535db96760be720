"""What was found in a file that an author wrote, of whatever sort."""

from dataclasses import dataclass, replace

from toolkit.content.problem import Problem
from toolkit.content.reading.reader import Reader
from toolkit.course.exercise import Exercise


@dataclass(frozen=True)
class ReadFile:
    """A file that was read. What is in it is told by the classes below this one."""

    reader: Reader

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the file, in its order."""
        return tuple(sorted((*self.reader.document.problems, *self.reader.problems)))

    def problem(self, path: tuple[str, ...], message: str, remedy: str) -> Problem:
        """A problem at ``path`` in the file, found when it is held against others."""
        return self.reader.document.problem(self.reader.nearest(path), message, remedy)

    def warning(self, path: tuple[str, ...], message: str, remedy: str) -> Problem:
        """Something at ``path`` in the file that can be read and should be said better."""
        return replace(self.problem(path, message, remedy), warning=True)


@dataclass(frozen=True)
class ExerciseFile(ReadFile):
    """What was found in one file: the exercise, or the problems that keep it from being one.

    ``readable`` is the exercise with stand-ins for what could not be read, None where nothing could.
    """

    exercise: Exercise | None
    readable: Exercise | None = None
