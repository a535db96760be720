"""``Stage``: one exercise in a notebook, shown as a Screen and answered by small events."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from toolkit.course.attempt import Attempt, answer, begin, kind_of, place, resume
from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.screen.blocks import Note, Screen
from toolkit.screen.text import text
from toolkit.widgets.renderer import renderer_script, renderer_style

Show = Callable[[Attempt, int, str | None], Screen]

log = logging.getLogger(__name__)


class Stage(anywidget.AnyWidget):
    """Shows one exercise.

    ``show`` makes the Screen of an attempt; ``failed`` is the sentence that a learner reads when an event could
    not be answered because of a defect. ``screen`` and ``place`` are plain data and travel to the page together.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    screen = traitlets.Dict().tag(sync=True)
    place = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: Exercise, show: Show, failed: str) -> None:
        self._show, self._failed, self._turn = show, failed, 0
        self.attempt = begin(exercise)
        screen = show(self.attempt, 0, None)
        super().__init__(screen=screen.data(), place=place(self.attempt), _esm=renderer_script(), _css=renderer_style())
        self.on_msg(self._on_message)

    def __repr__(self) -> str:
        exercise = self.attempt.exercise
        count = len(getattr(exercise, exercise.counted))
        return f"Stage({exercise.id!r}, {kind_of(exercise)}, {count} {exercise.counted})"

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Answers one event. ipywidgets swallows what a handler raises, so nothing may leave this method unseen."""
        self._turn += 1
        try:
            self._present(self._answered(content), None)
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
        screen = self._show(attempt, self._turn, refused)
        self.attempt = attempt
        with self.hold_sync():
            self.screen, self.place = screen.data(), place(attempt)

    def _present_failure(self) -> None:
        """The screen that was there, with a sentence above it; made without the code that just failed."""
        problem = Note(key="problem", tone="problem", text=text(self._failed)).data()
        blocks = [block for block in self.screen["blocks"] if block["key"] != "problem"]
        shown = {"blocks": [problem, *blocks], "announce": self._failed, "turn": self._turn}
        self.screen = {**self.screen, **shown}
