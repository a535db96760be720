"""The screen of a ``match``."""

from toolkit.course.kinds.match import Match
from toolkit.course.kinds.placing import Placed
from toolkit.course.kinds.question import QuestionState
from toolkit.screen.blocks import Matching, MatchingAnswer
from toolkit.screen.kinds.placing import placing_feedback, placing_item
from toolkit.screen.kinds.question import asked, show_question
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import plain

_State = QuestionState[Placed]


def show_match(exercise: Match, state: _State, language: Language) -> View:
    """The items with their lists of answers and, once answered, which of them go together and why."""
    spare = "more" if len(exercise.answers) > len(exercise.items) else "each"
    matching = Matching(
        key="answer",
        name="answer",
        legend=asked(exercise),
        choose=language.word("screen.match.choose"),
        answers=tuple(MatchingAnswer(value=answer.id, label=plain(answer.label)) for answer in exercise.mixed),
        items=tuple(placing_item(exercise, item, state, language) for item in exercise.items),
        locked=state.checked,
        hint=None if state.checked else language.word(f"screen.match.hint.{spare}"),
    )
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.match"),
        answer=(matching,),
        feedback=placing_feedback(exercise, state, language, "match", exercise.items) if state.checked else None,
        more="screen.match.open",
    )


SHOWS = Shows("match", show_match)
