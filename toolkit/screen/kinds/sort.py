"""The screen of a ``sort``."""

from toolkit.course.kinds.placing import Placed
from toolkit.course.kinds.question import QuestionState
from toolkit.course.kinds.sort import Sort
from toolkit.screen.kinds.placing import placing_feedback, placing_item, sorting
from toolkit.screen.kinds.question import show_question
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View

_State = QuestionState[Placed]


def show_sort(exercise: Sort, state: _State, language: Language) -> View:
    """The items with their groups and, once answered, which of them fit and why."""
    items = tuple(placing_item(exercise, item, state, language) for item in exercise.items)
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.sort"),
        answer=(sorting(exercise, items, state, language.word("screen.hint.sort")),),
        feedback=placing_feedback(exercise, state, language, "sort", exercise.items) if state.checked else None,
        more="screen.sort.open",
    )


SHOWS = Shows("sort", show_sort)
