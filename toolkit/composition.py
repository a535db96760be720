"""The composition root: content + state + screen → a Session, and a Stage around it. Every host comes here."""

from functools import cache, partial

from toolkit.content import words
from toolkit.content.exercises import load_exercise
from toolkit.content.reference import load_reference
from toolkit.course.attempt import Attempt
from toolkit.course.exercise import Exercise
from toolkit.screen.blocks import Screen
from toolkit.screen.language import Language
from toolkit.screen.paper import paper
from toolkit.screen.session import Look, Session, open_session
from toolkit.screen.show import show
from toolkit.widgets.stage import Stage


def exercise(exercise_id: str) -> Stage:
    """The exercise with this id, for example ``exercise("04-role/whose-task")``, ready to practise.

    Raises ``ContentProblems`` with every problem of its file.
    """
    return stage(load_exercise(exercise_id), language("en"))


def stage(practised: Exercise, shown_in: Language) -> Stage:
    """A Stage for an exercise, in a language."""
    return Stage(session(practised, shown_in))


def session(practised: Exercise, shown_in: Language, seed: str = "") -> Session:
    """A Session for an exercise, in a language: for a Stage, a phone in a room, or a page without a kernel.

    Whoever has a ``seed`` of her own meets the answers in an order of her own; without one it is the same for all.
    """
    show_it, print_it = partial(_screen, shown_in), partial(paper, language=shown_in)
    return open_session(practised, Look(show_it, print_it, shown_in.word("stage.failed")), seed)


@cache
def language(code: str) -> Language:
    """The language with this tag. The course speaks English for now."""
    return Language(code, "ltr", words.load(code), load_reference())


def _screen(shown_in: Language, attempt: Attempt, turn: int, refused: str | None) -> Screen:
    return show(attempt, shown_in, turn=turn, refused=refused)
