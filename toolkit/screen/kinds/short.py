"""The screen of a ``short``."""

from toolkit.course.kinds.question import QuestionState
from toolkit.course.kinds.short import MOST_LETTERS, Short
from toolkit.screen.blocks import Entry, Feedback
from toolkit.screen.kinds.question import asked, question_feedback, show_question
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View

_State = QuestionState[str]


def show_short(exercise: Short, state: _State, language: Language) -> View:
    """The question with a line to write on and, once answered, what to compare her words with."""
    entry = Entry(
        key="answer",
        name="answer",
        label=asked(exercise),
        most=MOST_LETTERS,
        value=state.answer or "",
        locked=state.checked,
        hint=None if state.checked else language.word("screen.short.hint"),
    )
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.short"),
        answer=(entry,),
        feedback=_feedback(exercise, state, language) if state.checked else None,
        more="screen.short.open",
    )


def _feedback(exercise: Short, state: _State, language: Language) -> Feedback:
    """An answer that is not accepted is told the model at once; an accepted one when she asks for it."""
    answer = state.answer or ""
    outcome, met = exercise.outcome(answer), exercise.met(answer)
    model = (language.part("screen.short.model", exercise.model),) if exercise.tells_all(state) else ()
    behind = language.behind([met]) if met else ()
    written = met.feedback if met else exercise.feedback if outcome == "right" else ""
    said = "met" if met else outcome
    return question_feedback(
        exercise,
        state,
        language,
        title=language.word(f"screen.short.{said}"),
        written=written,
        parts=(*model, *behind),
    )


SHOWS = Shows("short", show_short)
