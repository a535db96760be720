"""Who has reviewed an exercise, said on each of its screens and on paper."""

from toolkit.course.exercise import Exercise
from toolkit.screen.blocks import Note
from toolkit.screen.language import Language
from toolkit.screen.text import text


def review(exercise: Exercise, language: Language) -> tuple[Note, ...]:
    """Who reviewed it and when, or that nobody has where a mistake in it could cost a life; else nothing."""
    if exercise.reviewed:
        told = language.word("screen.review.by", by=exercise.reviewed.by, on=exercise.reviewed.on)
    elif exercise.high_risk:
        told = language.word("screen.review.none")
    else:
        return ()
    return (Note(key="review", tone="info", text=text(told)),)
