"""``Stage``: the widget in a notebook that shows a Session."""

from typing import Any

import anywidget
import traitlets

from toolkit.course.attempt import Attempt, kind_of
from toolkit.course.exercise import Exercise
from toolkit.screen.session import Session
from toolkit.widgets.renderer import renderer_script, renderer_style


class Stage(anywidget.AnyWidget):
    """Shows one exercise. ``screen``, ``paper`` and ``place`` are plain data and travel to the page together."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    screen = traitlets.Dict().tag(sync=True)
    paper: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)
    place = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self._session = session
        super().__init__(**_data(session), _esm=renderer_script(), _css=renderer_style())
        self.on_msg(self._on_message)

    def __repr__(self) -> str:
        exercise = self.attempt.exercise
        count = len(getattr(exercise, exercise.counted))
        return f"Stage({exercise.id!r}, {kind_of(exercise).name}, {count} {exercise.counted})"

    @property
    def attempt(self) -> Attempt:
        """The exercise, and where the learner is in it."""
        return self._session.attempt

    def replace(self, exercise: Exercise) -> None:
        """Shows another form of the exercise: where she was, if there is such a place in it, or from the beginning."""
        self._present(self._session.showing(exercise))

    def _on_message(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Answers one event."""
        self._present(self._session.take(content))

    def _present(self, session: Session) -> None:
        self._session, data = session, _data(session)
        with self.hold_sync():
            self.screen, self.paper, self.place = data["screen"], data["paper"], data["place"]


def _data(session: Session) -> dict[str, Any]:
    """What travels to the page."""
    return {"screen": dict(session.screen), "paper": list(session.paper), "place": session.place}
