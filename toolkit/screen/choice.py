"""The screen of a ``choice``."""

from toolkit.course.choice import Choice, Option
from toolkit.course.question import QuestionState
from toolkit.screen.blocks import ChoiceOption, Choices, Feedback, Mark, Part
from toolkit.screen.language import Language
from toolkit.screen.question import asked, question_feedback, show_question
from toolkit.screen.shown import Shown
from toolkit.screen.text import line, text

_State = QuestionState[tuple[str, ...]]


def show_choice(exercise: Choice, state: _State, language: Language) -> Shown:
    """The question with its options and, once answered, what the answer does."""
    choices = Choices(
        key="answer",
        name="answer",
        legend=asked(exercise),
        options=tuple(_option(option, state, language) for option in exercise.options),
        several=exercise.pick == "several",
        locked=state.checked,
        hint=None if state.checked else language.word(f"screen.hint.{exercise.pick}"),
    )
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word(f"screen.kind.choice.{exercise.pick}"),
        answer=(choices,),
        feedback=_feedback(exercise, state, language) if state.checked else None,
    )


def _option(option: Option, state: _State, language: Language) -> ChoiceOption:
    picked = option.id in (state.answer or ())
    mark = _mark(option, picked, state)
    return ChoiceOption(
        value=option.id,
        label=line(option.text),
        picked=picked,
        mark=mark,
        mark_text=language.word(f"screen.mark.{mark}") if mark else None,
        feedback=text(option.feedback) if state.opened and not picked else None,
    )


def _mark(option: Option, picked: bool, state: _State) -> Mark | None:
    if not state.checked:
        return None
    if picked:
        return "fits" if option.right else "not"
    return "missed" if option.right and state.opened else None


def _feedback(exercise: Choice, state: _State, language: Language) -> Feedback:
    answer = state.answer or ()
    picked = [option for option in exercise.options if option.id in answer]
    only = picked[0] if len(picked) == 1 else None
    each = () if only else tuple(Part(label=option.text, text=text(option.feedback)) for option in picked)
    mistakes = [option.mistake for option in picked if option.mistake]
    ideas = [option.misconception for option in picked if option.misconception]
    named = (*language.misconception(ideas[0] if ideas else None), *language.mistake(mistakes[0] if mistakes else None))
    return question_feedback(
        exercise,
        state,
        language,
        title=language.word(f"screen.choice.{exercise.outcome(answer)}"),
        written=only.feedback if only else "",
        parts=(*each, *named),
    )
