"""``short``: find the word yourself, and compare it."""

import unicodedata
from dataclasses import dataclass
from typing import Any, ClassVar

from toolkit.course.exercise import EventRefused
from toolkit.course.fields import Key, Line, MisconceptionKey, MistakeKey, Prose
from toolkit.course.kinds.question import Outcome, Question, question_kind

MOST_LETTERS = 200
_LIKE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ʼ": "'", "´": "'", "`": "'"})
"""Signs that no rule of Unicode takes apart, and what people write who do not have them on their keyboard."""
_NEVER_TYPED = ("Cc", "Cs")
"""Categories of signs that no page sends, and that not every place can store."""
_EVEN = {"Pd": "-", "Pi": "'", "Pf": "'", "Cf": ""}
"""Categories of signs that come in many forms, each with one that stands for all: none for what cannot be seen."""


@dataclass(frozen=True, kw_only=True)
class Anticipated:
    """Another frequent answer, in its variants.

    ``mistake`` names the well-meant mistake that it stands for, ``misconception`` the idea that leads to it.
    """

    id: Key
    texts: tuple[Line, ...]
    feedback: Prose
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None


@dataclass(frozen=True, kw_only=True)
class Short(Question[str]):
    """A question to answer in a word or two.

    ``feedback`` goes with an ``accepted`` answer; ``model`` is an answer to compare every other one with.
    """

    counted: ClassVar[str] = "accepted"
    opens: ClassVar[frozenset[Outcome]] = frozenset({"right"})
    accepted: tuple[Line, ...]
    feedback: Prose
    model: Prose
    anticipated: tuple[Anticipated, ...] = ()

    def met(self, answer: str) -> Anticipated | None:
        """The anticipated answer that ``answer`` is a variant of, if any."""
        return next((other for other in self.anticipated if _is_among(answer, other.texts)), None)

    def read(self, given: Any) -> str:
        """See ``Question.read``; what she wrote, on one line."""
        if given is None:
            raise EventRefused("refused.write-short")
        if not isinstance(given, str):
            raise EventRefused("refused.unknown-answer")
        if len(given) > MOST_LETTERS:
            raise EventRefused("refused.too-many-letters")
        written = " ".join(given.split())
        if any(unicodedata.category(sign) in _NEVER_TYPED for sign in written):
            raise EventRefused("refused.unknown-answer")
        if not folded(written):
            raise EventRefused("refused.write-short")
        return written

    def outcome(self, answer: str) -> Outcome:
        """See ``Question.outcome``; right when it says the same as an accepted answer."""
        return "right" if _is_among(answer, self.accepted) else "not"


def same_words(text: str, other: str) -> bool:
    """Whether both say the same, apart from case, accents, white space, and punctuation around words."""
    return folded(text) == folded(other)


def folded(written: str) -> str:
    """The words of ``written`` in one spelling for all who write the same; empty when it holds none."""
    parts = unicodedata.normalize("NFKD", written.casefold().translate(_LIKE))
    bare = (_EVEN.get(unicodedata.category(sign), sign) for sign in parts if not unicodedata.combining(sign))
    words = (_without_edges(word) for word in "".join(bare).casefold().split())
    return " ".join(word for word in words if word)


def _is_among(answer: str, texts: tuple[str, ...]) -> bool:
    return any(same_words(answer, text) for text in texts)


def _without_edges(word: str) -> str:
    return word.strip("".join(sign for sign in word if unicodedata.category(sign).startswith("P")))


KIND = question_kind("short", Short)
