"""The composition root: content + state + screen → a Session, and a Stage around it. Every host comes here."""

import os
from functools import cache, partial

from toolkit.content.library import Library
from toolkit.content.places import course_root
from toolkit.course.attempt import Attempt
from toolkit.course.exercise import Exercise
from toolkit.course.languages import SOURCE, VARIABLE
from toolkit.screen.blocks import Screen
from toolkit.screen.language import Language
from toolkit.screen.paper import paper
from toolkit.screen.session import Look, Session, open_session
from toolkit.screen.show import show
from toolkit.widgets.stage import Stage


def exercise(exercise_id: str) -> Stage:
    """The exercise with this id, for example ``exercise("04-role/whose-task")``, ready to practise.

    It speaks the language of the page that it is on; in JupyterLab, that in which it is written. Raises
    ``ContentProblems`` with every problem of its file.
    """
    code = os.environ.get(VARIABLE) or SOURCE
    return stage(library(code).exercise(exercise_id), language(code))


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
def library(code: str) -> Library:
    """The course that comes with the toolkit, in the language with this tag, read once a process.

    Raises ``ContentProblems`` when it does not speak that language.
    """
    return Library(course_root(), code)


@cache
def language(code: str) -> Language:
    """What screens of the course need in the language with this tag. Raises ``ContentProblems``."""
    return language_of(library(code))


def language_of(content: Library) -> Language:
    """What screens need of ``content``, in its language. Raises ``ContentProblems``."""
    return Language(content.language, content.words, content.reference)


def _screen(shown_in: Language, attempt: Attempt, turn: int, refused: str | None) -> Screen:
    return show(attempt, shown_in, turn=turn, refused=refused)
