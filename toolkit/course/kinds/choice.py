"""``choice``: pick one right answer or several, with feedback for each option."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from toolkit.course.exercise import EventRefused
from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose
from toolkit.course.form import chosen_keys
from toolkit.course.kinds.question import Outcome, Question, question_kind
from toolkit.course.shuffle import arranged


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer on offer.

    ``mistake`` names the well-meant mistake that a wrong one stands for, ``misconception`` the idea that leads to it.
    """

    id: Key
    text: Line
    feedback: Prose
    right: bool = False
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None


@dataclass(frozen=True, kw_only=True)
class Choice(Question[tuple[str, ...]]):
    """A question with options; ``pick`` says whether one of them is right or several.

    Each learner meets the options in an order of her own; without ``shuffle`` in that of the file.
    """

    counted: ClassVar[str] = "options"
    options: tuple[Option, ...]
    pick: Literal["one", "several"] = "one"
    shuffle: bool = True

    @property
    def right(self) -> frozenset[str]:
        """The ids of the right options."""
        return frozenset(option.id for option in self.options if option.right)

    def read(self, given: Any) -> tuple[str, ...]:
        """See ``Question.read``; the picked options, in the exercise's order."""
        picked = chosen_keys(given, [option.id for option in self.options])
        if not picked:
            raise EventRefused(f"refused.pick-{self.pick}")
        if self.pick == "one" and len(picked) > 1:
            raise EventRefused("refused.unknown-answer")
        return picked

    def outcome(self, answer: tuple[str, ...]) -> Outcome:
        """See ``Question.outcome``; right when exactly the right options are picked."""
        if frozenset(answer) == self.right:
            return "right"
        return "partly" if self.right.intersection(answer) else "not"


def arrange(exercise: Choice, seed: str) -> Choice:
    """The choice with its options in the order of ``seed``."""
    if not exercise.shuffle:
        return exercise
    return replace(exercise, options=arranged(exercise.options, f"{exercise.id}/{seed}"))


KIND = question_kind("choice", Choice, arrange)
