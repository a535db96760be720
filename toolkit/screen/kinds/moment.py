"""The screen of a ``moment``."""

from collections.abc import Iterator

from toolkit.course.kinds.moment import Moment, MomentState, Response, shows_responses
from toolkit.screen.blocks import Actions, Block, ChoiceOption, Choices, Feedback, Part, Prose
from toolkit.screen.kinds.question import asked, option_mark, question_feedback, show_question
from toolkit.screen.kinds.speaking import offer, own_words, own_words_on_paper
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, text


def show_moment(exercise: Moment, state: MomentState, language: Language) -> View:
    """The situation with its responses and, once answered, what the picked one does to all three.

    Where she speaks first, the responses come when she asks for them.
    """
    kicker = language.word("screen.kind.moment")
    if not shows_responses(exercise, state):
        told = Prose(key="question", text=text(exercise.question))
        blocks = (told, own_words(language, "own", before=True), Actions(key="actions", actions=(offer(language),)))
        return View(kicker, blocks, focus=told.key)
    own = (own_words(language, "own", before=False),) if exercise.first else ()
    return show_question(
        exercise,
        state,
        language,
        kicker=kicker,
        answer=(*own, _responses(exercise, state, language)),
        feedback=_feedback(exercise, state, language),
        check="screen.moment.check",
        begun=exercise.first is not None,
    )


def _responses(exercise: Moment, state: MomentState, language: Language) -> Choices:
    return Choices(
        key="answer",
        name="answer",
        legend=asked(exercise),
        options=tuple(_option(response, state, language) for response in exercise.responses),
        locked=state.checked,
        hint=None if state.checked else language.word("screen.moment.hint"),
    )


def _option(response: Response, state: MomentState, language: Language) -> ChoiceOption:
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


def _feedback(exercise: Moment, state: MomentState, language: Language) -> Feedback | None:
    if not state.checked or state.answer is None:
        return None
    response = exercise.response[state.answer]
    title = language.word(f"screen.moment.{exercise.outcome(response.id)}")
    effects = tuple(Part(label=label, text=text(does)) for label, does in _effects(response, language))
    parts = (*effects, *language.behind([response]))
    return question_feedback(exercise, state, language, title=title, parts=parts)


def moment_on_paper(exercise: Moment, state: MomentState, language: Language) -> tuple[Block, ...]:
    """The situation, lines for her own words, and the responses; () where the screen shows the responses at once."""
    if exercise.first is None:
        return ()
    told = Prose(key="question", text=text(exercise.question))
    return told, own_words_on_paper(language, "own"), _responses(exercise, MomentState(), language)


SHOWS = Shows("moment", show_moment, paper=moment_on_paper)
