"""The screen of a question of any kind: the question, room for the answer, and what stands around it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from toolkit.course.question import SURE, Outcome, Question, QuestionState
from toolkit.screen.blocks import Action, Actions, Block, ChoiceOption, Choices, Feedback, Part, Prose, Tone
from toolkit.screen.language import Language
from toolkit.screen.shown import Shown
from toolkit.screen.text import Line, line, text

TONES: Mapping[Outcome, Tone] = MappingProxyType({"right": "safe", "partly": "partly", "not": "neutral"})


def asked(exercise: Question[Any]) -> Line:
    """The question itself: the last paragraph is the legend of its answers."""
    last = text(exercise.question)[-1]
    return last["p"] if "p" in last else line("")


def show_question(
    exercise: Question[Any],
    state: QuestionState[Any],
    language: Language,
    *,
    kicker: str,
    answer: tuple[Block, ...],
    feedback: Feedback | None,
    closed: bool = False,
) -> Shown:
    """The question with its ``answer`` blocks and, once checked, its ``feedback``.

    ``closed`` is true when the feedback already tells everything, so that nothing is left to open.
    """
    told = _told(exercise)
    if feedback is None:
        check = Action(do="check", label=language.word("screen.check"), primary=True, submits=True)
        sure = _sure(exercise, language)
        return Shown(kicker, (*told, *answer, *sure, Actions(key="actions", actions=(check,))), focus=answer[-1].key)
    right = exercise.outcome(state.answer) == "right"
    buttons = Actions(key="actions", actions=_after(language, right=right, opened=state.opened or closed))
    return Shown(kicker, (*told, *answer, feedback, buttons), focus="feedback", announce=feedback.title)


def question_feedback(
    exercise: Question[Any],
    state: QuestionState[Any],
    language: Language,
    *,
    title: str,
    written: str = "",
    parts: tuple[Part, ...] = (),
    closed: bool = False,
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
            *_sureness(state, outcome, language),
            *_afterword(exercise, outcome, state.opened or closed, language),
            language.competencies(exercise.competencies),
        ),
        cites=language.cites(exercise.sources),
    )


def _told(exercise: Question[Any]) -> tuple[Prose, ...]:
    """The paragraphs that lead to the question."""
    before = text(exercise.question)[:-1]
    return (Prose(key="question", text=before),) if before else ()


def _sure(exercise: Question[Any], language: Language) -> tuple[Choices, ...]:
    if not exercise.confidence:
        return ()
    options = tuple(ChoiceOption(value=one, label=line(language.word(f"screen.sure.{one}"))) for one in SURE)
    legend = line(language.word("screen.sure.question"))
    return (Choices(key="sure", name="sure", legend=legend, options=options, hint=language.word("screen.sure.hint")),)


def _sureness(state: QuestionState[Any], outcome: Outcome, language: Language) -> tuple[Part, ...]:
    """What her own sureness tells her, next to what the answer was."""
    if state.sure is None:
        return ()
    fits = "right" if outcome == "right" else "not"
    return (language.part("screen.sure.title", language.word(f"screen.sure.{state.sure}.{fits}")),)


def _after(language: Language, *, right: bool, opened: bool) -> tuple[Action, ...]:
    """The buttons after an answer: try again, and see what the others do."""
    again = (Action(do="again", label=language.word("screen.again"), primary=True),) if not right and not opened else ()
    retry = (Action(do="again", label=language.word("screen.again")),) if opened or right else ()
    more = (Action(do="open", label=language.word("screen.open")),) if not opened else ()
    return (*again, *more, *retry)


def _afterword(exercise: Question[Any], outcome: Outcome, opened: bool, language: Language) -> tuple[Part, ...]:
    """What to take along, once she has found the answer or asked to see it; before that it would give it away."""
    written = exercise.afterword
    return (language.part("screen.afterword", written),) if written and (opened or outcome == "right") else ()
