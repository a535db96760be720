"""The screen of an ``order``."""

from toolkit.course.kinds.order import Order, Step
from toolkit.course.kinds.question import QuestionState
from toolkit.screen.blocks import Feedback, Mark, Ordering, OrderingItem
from toolkit.screen.kinds.question import asked, question_feedback, show_question
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, text

_State = QuestionState[tuple[str, ...]]


def show_order(exercise: Order, state: _State, language: Language) -> View:
    """The items in her order and, once answered, which of them stand in a place that fits and why."""
    steps = {item.id: item for item in exercise.items}
    ordering = Ordering(
        key="answer",
        name="answer",
        legend=asked(exercise),
        items=tuple(_item(exercise, steps[name], state, language) for name in state.answer or exercise.first),
        up=language.word("screen.order.up", label="{label}"),
        down=language.word("screen.order.down", label="{label}"),
        moved=language.word("screen.order.moved", label="{label}", place="{place}", count="{count}"),
        locked=state.checked,
        hint=None if state.checked else language.word("screen.order.hint"),
    )
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.order"),
        answer=(ordering,),
        feedback=_feedback(exercise, state, language) if state.checked else None,
        more="screen.order.open",
    )


def _item(exercise: Order, step: Step, state: _State, language: Language) -> OrderingItem:
    mark = _mark(exercise, step, state)
    belongs = mark == "not" and state.opened
    marked = language.word(f"screen.mark.{mark}") if mark else None
    return OrderingItem(
        value=step.id,
        label=line(step.text),
        mark=mark,
        mark_text=_belongs(exercise, step, language) if belongs else marked,
        feedback=text(step.feedback) if mark == "fits" or belongs else None,
    )


def _mark(exercise: Order, step: Step, state: _State) -> Mark | None:
    if not state.checked:
        return None
    return "fits" if step.id in exercise.fitting(state.answer or ()) else "not"


def _belongs(exercise: Order, step: Step, language: Language) -> str:
    first, *others = exercise.places(step.id)
    if others:
        return language.word("screen.order.belongs.among", first=first, last=others[-1])
    return language.word("screen.order.belongs.at", place=first)


def _feedback(exercise: Order, state: _State, language: Language) -> Feedback:
    answer = state.answer or ()
    fitting, count = len(exercise.fitting(answer)), len(exercise.items)
    title = language.word(f"screen.order.{exercise.outcome(answer)}", fitting=fitting, count=count)
    return question_feedback(exercise, state, language, title=title)


SHOWS = Shows("order", show_order)
