"""The paper form of an exercise: all of it, to be done with a pen."""

from toolkit.course.attempt import Attempt, begin, kind_of
from toolkit.course.exercise import Exercise
from toolkit.screen.blocks import Actions, Block, Keep, Note, Prose
from toolkit.screen.language import Language
from toolkit.screen.review import review
from toolkit.screen.show import SHOWS
from toolkit.screen.text import line, text


def paper(attempt: Attempt, language: Language) -> tuple[Block, ...]:
    """The whole exercise for paper; () where the screen is what belongs there.

    That is so for a kind that shows all at once, for her who took the way round, and as soon as there is something of
    hers. Of a list from which she chooses, all that is listed now is printed.
    """
    exercise = attempt.exercise
    shows = SHOWS[kind_of(exercise).name]
    if shows.listed and attempt.door != "round":
        blocks = shows.listed(exercise, attempt.state, language)
        return (*_before(exercise, language), *blocks) if blocks else ()
    if attempt.door == "round" or attempt.state != begin(exercise).state:
        return ()
    whole = shows.paper(exercise, attempt.state, language) if shows.paper else ()
    if whole:
        return (*_before(exercise, language), *whole)
    if attempt.door == "open":
        return ()
    shown = shows.show(exercise, attempt.state, language).blocks
    return (*_before(exercise, language), *(block for block in shown if not isinstance(block, Actions | Keep)))


def _before(exercise: Exercise, language: Language) -> tuple[Block, ...]:
    """Who reviewed it, the content note and the way round, where there are any."""
    reviewed = review(exercise, language)
    if not exercise.content_note:
        return reviewed
    told = text(exercise.content_note)
    note = Note(key="paper-note", tone="care", title=language.word("screen.note.title"), text=told)
    title = line(language.word("screen.round.title"))
    return *reviewed, note, Prose(key="paper-round", title=title, text=text(exercise.way_round or ""))
