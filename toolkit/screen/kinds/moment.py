"""The screen of a ``moment``."""

from collections.abc import Iterator

from toolkit.course.kinds.moment import Moment, Response
from toolkit.course.kinds.question import QuestionState
from toolkit.screen.blocks import ChoiceOption, Choices, Feedback, Part
from toolkit.screen.kinds.question import asked, option_mark, question_feedback, show_question
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, text

_State = QuestionState[str]


def show_moment(exercise: Moment, state: _State, language: Language) -> View:
    """The situation with its responses and, once answered, what the picked one does to all three."""
    choices = Choices(
        key="answer",
        name="answer",
        legend=asked(exercise),
        options=tuple(_option(response, state, language) for response in exercise.responses),
        locked=state.checked,
        hint=None if state.checked else language.word("screen.moment.hint"),
    )
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.moment"),
        answer=(choices,),
        feedback=_feedback(exercise, state, language),
        check="screen.moment.check",
    )


def _option(response: Response, state: _State, language: Language) -> ChoiceOption:
    picked = response.id == state.answer
    mark = option_mark(state, picked=picked, right=response.better)
    told = [f"**{label}:**{_gap(does)}{does}" for label, does in _effects(response, language)]
    return ChoiceOption(
        value=response.id,
        label=line(response.say),
        picked=picked,
        mark=mark,
        mark_text=language.word(f"screen.moment.mark.{mark}") if mark else None,
        feedback=text("\n\n".join(told)) if state.opened and not picked else None,
    )


def _effects(response: Response, language: Language) -> Iterator[tuple[str, str]]:
    """Whom the response does something to, and what."""
    yield language.word("screen.moment.woman"), response.woman
    yield language.word("screen.moment.group"), response.group
    yield language.word("screen.moment.facilitator"), response.facilitator


def _gap(does: str) -> str:
    """What parts a label from what follows; a list begins a paragraph of its own."""
    return "\n\n" if does.startswith("- ") else " "


def _feedback(exercise: Moment, state: _State, language: Language) -> Feedback | None:
    if not state.checked or state.answer is None:
        return None
    response = exercise.response[state.answer]
    title = language.word(f"screen.moment.{exercise.outcome(response.id)}")
    effects = tuple(Part(label=label, text=text(does)) for label, does in _effects(response, language))
    parts = (*effects, *language.behind([response]))
    return question_feedback(exercise, state, language, title=title, parts=parts)


SHOWS = Shows("moment", show_moment)
