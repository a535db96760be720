"""An attempt → its Screen: the only place that knows how each kind is shown."""

from dataclasses import replace

from toolkit.course.attempt import Attempt, kind_of
from toolkit.course.choice import Choice
from toolkit.course.question import QuestionState
from toolkit.course.scenario import Scenario, ScenarioState
from toolkit.course.sort import Sort
from toolkit.screen.blocks import Action, Actions, Block, Note, Prose, Screen
from toolkit.screen.choice import show_choice
from toolkit.screen.language import Language
from toolkit.screen.scenario import show_scenario
from toolkit.screen.shown import Shown
from toolkit.screen.sort import show_sort
from toolkit.screen.text import line, text


def show(attempt: Attempt, language: Language, *, turn: int = 0, refused: str | None = None) -> Screen:
    """The screen of ``attempt``. ``turn`` counts answered events; ``refused`` is why the last was not taken."""
    exercise = attempt.exercise
    shown = _show_inside(attempt, language) if attempt.door == "open" else _show_door(attempt, language)
    if refused:
        shown = _with_problem(shown, language.word(refused))
    return Screen(
        id=exercise.id,
        kind=kind_of(exercise),
        lang=language.code,
        dir=language.dir,
        title=line(exercise.title),
        kicker=shown.kicker,
        blocks=shown.blocks,
        focus=shown.focus,
        announce=shown.announce if turn else "",
        turn=turn,
    )


def _show_inside(attempt: Attempt, language: Language) -> Shown:
    match attempt.exercise, attempt.state:
        case Choice() as exercise, QuestionState() as state:
            return show_choice(exercise, state, language)
        case Sort() as exercise, QuestionState() as state:
            return show_sort(exercise, state, language)
        case Scenario() as exercise, ScenarioState() as state:
            return show_scenario(exercise, state, language)
    raise TypeError(f"no screen for {type(attempt.exercise).__name__}")


def _show_door(attempt: Attempt, language: Language) -> Shown:
    exercise = attempt.exercise
    kicker = language.word("screen.note.title")
    if attempt.door == "note":
        note = Note(key="note", tone="care", title=kicker, text=text(exercise.content_note or ""))
        enter = Action(do="enter", label=language.word("screen.note.enter"), primary=True)
        go_round = Action(do="go-round", label=language.word("screen.note.round"))
        return Shown(kicker, (note, Actions(key="actions", actions=(enter, go_round))), focus="note")
    title = language.word("screen.round.title")
    told = Prose(key="round", title=line(title), text=text(exercise.way_round or ""))
    enter = Action(do="enter", label=language.word("screen.round.enter"))
    return Shown(title, (told, Actions(key="actions", actions=(enter,))), focus="round", announce=title)


def _with_problem(shown: Shown, words: str) -> Shown:
    problem: Block = Note(key="problem", tone="problem", text=text(words))
    return replace(shown, blocks=(problem, *shown.blocks), announce=words)
