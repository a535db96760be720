"""One learner at one exercise, wherever it runs: events go in, what is shown comes out, and nothing fails unseen."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from toolkit.course.attempt import Attempt, answer, begin, place, resume
from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.screen.blocks import Block, Note, Screen
from toolkit.screen.text import text

Show = Callable[[Attempt, int, str | None], Screen]
Paper = Callable[[Attempt], tuple[Block, ...]]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Look:
    """How attempts are shown.

    ``show`` makes the Screen of an attempt, its turn and the reason why an event was refused; ``paper`` is what is
    printed in its place, if anything; ``failed`` is the sentence for an event that met a defect.
    """

    show: Show
    paper: Paper
    failed: str


@dataclass(frozen=True)
class Session:
    """An attempt and what a learner sees of it, as plain data. ``turn`` counts the events that were answered."""

    look: Look
    attempt: Attempt
    screen: Mapping[str, Any]
    paper: tuple[Mapping[str, Any], ...]
    turn: int = 0

    @property
    def place(self) -> dict[str, Any]:
        """Where she is, as plain data; an event ``resume`` brings it back."""
        return place(self.attempt)

    def take(self, sent: object) -> "Session":
        """The session after an event as a page sends it: ``{"do": …, "values": {…}}``. Nothing in it is trusted."""
        return self._after(lambda: _answered(self.attempt, sent))

    def showing(self, exercise: Exercise) -> "Session":
        """The session with another form of the exercise: where she was, if there is such a place, or from the start."""
        return self._after(lambda: _at_the_place(self.attempt, exercise))

    def _after(self, step: Callable[[], Attempt]) -> "Session":
        turned = replace(self, turn=self.turn + 1)
        try:
            return turned._at(step(), None)
        except EventRefused as refused:
            return turned._at(self.attempt, refused.reason)
        except Exception:
            # What a host does with an error is not ours to know: ipywidgets swallows it. So it may not leave unseen.
            log.exception("an event at %s failed", self.attempt.exercise.id)
            return turned._failed()

    def _at(self, attempt: Attempt, refused: str | None) -> "Session":
        screen, paper = _shown(self.look, attempt, self.turn, refused)
        return replace(self, attempt=attempt, screen=screen, paper=paper)

    def _failed(self) -> "Session":
        """The screen that was there, with a sentence above it; made without the code that just failed."""
        problem = Note(key="problem", tone="problem", text=text(self.look.failed)).data()
        blocks = [block for block in self.screen["blocks"] if block["key"] != "problem"]
        shown = {"blocks": [problem, *blocks], "announce": self.look.failed, "turn": self.turn}
        return replace(self, screen={**self.screen, **shown})


def open_session(exercise: Exercise, look: Look, seed: str = "") -> Session:
    """A session at the beginning of an exercise; learners with the same ``seed`` meet its answers in the same order."""
    attempt = begin(exercise, seed)
    return Session(look, attempt, *_shown(look, attempt, 0, None))


def _shown(
    look: Look, attempt: Attempt, turn: int, refused: str | None
) -> tuple[dict[str, Any], tuple[dict[str, Any], ...]]:
    return look.show(attempt, turn, refused).data(), tuple(block.data() for block in look.paper(attempt))


def _answered(attempt: Attempt, sent: object) -> Attempt:
    match sent:
        case {"do": "resume", "values": {"place": kept}}:
            return resume(attempt.exercise, kept)
        case {"do": str(do), "values": Mapping() as values}:
            return answer(attempt, Event(do, values))
    raise EventRefused("refused.unknown-answer")


def _at_the_place(attempt: Attempt, exercise: Exercise) -> Attempt:
    try:
        return resume(exercise, place(attempt))
    except EventRefused:
        return begin(exercise, attempt.seed)
