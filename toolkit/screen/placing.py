"""What the screens share in which each item is given a place: ``sort``, ``match``, ``case``."""

from toolkit.course.placing import Placed, Placing
from toolkit.course.question import QuestionState
from toolkit.screen.blocks import Feedback, Mark
from toolkit.screen.language import Language
from toolkit.screen.question import question_feedback


def placing_mark(
    exercise: Placing, item: str, place: str, state: QuestionState[Placed], language: Language
) -> tuple[Mark | None, str | None]:
    """How ``item`` lies once it was checked, and the words for it; ``place`` names where it belongs."""
    if not state.checked:
        return None, None
    fits = item in exercise.fitting(state.answer or ())
    if not fits and state.opened:
        return "not", language.word("screen.mark.belongs", group=place)
    return ("fits", language.word("screen.mark.fits")) if fits else ("not", language.word("screen.mark.not"))


def placing_feedback(exercise: Placing, state: QuestionState[Placed], language: Language, kind: str) -> Feedback:
    """How many items lie where they belong; ``kind`` names the exercise’s kind."""
    answer = state.answer or ()
    fitting, outcome = len(exercise.fitting(answer)), exercise.outcome(answer)
    title = language.word(f"screen.{kind}.{outcome}", fitting=fitting, count=len(exercise.own))
    return question_feedback(exercise, state, language, title=title)
