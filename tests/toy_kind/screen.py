"""The screen of a ``pause``."""

from toolkit.course.kinds.pause import Pause, PauseState

from toolkit.screen.blocks import Action, Actions, Prose
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import text


def show_pause(exercise: Pause, state: PauseState, language: Language) -> View:
    """The sentence for this breath."""
    sentence = Prose(key="breath", text=text(exercise.breaths[state.breathed % len(exercise.breaths)]))
    return View("", (sentence, Actions(key="actions", actions=(Action(do="breath", label="…"),))), focus="breath")


SHOWS = Shows("pause", show_pause)
