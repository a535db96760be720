"""``moment``: one situation, three tempting responses and the better practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from toolkit.course.exercise import EventRefused
from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose, ThemeKey
from toolkit.course.form import chosen_key
from toolkit.course.kinds.question import Outcome, Question, question_kind


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

    ``theme`` says where it stands in a list of situations.
    """

    counted: ClassVar[str] = "responses"
    responses: tuple[Response, ...]
    theme: ThemeKey | None = None

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


KIND = question_kind("moment", Moment)
