"""How a kind of exercise is shown: the one record with which its own file ends."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from toolkit.course.exercise import Exercise
from toolkit.course.kind import State
from toolkit.screen.blocks import Block
from toolkit.screen.language import Language

E = TypeVar("E", bound=Exercise)
S = TypeVar("S", bound=State)
OnPaper = Callable[[E, S, Language], tuple[Block, ...]]


@dataclass(frozen=True)
class View:
    """What a kind puts on its screen: the kicker above the title, the blocks, and where attention goes.

    See ``Screen``.
    """

    kicker: str
    blocks: tuple[Block, ...]
    focus: str | None = None
    announce: str = ""


@dataclass(frozen=True)
class Shows(Generic[E, S]):
    """How the exercises of the kind with this ``name`` are shown.

    ``paper`` is the whole of one that shows one part after another, () where it shows all at once; ``listed`` is all
    that she may choose from, where she chooses. Without either, the screen is what belongs on paper.
    """

    name: str
    show: Callable[[E, S, Language], View]
    paper: OnPaper[E, S] | None = None
    listed: OnPaper[E, S] | None = None


AnyShows = Shows[Any, Any]
