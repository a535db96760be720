"""What questions of every kind share: she answers, checks, may ask to see the rest, and may try again."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, Literal, TypeVar

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Prose
from toolkit.course.kind import Kind
from toolkit.course.kinds.sureness import said_sure

Answer = TypeVar("Answer")
Outcome = Literal["right", "partly", "not"]


@dataclass(frozen=True, kw_only=True)
class Question(Exercise, ABC, Generic[Answer]):
    """A question with an answer that can be looked at.

    With ``confidence`` it also asks how sure she is. ``afterword`` is what to take along, once the answer is known.
    ``opens`` are the outcomes after which there is more to see; after the others the check itself tells everything.
    """

    opens: ClassVar[frozenset[Outcome]] = frozenset({"right", "partly", "not"})
    question: Prose
    confidence: bool = False
    afterword: Prose | None = None

    @abstractmethod
    def read(self, given: Any) -> Answer:
        """The answer in ``given``: a value from a form, or an answer from a kept place. Nothing in it is trusted.

        Raises ``EventRefused`` when it is none.
        """

    @abstractmethod
    def outcome(self, answer: Answer) -> Outcome:
        """How much of ``answer`` fits."""

    def tells_all(self, state: "QuestionState[Answer]") -> bool:
        """Whether she has checked and nothing is left to open."""
        if not state.checked or state.answer is None:
            return False
        return state.opened or self.outcome(state.answer) not in self.opens


@dataclass(frozen=True)
class QuestionState(Generic[Answer]):
    """Where she is.

    ``answer`` is there from the first check on; ``opened`` is true once she asked to see the rest; ``sure`` is one of
    ``sureness.SURE``, where she said so.
    """

    answer: Answer | None = None
    checked: bool = False
    opened: bool = False
    sure: str | None = None


S = TypeVar("S", bound=QuestionState[Any])


def start(exercise: Question[Answer]) -> QuestionState[Answer]:
    """The state before anything is answered."""
    return QuestionState()


def change(exercise: Question[Answer], state: S, event: Event) -> S:
    """The state after ``event``: ``check`` with ``answer`` and perhaps ``sure``, ``open`` or ``again``.

    Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "check" if not state.checked:
            sure = said_sure(event.values.get("sure"), asked=exercise.confidence)
            return replace(state, answer=exercise.read(event.values.get("answer")), checked=True, sure=sure)
        case "open" if state.checked and not exercise.tells_all(state):
            return replace(state, opened=True)
        case "again" if state.checked:
            return replace(state, checked=False, opened=False, sure=None)
    raise EventRefused("refused.not-now")


def resume(exercise: Question[Answer], place: Mapping[str, Any]) -> QuestionState[Answer]:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    if place.get("answer") is None and not place.get("checked"):
        return start(exercise)
    state = change(exercise, start(exercise), Event("check", place))
    if not place.get("checked"):
        return change(exercise, state, Event("again", {}))
    return replace(state, opened=place.get("opened") is True and not exercise.tells_all(state))


Q = TypeVar("Q", bound=Question[Any])


def as_written(exercise: Q, _seed: str) -> Q:
    """A question whose answers have an order of their own, or are mixed by the question itself."""
    return exercise


def question_kind(
    name: str, exercise: type[Q], arrange: Callable[[Q, str], Q] = as_written
) -> Kind[Q, QuestionState[Any]]:
    """The record of a kind of question: all of them begin, change and are resumed alike."""
    return Kind(name, exercise, start, change, resume, arrange=arrange)
