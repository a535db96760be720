"""The screen of a ``case``."""

from dataclasses import replace

from toolkit.course.kinds.case import Case, Check
from toolkit.course.kinds.placing import Placed
from toolkit.course.kinds.question import QuestionState
from toolkit.screen.blocks import Block, Prose, SortingItem, Transcript, TranscriptLine
from toolkit.screen.kinds.placing import placing_feedback, placing_item, sorting
from toolkit.screen.kinds.question import show_question
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.spoken import numbered
from toolkit.screen.text import line, plain, text

_State = QuestionState[Placed]


def show_case(exercise: Case, state: _State, language: Language) -> View:
    """The conversation or the plan, the checklist and, once answered, which verdicts fit and why."""
    checks = tuple(_item(exercise, check, state, language) for check in exercise.checks)
    checklist = sorting(exercise, checks, state, language.word("screen.case.hint"))
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.case"),
        answer=(_material(exercise, language), checklist),
        feedback=placing_feedback(exercise, state, language, "case", exercise.checks) if state.checked else None,
        more="screen.case.open",
    )


def _material(exercise: Case, language: Language) -> Block:
    title = line(language.word("screen.case.material"))
    if exercise.text:
        return Prose(key="material", title=title, text=text(exercise.text))
    lines = tuple(
        TranscriptLine(value=spoken.id, speaker=plain(spoken.by), text=text(spoken.say)) for spoken in exercise.lines
    )
    return Transcript(key="material", name="material", legend=title, lines=lines)


def _item(exercise: Case, check: Check, state: _State, language: Language) -> SortingItem:
    item = placing_item(exercise, check, state, language)
    if item.feedback is None:
        return item
    seen_as = language.word("screen.case.seen-as", verdict=plain(exercise.place_of(check.id).label))
    where = numbered((spoken.id for spoken in exercise.lines), check.lines, language)
    shows = text(language.word("screen.case.where", lines=where)) if where else []
    return replace(
        item,
        mark_text=seen_as if item.mark == "not" else item.mark_text,
        feedback=[*item.feedback, *shows],
    )


SHOWS = Shows("case", show_case)
