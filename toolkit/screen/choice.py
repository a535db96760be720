"""The screen of a ``choice``."""

from toolkit.course.choice import Choice, ChoiceState, Option
from toolkit.screen.blocks import Actions, Block, ChoiceOption, Choices, Feedback, Mark, Part
from toolkit.screen.language import Language
from toolkit.screen.question import TONES, Outcome, after_actions, afterword_parts, check_action, question_parts
from toolkit.screen.shown import Shown
from toolkit.screen.text import line, text


def show_choice(exercise: Choice, state: ChoiceState, language: Language) -> Shown:
    """The question with its options and, once answered, what the answer does."""
    told, asked = question_parts(exercise.question)
    options = tuple(_option(option, state, language) for option in exercise.options)
    choices = Choices(
        key="answer",
        name="answer",
        legend=asked,
        options=options,
        several=exercise.pick == "several",
        locked=state.checked,
        hint=None if state.checked else language.word(f"screen.hint.{exercise.pick}"),
    )
    kicker = language.word(f"screen.kind.choice.{exercise.pick}")
    if not state.checked:
        actions = Actions(key="actions", actions=(check_action(language),))
        return Shown(kicker, (*told, choices, actions), focus="answer")
    feedback = _feedback(exercise, state, language)
    buttons = after_actions(language, right=state.is_right(exercise), opened=state.opened)
    after: tuple[Block, ...] = (feedback, Actions(key="actions", actions=buttons))
    return Shown(kicker, (*told, choices, *after), focus="feedback", announce=feedback.title)


def _option(option: Option, state: ChoiceState, language: Language) -> ChoiceOption:
    picked = option.id in state.picked
    mark = _mark(option, picked, state)
    return ChoiceOption(
        value=option.id,
        label=line(option.text),
        picked=picked,
        mark=mark,
        mark_text=language.word(f"screen.mark.{mark}") if mark else None,
        feedback=text(option.feedback) if state.opened and not picked else None,
    )


def _mark(option: Option, picked: bool, state: ChoiceState) -> Mark | None:
    if not state.checked:
        return None
    if picked:
        return "fits" if option.right else "not"
    return "missed" if option.right and state.opened else None


def _feedback(exercise: Choice, state: ChoiceState, language: Language) -> Feedback:
    picked = [option for option in exercise.options if option.id in state.picked]
    outcome = _outcome(exercise, state)
    title = language.word(f"screen.choice.{outcome}")
    only = picked[0] if len(picked) == 1 else None
    each = () if only else tuple(Part(label=option.text, text=text(option.feedback)) for option in picked)
    mistakes = [option.mistake for option in picked if option.mistake]
    named = language.mistake(mistakes[0]) if mistakes else ()
    afterword = afterword_parts(exercise.afterword, outcome, state.opened, language)
    return Feedback(
        key="feedback",
        tone=TONES[outcome],
        title=title,
        text=text(only.feedback) if only else [],
        parts=(*each, *named, *afterword, language.competencies(exercise.competencies)),
        cites=language.cites(exercise.sources),
    )


def _outcome(exercise: Choice, state: ChoiceState) -> Outcome:
    if state.is_right(exercise):
        return "right"
    return "partly" if exercise.right.intersection(state.picked) else "not"
