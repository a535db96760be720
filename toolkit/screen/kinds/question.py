"""The screen of a question of any kind: the question, room for the answer, and what stands around it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from toolkit.course.kinds.question import Outcome, Question, QuestionState
from toolkit.screen.blocks import Action, Actions, Block, Feedback, Mark, Part, Prose, Tone
from toolkit.screen.kinds.sureness import ask_sure, sureness
from toolkit.screen.language import Language
from toolkit.screen.shows import View
from toolkit.screen.text import Line, line, text

TONES: Mapping[Outcome, Tone] = MappingProxyType({"right": "safe", "partly": "partly", "not": "neutral"})


def asked(exercise: Question[Any]) -> Line:
    """The question itself: the last paragraph is the legend of its answers."""
    last = text(exercise.question)[-1]
    return last["p"] if "p" in last else line("")


def option_mark(state: QuestionState[Any], *, picked: bool, right: bool) -> Mark | None:
    """How an option does: nothing before the check, and of those that she left only the right ones, once opened."""
    if state.checked and picked:
        return "fits" if right else "not"
    return "missed" if state.opened and right else None


def show_question(
    exercise: Question[Any],
    state: QuestionState[Any],
    language: Language,
    *,
    kicker: str,
    answer: tuple[Block, ...],
    feedback: Feedback | None,
    check: str = "screen.check",
    more: str = "screen.open",
    begun: bool = False,
) -> View:
    """The question with its ``answer`` blocks and, once checked, its ``feedback``.

    She begins at the top; when she has ``begun`` or tries again, at the last of the ``answer`` blocks, since she knows
    what is above it. ``check`` and ``more`` are the words on the buttons that check and open.
    """
    told = _told(exercise)
    if feedback is None:
        checks = Action(do="check", label=language.word(check), primary=True, submits=True)
        sure = (ask_sure(language),) if exercise.confidence else ()
        blocks = (*told, *answer, *sure, Actions(key="actions", actions=(checks,)))
        fresh = state.answer is None and not begun
        return View(kicker, blocks, focus=blocks[0].key if fresh else answer[-1].key)
    right = exercise.outcome(state.answer) == "right"
    buttons = Actions(key="actions", actions=_after(language, more, right=right, opened=exercise.tells_all(state)))
    return View(kicker, (*told, *answer, feedback, buttons), focus="feedback", announce=feedback.title)


def question_feedback(
    exercise: Question[Any],
    state: QuestionState[Any],
    language: Language,
    *,
    title: str,
    written: str = "",
    parts: tuple[Part, ...] = (),
) -> Feedback:
    """What an answer does: ``written`` and ``parts`` of its kind, and what every question adds."""
    outcome = exercise.outcome(state.answer)
    return Feedback(
        key="feedback",
        tone=TONES[outcome],
        title=title,
        text=text(written) if written else [],
        parts=(
            *parts,
            *sureness(state.sure, language, fits=outcome == "right"),
            *_afterword(exercise, outcome, exercise.tells_all(state), language),
            language.competencies(exercise.competencies),
        ),
        cites=language.cites(exercise.sources),
    )


def _told(exercise: Question[Any]) -> tuple[Prose, ...]:
    """The paragraphs that lead to the question."""
    before = text(exercise.question)[:-1]
    return (Prose(key="question", text=before),) if before else ()


def _after(language: Language, more: str, *, right: bool, opened: bool) -> tuple[Action, ...]:
    """The buttons after an answer: try again, and see what the others do."""
    again = (Action(do="again", label=language.word("screen.again"), primary=True),) if not right and not opened else ()
    retry = (Action(do="again", label=language.word("screen.again")),) if opened or right else ()
    opens = (Action(do="open", label=language.word(more)),) if not opened else ()
    return (*again, *opens, *retry)


def _afterword(exercise: Question[Any], outcome: Outcome, opened: bool, language: Language) -> tuple[Part, ...]:
    """What to take along, once she has found the answer or asked to see it; before that it would give it away."""
    written = exercise.afterword
    return (language.part("screen.afterword", written),) if written and (opened or outcome == "right") else ()
