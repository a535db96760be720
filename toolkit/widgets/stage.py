"""``Stage``: one exercise in a notebook, shown as a Screen and answered by small events."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from toolkit.course.attempt import Attempt, answer, begin, kind_of, place, resume
from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.screen.blocks import Block, Note, Screen
from toolkit.screen.text import text
from toolkit.widgets.renderer import renderer_script, renderer_style

Show = Callable[[Attempt, int, str | None], Screen]
Paper = Callable[[Attempt], tuple[Block, ...]]

log = logging.getLogger(__name__)


class Stage(anywidget.AnyWidget):
    """Shows one exercise.

    ``show`` makes the Screen of an attempt, ``paper`` what is printed in its place, if anything; ``failed`` is the
    sentence that a learner reads when an event could not be answered because of a defect. ``screen``, ``paper`` and
    ``place`` are plain data and travel to the page together.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    screen = traitlets.Dict().tag(sync=True)
    paper: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    place = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: Exercise, show: Show, paper: Paper, failed: str) -> None:
        self._show, self._paper, self._failed, self._turn = show, paper, failed, 0
        self.attempt = begin(exercise)
        super().__init__(**self._data(self.attempt, None), _esm=renderer_script(), _css=renderer_style())
        self.on_msg(self._on_message)

    def __repr__(self) -> str:
        exercise = self.attempt.exercise
        count = len(getattr(exercise, exercise.counted))
        return f"Stage({exercise.id!r}, {kind_of(exercise).name}, {count} {exercise.counted})"

    def replace(self, exercise: Exercise) -> None:
        """Shows another form of the exercise: where she was, if there is such a place in it, or from the beginning."""
        self._take(lambda: _at_the_place(self.attempt, exercise))

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Answers one event."""
        self._take(lambda: self._answered(content))

    def _take(self, step: Callable[[], Attempt]) -> None:
        """Presents what ``step`` leads to. ipywidgets swallows what a handler raises, so nothing may leave unseen."""
        self._turn += 1
        try:
            self._present(step(), None)
        except EventRefused as refused:
            self._present(self.attempt, refused.reason)
        except Exception:
            # The kernel's error output is kept from the page; the server writes it to its own log.
            log.exception("an event at %s failed", self.attempt.exercise.id)
            self._present_failure()

    def _answered(self, content: Any) -> Attempt:
        match content:
            case {"do": "resume", "values": {"place": kept}}:
                return resume(self.attempt.exercise, kept)
            case {"do": str(do), "values": Mapping() as values}:
                return answer(self.attempt, Event(do, values))
        raise EventRefused("refused.unknown-answer")

    def _present(self, attempt: Attempt, refused: str | None) -> None:
        shown = self._data(attempt, refused)
        self.attempt = attempt
        with self.hold_sync():
            self.screen, self.paper, self.place = shown["screen"], shown["paper"], shown["place"]

    def _data(self, attempt: Attempt, refused: str | None) -> dict[str, Any]:
        """What travels to the page."""
        return {
            "screen": self._show(attempt, self._turn, refused).data(),
            "paper": [block.data() for block in self._paper(attempt)],
            "place": place(attempt),
        }

    def _present_failure(self) -> None:
        """The screen that was there, with a sentence above it; made without the code that just failed."""
        problem = Note(key="problem", tone="problem", text=text(self._failed)).data()
        blocks = [block for block in self.screen["blocks"] if block["key"] != "problem"]
        shown = {"blocks": [problem, *blocks], "announce": self._failed, "turn": self._turn}
        self.screen = {**self.screen, **shown}


def _at_the_place(attempt: Attempt, exercise: Exercise) -> Attempt:
    try:
        return resume(exercise, place(attempt))
    except EventRefused:
        return begin(exercise)
