"""The screens at the door of an exercise: its content note, and the way round."""

from toolkit.course.door import Door
from toolkit.course.exercise import Exercise
from toolkit.screen.blocks import Action, Actions, Note, Prose
from toolkit.screen.language import Language
from toolkit.screen.shows import View
from toolkit.screen.text import line, text


def show_door(exercise: Exercise, door: Door, language: Language) -> View:
    """The content note, with the choice to go in or round; or the way round."""
    kicker = language.word("screen.note.title")
    if door == "note":
        note = Note(key="note", tone="care", title=kicker, text=text(exercise.content_note or ""))
        enter = Action(do="enter", label=language.word("screen.note.enter"), primary=True)
        go_round = Action(do="go-round", label=language.word("screen.note.round"))
        return View(kicker, (note, Actions(key="actions", actions=(enter, go_round))), focus="note")
    title = language.word("screen.round.title")
    told = Prose(key="round", title=line(title), text=text(exercise.way_round or ""))
    enter = Action(do="enter", label=language.word("screen.round.enter"))
    return View(title, (told, Actions(key="actions", actions=(enter,))), focus="round", announce=title)
