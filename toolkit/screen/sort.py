"""The screen of a ``sort``."""

from toolkit.course.sort import Item, Sort, SortState
from toolkit.screen.blocks import Actions, Block, Feedback, Mark, Sorting, SortingGroup, SortingItem
from toolkit.screen.language import Language
from toolkit.screen.question import TONES, Outcome, after_actions, afterword_parts, check_action, question_parts
from toolkit.screen.shown import Shown
from toolkit.screen.text import line, plain, text


def show_sort(exercise: Sort, state: SortState, language: Language) -> Shown:
    """The items with their groups and, once answered, which of them fit and why."""
    told, asked = question_parts(exercise.question)
    sorting = Sorting(
        key="answer",
        name="answer",
        legend=asked,
        groups=tuple(SortingGroup(value=group.id, label=line(group.label)) for group in exercise.groups),
        items=tuple(_item(exercise, item, state, language) for item in exercise.items),
        locked=state.checked,
        hint=None if state.checked else language.word("screen.hint.sort"),
    )
    kicker = language.word("screen.kind.sort")
    if not state.checked:
        actions = Actions(key="actions", actions=(check_action(language),))
        return Shown(kicker, (*told, sorting, actions), focus="answer")
    feedback = _feedback(exercise, state, language)
    right = len(state.fitting(exercise)) == len(exercise.items)
    buttons = Actions(key="actions", actions=after_actions(language, right=right, opened=state.opened or right))
    after: tuple[Block, ...] = (feedback, buttons)
    return Shown(kicker, (*told, sorting, *after), focus="feedback", announce=feedback.title)


def _item(exercise: Sort, item: Item, state: SortState, language: Language) -> SortingItem:
    picked = dict(state.placed).get(item.id)
    fits = picked == item.group
    mark: Mark | None = ("fits" if fits else "not") if state.checked else None
    explained = state.checked and (fits or state.opened)
    return SortingItem(
        value=item.id,
        label=line(item.text),
        picked=picked,
        mark=mark,
        mark_text=_mark_text(exercise, item, mark, state, language),
        feedback=text(item.feedback) if explained else None,
    )


def _mark_text(exercise: Sort, item: Item, mark: Mark | None, state: SortState, language: Language) -> str | None:
    if mark == "not" and state.opened:
        group = next(group for group in exercise.groups if group.id == item.group)
        return language.word("screen.mark.belongs", group=plain(group.label))
    return language.word(f"screen.mark.{mark}") if mark else None


def _feedback(exercise: Sort, state: SortState, language: Language) -> Feedback:
    fitting, count = len(state.fitting(exercise)), len(exercise.items)
    outcome: Outcome = "right" if fitting == count else "partly" if fitting else "not"
    afterword = afterword_parts(exercise.afterword, outcome, state.opened, language)
    return Feedback(
        key="feedback",
        tone=TONES[outcome],
        title=language.word(f"screen.sort.{outcome}", fitting=fitting, count=count),
        text=[],
        parts=(*afterword, language.competencies(exercise.competencies)),
        cites=language.cites(exercise.sources),
    )
