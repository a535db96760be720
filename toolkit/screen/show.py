"""An attempt → its Screen; ``SHOWS`` is the list of how each kind is shown."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from toolkit.course.attempt import Attempt, kind_of
from toolkit.screen.blocks import Block, Note, Screen
from toolkit.screen.door import show_door
from toolkit.screen.kinds import (
    activities,
    agreement,
    cards,
    case,
    choice,
    figures,
    match,
    moment,
    order,
    rate,
    reflect,
    rewrite,
    scenario,
    short,
    situations,
    sort,
    transcript,
)
from toolkit.screen.language import Language
from toolkit.screen.review import review
from toolkit.screen.shows import AnyShows, View
from toolkit.screen.text import line, text

SHOWS: Mapping[str, AnyShows] = MappingProxyType(
    {
        shows.name: shows
        for shows in (
            choice.SHOWS,
            sort.SHOWS,
            order.SHOWS,
            match.SHOWS,
            short.SHOWS,
            moment.SHOWS,
            transcript.SHOWS,
            case.SHOWS,
            rewrite.SHOWS,
            reflect.SHOWS,
            rate.SHOWS,
            scenario.SHOWS,
            cards.SHOWS,
            agreement.SHOWS,
            figures.SHOWS,
            situations.SHOWS,
            activities.SHOWS,
        )
    }
)
"""How each kind is shown, by its name."""


def show(attempt: Attempt, language: Language, *, turn: int = 0, refused: str | None = None) -> Screen:
    """The screen of ``attempt``. ``turn`` counts answered events; ``refused`` is why the last was not taken."""
    exercise = attempt.exercise
    kind = kind_of(exercise).name
    inside = attempt.door == "open"
    shown = (
        SHOWS[kind].show(exercise, attempt.state, language) if inside else show_door(exercise, attempt.door, language)
    )
    shown = replace(shown, blocks=(*review(exercise, language), *shown.blocks))
    if refused:
        shown = _with_problem(shown, language.word(refused))
    return Screen(
        id=exercise.id,
        kind=kind,
        lang=language.code,
        dir=language.dir,
        title=line(exercise.title),
        kicker=shown.kicker,
        blocks=shown.blocks,
        focus=shown.focus,
        announce=shown.announce if turn else "",
        turn=turn,
    )


def _with_problem(shown: View, words: str) -> View:
    problem: Block = Note(key="problem", tone="problem", text=text(words))
    return replace(shown, blocks=(problem, *shown.blocks), announce=words)
