"""What somebody who leads a support group does, task by task."""

from dataclasses import dataclass
from typing import Literal

from toolkit.course.fields import ExerciseKey, Key, Line, SourceKey

Domain = Literal["planning", "opening", "talking", "feelings", "difference", "safety", "pair", "outside", "ending"]


@dataclass(frozen=True, kw_only=True)
class Task:
    """A task of a leader, and the ``exercises`` that practise it; ``lacks`` says what is still to be written."""

    id: Key
    task: Line
    domain: Domain
    sources: tuple[SourceKey, ...]
    exercises: tuple[ExerciseKey, ...]
    lacks: Line | None = None
