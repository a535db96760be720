"""One learner at one exercise, of whatever kind: the only place that knows all kinds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType, ModuleType
from typing import Any

from toolkit.course.door import Door, first_door, through
from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.kinds import (
    activities,
    agreement,
    cards,
    case,
    choice,
    figures,
    match,
    moment,
    order,
    question,
    rate,
    reflect,
    rewrite,
    short,
    situations,
    sort,
    transcript,
)
from toolkit.course.story import scenario

PLACE_VERSION = 1
KINDS: Mapping[str, type[Exercise]] = MappingProxyType(
    {
        "choice": choice.Choice,
        "sort": sort.Sort,
        "order": order.Order,
        "match": match.Match,
        "short": short.Short,
        "moment": moment.Moment,
        "transcript": transcript.Transcript,
        "case": case.Case,
        "rewrite": rewrite.Rewrite,
        "reflect": reflect.Reflect,
        "rate": rate.Rate,
        "scenario": scenario.Scenario,
        "cards": cards.Cards,
        "agreement": agreement.Agreement,
        "figures": figures.Figures,
        "situations": situations.Situations,
        "activities": activities.Activities,
    }
)
_RULES: Mapping[type[Exercise], ModuleType] = MappingProxyType(
    {
        question.Question: question,
        rewrite.Rewrite: rewrite,
        reflect.Reflect: reflect,
        rate.Rate: rate,
        scenario.Scenario: scenario,
        cards.Cards: cards,
        agreement.Agreement: agreement,
        figures.Figures: figures,
        situations.Situations: situations,
        activities.Activities: activities,
    }
)
"""The module with ``start``, ``change`` and ``resume`` for exercises of a class and of those below it."""

State = (
    question.QuestionState[Any]
    | scenario.ScenarioState
    | cards.CardsState
    | agreement.AgreementState
    | rewrite.RewriteState
    | reflect.ReflectState
    | rate.RateState
    | figures.FiguresState
    | situations.SituationsState
    | activities.ActivitiesState
)


@dataclass(frozen=True)
class Attempt:
    """An exercise and where the learner is in it."""

    exercise: Exercise
    state: State
    door: Door


def kind_of(exercise: Exercise) -> str:
    """The name of the exercise's kind, as authors write it."""
    return next(name for name, kind in KINDS.items() if type(exercise) is kind)


def begin(exercise: Exercise) -> Attempt:
    """A new attempt; it stands before the content note where the exercise has one."""
    state = _rules(exercise).start(exercise)
    return Attempt(exercise, state, first_door(exercise))


def answer(attempt: Attempt, event: Event) -> Attempt:
    """The attempt after ``event``. Raises ``EventRefused`` when the event does not fit."""
    if attempt.door != "open":
        return replace(attempt, door=through(event))
    return replace(attempt, state=_rules(attempt.exercise).change(attempt.exercise, attempt.state, event))


def place(attempt: Attempt) -> dict[str, Any]:
    """Where the learner is, as plain data that fits in JSON; ``resume`` reads it back."""
    return {"v": PLACE_VERSION, "id": attempt.exercise.id, "door": attempt.door, **asdict(attempt.state)}


def resume(exercise: Exercise, kept: Any) -> Attempt:
    """The attempt that ``kept`` tells of. It comes from outside, so nothing in it is trusted.

    Raises ``EventRefused`` when it is of another exercise or does not fit this one.
    """
    if not isinstance(kept, Mapping) or kept.get("v") != PLACE_VERSION or kept.get("id") != exercise.id:
        raise EventRefused("refused.unknown-answer")
    fresh = begin(exercise)
    door = kept.get("door")
    if fresh.door == "note" and door in ("note", "round"):
        return replace(fresh, door=door)
    return Attempt(exercise, _rules(exercise).resume(exercise, kept), "open")


def _rules(exercise: Exercise) -> ModuleType:
    return next(rules for kind, rules in _RULES.items() if isinstance(exercise, kind))
