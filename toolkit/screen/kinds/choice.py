"""The screen of a ``choice``."""

from toolkit.course.kinds.choice import Choice, Option
from toolkit.course.kinds.question import QuestionState
from toolkit.screen.blocks import ChoiceOption, Choices, Feedback, Part
from toolkit.screen.kinds.question import asked, option_mark, question_feedback, show_question
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, text

_State = QuestionState[tuple[str, ...]]


def show_choice(exercise: Choice, state: _State, language: Language) -> View:
    """The question with its options and, once answered, what the answer does."""
    several = exercise.pick == "several"
    choices = Choices(
        key="answer",
        name="answer",
        legend=asked(exercise),
        options=tuple(_option(option, state, language, only=not several) for option in exercise.options),
        several=several,
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


def _option(option: Option, state: _State, language: Language, *, only: bool) -> ChoiceOption:
    """An option; ``only`` one of them can be picked, or more."""
    picked = option.id in (state.answer or ())
    mark = option_mark(state, picked=picked, right=option.right)
    word = "better" if mark == "missed" and only else mark
    return ChoiceOption(
        value=option.id,
        label=line(option.text),
        picked=picked,
        mark=mark,
        mark_text=language.word(f"screen.mark.{word}") if mark else None,
        feedback=text(option.feedback) if state.opened and not picked else None,
    )


def _feedback(exercise: Choice, state: _State, language: Language) -> Feedback:
    answer = state.answer or ()
    picked = [option for option in exercise.options if option.id in answer]
    only = picked[0] if len(picked) == 1 else None
    each = () if only else tuple(Part(label=option.text, text=text(option.feedback)) for option in picked)
    return question_feedback(
        exercise,
        state,
        language,
        title=language.word(f"screen.choice.{exercise.outcome(answer)}"),
        written=only.feedback if only else "",
        parts=(*each, *language.behind(picked)),
    )


SHOWS = Shows("choice", show_choice)
