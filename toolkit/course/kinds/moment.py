"""``moment``: one situation, three tempting responses and the better practice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Literal

from toolkit.course.exercise import Event, EventRefused
from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose, ThemeKey
from toolkit.course.form import chosen_key
from toolkit.course.kind import Kind
from toolkit.course.kinds import question
from toolkit.course.kinds.question import Outcome, Question, QuestionState
from toolkit.course.shuffle import arranged


@dataclass(frozen=True, kw_only=True)
class Response:
    """Something the facilitator may say or do, and what it does to the ``woman``, the ``group``, the ``facilitator``.

    ``mistake`` names the well-meant mistake that a tempting one stands for, ``misconception`` the idea behind it.
    """

    id: Key
    say: Line
    woman: Prose
    group: Prose
    facilitator: Prose
    better: bool = False
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None


@dataclass(frozen=True, kw_only=True)
class Moment(Question[str]):
    """A situation, which is the question, and four responses to it; one of them is better practice.

    ``theme`` says where it stands in a list of situations. With ``first: say`` she says or writes her own sentence
    before she sees the responses. She meets them in an order of her own; without ``shuffle`` in that of the file.
    """

    counted: ClassVar[str] = "responses"
    responses: tuple[Response, ...]
    theme: ThemeKey | None = None
    first: Literal["say"] | None = None
    shuffle: bool = True

    @cached_property
    def response(self) -> Mapping[str, Response]:
        """The responses by id."""
        return {response.id: response for response in self.responses}

    def read(self, given: Any) -> str:
        """See ``Question.read``; the id of the picked response."""
        picked = chosen_key(given, list(self.response))
        if picked is None:
            raise EventRefused("refused.pick-move")
        return picked

    def outcome(self, answer: str) -> Outcome:
        """See ``Question.outcome``; right when it is the better practice."""
        return "right" if self.response[answer].better else "not"


@dataclass(frozen=True)
class MomentState(QuestionState[str]):
    """Where she is; ``offered`` is true once she has spoken first and asked for the responses."""

    offered: bool = False


def shows_responses(exercise: Moment, state: MomentState) -> bool:
    """Whether the responses are on show: at once, or after she has spoken first."""
    return exercise.first is None or state.offered


def arrange(exercise: Moment, seed: str) -> Moment:
    """The moment with its responses in the order of ``seed``."""
    if not exercise.shuffle:
        return exercise
    return replace(exercise, responses=arranged(exercise.responses, f"{exercise.id}/{seed}"))


def start(exercise: Moment) -> MomentState:
    """The state before she has said or picked anything."""
    return MomentState()


def change(exercise: Moment, state: MomentState, event: Event) -> MomentState:
    """The state after ``event``: ``offer``, or what every question takes.

    Raises ``EventRefused`` when the event does not fit.
    """
    if shows_responses(exercise, state):
        return question.change(exercise, state, event)
    if event.do == "offer":
        return replace(state, offered=True)
    raise EventRefused("refused.not-now")


def resume(exercise: Moment, place: Mapping[str, Any]) -> MomentState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    kept = question.resume(exercise, place)
    offered = exercise.first is not None and (place.get("offered") is True or kept.answer is not None)
    return MomentState(kept.answer, kept.checked, kept.opened, kept.sure, offered)


KIND = Kind("moment", Moment, start, change, resume, arrange=arrange)
