"""What a format of another tool is to us: its name, what it holds, and the way there and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.course.exercise import Exercise
from toolkit.exchange.brought import Import


@dataclass(frozen=True)
class Given:
    """What goes to every exercise of a foreign file that does not bring its own; the title to a file that has none."""

    competencies: Sequence[str]
    sources: Sequence[str]
    title: str | None = None


@dataclass(frozen=True)
class Format:
    """One format.

    ``about`` says in a few words what it is for, ``kinds`` which kinds of exercise it holds, ``single`` whether a file
    holds but one exercise, and ``suffixes`` how its files are called. ``write`` gives the text of an exercise of these
    kinds, with the interface's words around it, and the names of what the other tool will not show; ``read`` notes
    what is in a text.
    """

    name: str
    about: str
    kinds: frozenset[str]
    single: bool
    suffixes: tuple[str, ...]
    write: Callable[[Exercise, Mapping[str, str]], tuple[str, tuple[str, ...]]]
    read: Callable[[str, Import, Given], None]
