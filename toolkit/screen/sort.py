"""The screen of a ``sort``."""

from toolkit.course.placing import Placed
from toolkit.course.question import QuestionState
from toolkit.course.sort import Item, Sort
from toolkit.screen.blocks import Sorting, SortingGroup, SortingItem
from toolkit.screen.language import Language
from toolkit.screen.placing import placing_feedback, placing_mark
from toolkit.screen.question import asked, show_question
from toolkit.screen.shown import Shown
from toolkit.screen.text import line, plain, text

_State = QuestionState[Placed]


def show_sort(exercise: Sort, state: _State, language: Language) -> Shown:
    """The items with their groups and, once answered, which of them fit and why."""
    sorting = Sorting(
        key="answer",
        name="answer",
        legend=asked(exercise),
        groups=tuple(SortingGroup(value=group.id, label=line(group.label)) for group in exercise.groups),
        items=tuple(_item(exercise, item, state, language) for item in exercise.items),
        locked=state.checked,
        hint=None if state.checked else language.word("screen.hint.sort"),
    )
    right = state.checked and exercise.outcome(state.answer or ()) == "right"
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.sort"),
        answer=(sorting,),
        feedback=placing_feedback(exercise, state, language, "sort") if state.checked else None,
        closed=right,
    )


def _item(exercise: Sort, item: Item, state: _State, language: Language) -> SortingItem:
    group = next(group for group in exercise.groups if group.id == item.group)
    mark, mark_text = placing_mark(exercise, item.id, plain(group.label), state, language)
    explained = mark == "fits" or (mark is not None and state.opened)
    return SortingItem(
        value=item.id,
        label=line(item.text),
        picked=dict(state.answer or ()).get(item.id),
        mark=mark,
        mark_text=mark_text,
        feedback=text(item.feedback) if explained else None,
    )
