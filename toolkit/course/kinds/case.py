"""``case``: judge a conversation or a plan against a checklist: what was done, what was forgotten, why it matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose
from toolkit.course.kinds.placing import Place, Placing
from toolkit.course.kinds.question import question_kind


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A line of the conversation: who says it, by name, and what."""

    id: Key
    by: Line
    say: Prose


@dataclass(frozen=True, kw_only=True)
class Check:
    """A point of the checklist. ``feedback`` says why it matters, ``lines`` where it shows in the conversation.

    ``mistake`` and ``misconception`` name what leads to another verdict.
    """

    id: Key
    text: Line
    verdict: Key
    feedback: Prose
    lines: tuple[Key, ...] = ()
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None


@dataclass(frozen=True, kw_only=True)
class Case(Placing):
    """A conversation (``lines``) or a plan (``text``) and a checklist; each point of it gets a verdict."""

    counted: ClassVar[str] = "checks"
    verdicts: tuple[Place, ...]
    checks: tuple[Check, ...]
    lines: tuple[CaseLine, ...] = ()
    text: Prose | None = None

    @property
    def own(self) -> Mapping[str, str]:
        """See ``Placing.own``."""
        return {check.id: check.verdict for check in self.checks}

    @property
    def offered(self) -> tuple[Place, ...]:
        """See ``Placing.offered``."""
        return self.verdicts


KIND = question_kind("case", Case)
