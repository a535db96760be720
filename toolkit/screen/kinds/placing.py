"""What the screens share in which each item is given a place: ``sort``, ``match``, ``case``."""

from collections.abc import Iterable
from typing import Protocol

from toolkit.course.kinds.placing import Placed, Placing
from toolkit.course.kinds.question import QuestionState
from toolkit.screen.blocks import Feedback, Mark, Sorting, SortingGroup, SortingItem
from toolkit.screen.kinds.question import asked, question_feedback
from toolkit.screen.language import Language, Tempting
from toolkit.screen.text import line, plain, text


class PlacedItem(Tempting, Protocol):
    """An item to give a place: what it says, and why it belongs where it does."""

    @property
    def id(self) -> str:
        """Its id among the items."""

    @property
    def text(self) -> str:
        """What is placed."""

    @property
    def feedback(self) -> str:
        """Why it belongs where it does."""


def sorting(exercise: Placing, items: tuple[SortingItem, ...], state: QuestionState[Placed], hint: str) -> Sorting:
    """The ``items`` with all places to choose from."""
    return Sorting(
        key="answer",
        name="answer",
        legend=asked(exercise),
        groups=tuple(SortingGroup(value=place.id, label=line(place.label)) for place in exercise.offered),
        items=items,
        locked=state.checked,
        hint=None if state.checked else hint,
    )


def placing_item(exercise: Placing, item: PlacedItem, state: QuestionState[Placed], language: Language) -> SortingItem:
    """``item`` where she put it and, once that is known to fit or opened, why it belongs where it does."""
    mark, mark_text = _mark(exercise, item.id, state, language)
    explained = mark == "fits" or (mark is not None and state.opened)
    return SortingItem(
        value=item.id,
        label=line(item.text),
        picked=dict(state.answer or ()).get(item.id),
        mark=mark,
        mark_text=mark_text,
        feedback=text(item.feedback) if explained else None,
    )


def placing_feedback(
    exercise: Placing,
    state: QuestionState[Placed],
    language: Language,
    kind: str,
    items: Iterable[PlacedItem],
) -> Feedback:
    """How many items lie where they belong and, once opened, what may lead to another place for the rest of ``items``.

    ``kind`` names the exercise’s kind.
    """
    answer = state.answer or ()
    fitting, outcome = exercise.fitting(answer), exercise.outcome(answer)
    title = language.word(f"screen.{kind}.{outcome}", fitting=len(fitting), count=len(exercise.own))
    elsewhere = [item for item in items if item.id not in fitting] if state.opened else []
    return question_feedback(exercise, state, language, title=title, parts=language.behind(elsewhere))


def _mark(
    exercise: Placing, item: str, state: QuestionState[Placed], language: Language
) -> tuple[Mark | None, str | None]:
    """How ``item`` lies once it was checked, and the words for it."""
    if not state.checked:
        return None, None
    if item in exercise.fitting(state.answer or ()):
        return "fits", language.word("screen.mark.fits")
    if state.opened:
        return "not", language.word("screen.mark.belongs", group=plain(exercise.place_of(item).label))
    return "not", language.word("screen.mark.not")
