"""The people of an exercise."""

from dataclasses import dataclass

from toolkit.course.fields import Key, Line


@dataclass(frozen=True, kw_only=True)
class Person:
    """A woman in the room, fictional; ``about`` is one sentence."""

    id: Key
    name: Line
    about: Line
