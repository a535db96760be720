"""A question of a GIFT file as it is written there; no meaning yet."""

from dataclasses import dataclass
from typing import Literal

from toolkit.exchange.nodes import Nodes, Place

Shape = Literal["choice", "match", "short", "truth"]
NAME = "name"
"""The format of a title or a label: one line, of which Moodle shows no tag."""


@dataclass(frozen=True)
class Written:
    """A text of the file, with its format: ``html``, ``markdown``, ``plain``, ``moodle``, or ``name``.

    ``last`` is the number of its last line.
    """

    text: str
    at: Place
    format: str
    last: int = 0


@dataclass(frozen=True)
class Answer:
    """One answer. ``sign`` is ``=`` or ``~``, ``weight`` its per cent, ``pair`` what an item goes with.

    ``kept`` is what an export of ours kept of it.
    """

    sign: str
    text: Written
    weight: float | None
    feedback: Written | None
    pair: Written | None
    kept: Nodes


@dataclass(frozen=True)
class GiftQuestion:
    """One question. ``shape`` tells how it is answered; ``kept`` is what an export of ours kept above it."""

    at: Place
    shape: Shape
    title: Written | None
    text: Written
    answers: tuple[Answer, ...]
    afterword: Written | None
    kept: Nodes
