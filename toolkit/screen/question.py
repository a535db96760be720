"""What questions of every kind share: the question itself, and what stands around an answer."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from toolkit.screen.blocks import Action, Part, Prose, Tone
from toolkit.screen.language import Language
from toolkit.screen.text import Line, line, text

Outcome = Literal["right", "partly", "not"]
TONES: Mapping[Outcome, Tone] = MappingProxyType({"right": "safe", "partly": "partly", "not": "neutral"})


def question_parts(question: str) -> tuple[tuple[Prose, ...], Line]:
    """The paragraphs that lead to a question, and the question: the last paragraph is the legend of its answers."""
    *before, asked = text(question)
    told = (Prose(key="question", text=before),) if before else ()
    return told, asked["p"] if "p" in asked else line("")


def check_action(language: Language) -> Action:
    """The button that hands in the answer."""
    return Action(do="check", label=language.word("screen.check"), primary=True, submits=True)


def after_actions(language: Language, *, right: bool, opened: bool) -> tuple[Action, ...]:
    """The buttons after an answer: try again, and see what the others do."""
    again = (Action(do="again", label=language.word("screen.again"), primary=True),) if not right and not opened else ()
    retry = (Action(do="again", label=language.word("screen.again")),) if opened or right else ()
    more = (Action(do="open", label=language.word("screen.open")),) if not opened else ()
    return (*again, *more, *retry)


def afterword_parts(written: str | None, outcome: Outcome, opened: bool, language: Language) -> tuple[Part, ...]:
    """What to take along, once she has found the answer or asked to see it; before that it would give it away."""
    return (language.part("screen.afterword", written),) if written and (opened or outcome == "right") else ()
