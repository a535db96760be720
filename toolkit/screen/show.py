"""An attempt → its Screen: the only place that knows how each kind is shown."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from toolkit.course.attempt import Attempt, kind_of
from toolkit.screen.blocks import Block, Note, Screen
from toolkit.screen.door import show_door
from toolkit.screen.kinds.activities import show_activities
from toolkit.screen.kinds.agreement import show_agreement
from toolkit.screen.kinds.cards import show_cards
from toolkit.screen.kinds.case import show_case
from toolkit.screen.kinds.choice import show_choice
from toolkit.screen.kinds.figures import show_figures
from toolkit.screen.kinds.match import show_match
from toolkit.screen.kinds.moment import show_moment
from toolkit.screen.kinds.order import show_order
from toolkit.screen.kinds.rate import show_rate
from toolkit.screen.kinds.reflect import show_reflect
from toolkit.screen.kinds.rewrite import show_rewrite
from toolkit.screen.kinds.scenario import show_scenario
from toolkit.screen.kinds.short import show_short
from toolkit.screen.kinds.situations import show_situations
from toolkit.screen.kinds.sort import show_sort
from toolkit.screen.kinds.transcript import show_transcript
from toolkit.screen.language import Language
from toolkit.screen.review import review
from toolkit.screen.shown import Shown
from toolkit.screen.text import line, text

# By the name of the kind, as in ``course.attempt.KINDS``; each shows an exercise and a state of its own kind.
SHOWS: Mapping[str, Callable[[Any, Any, Language], Shown]] = MappingProxyType(
    {
        "choice": show_choice,
        "sort": show_sort,
        "order": show_order,
        "match": show_match,
        "short": show_short,
        "moment": show_moment,
        "transcript": show_transcript,
        "case": show_case,
        "rewrite": show_rewrite,
        "reflect": show_reflect,
        "rate": show_rate,
        "scenario": show_scenario,
        "agreement": show_agreement,
        "cards": show_cards,
        "figures": show_figures,
        "situations": show_situations,
        "activities": show_activities,
    }
)


def show(attempt: Attempt, language: Language, *, turn: int = 0, refused: str | None = None) -> Screen:
    """The screen of ``attempt``. ``turn`` counts answered events; ``refused`` is why the last was not taken."""
    exercise = attempt.exercise
    kind = kind_of(exercise)
    inside = attempt.door == "open"
    shown = SHOWS[kind](exercise, attempt.state, language) if inside else show_door(exercise, attempt.door, language)
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


def _with_problem(shown: Shown, words: str) -> Shown:
    problem: Block = Note(key="problem", tone="problem", text=text(words))
    return replace(shown, blocks=(problem, *shown.blocks), announce=words)
