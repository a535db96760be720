"""The screen of a ``transcript``."""

from toolkit.course.kinds.question import QuestionState
from toolkit.course.kinds.transcript import Marks, Spoken, Tag, Transcript
from toolkit.screen import blocks
from toolkit.screen.blocks import Feedback, Mark, Part, TagMark, TranscriptLine
from toolkit.screen.kinds.question import asked, question_feedback, show_question
from toolkit.screen.language import Language
from toolkit.screen.people import show_people
from toolkit.screen.shows import Shows, View
from toolkit.screen.spoken import numbered
from toolkit.screen.text import plain, text

_State = QuestionState[Marks]


def show_transcript(exercise: Transcript, state: _State, language: Language) -> View:
    """The exchange with the lines to mark and, once checked, her marks and ours at every line."""
    exchange = blocks.Transcript(
        key="answer",
        name="answer",
        legend=asked(exercise),
        lines=tuple(_line(exercise, spoken, state, language) for spoken in exercise.lines),
        tags=tuple(blocks.Tag(value=tag.id, label=plain(tag.label)) for tag in exercise.tags),
        ask=language.word("screen.transcript.ask", speaker="{speaker}", number="{number}"),
        marked=language.word("screen.transcript.marked", labels="{labels}"),
        unmarked=language.word("screen.transcript.unmarked"),
        locked=state.checked,
        hint=None if state.checked else language.word("screen.transcript.hint"),
    )
    return show_question(
        exercise,
        state,
        language,
        kicker=language.word("screen.kind.transcript"),
        answer=(*show_people(exercise.people, language), exchange),
        feedback=_feedback(exercise, state.answer or (), state, language) if state.checked else None,
        check="screen.transcript.check",
    )


def _line(exercise: Transcript, spoken: Spoken, state: _State, language: Language) -> TranscriptLine:
    picked = tuple(tag for line, tag in state.answer or () if line == spoken.id)
    return TranscriptLine(
        value=spoken.id,
        speaker=plain(exercise.person[spoken.by].name),
        text=text(spoken.say),
        open=spoken.by in exercise.facilitators,
        picked=picked,
        marks=_marks(exercise, spoken, picked, language) if state.checked else (),
        note=text(spoken.note) if spoken.note and state.checked else None,
    )


def _marks(exercise: Transcript, spoken: Spoken, picked: tuple[str, ...], language: Language) -> tuple[TagMark, ...]:
    """Her marks and ours at one line."""
    marks: list[tuple[Tag, Mark]] = [
        (tag, "missed" if tag.id not in picked else "fits" if tag.id in spoken.shows else "not")
        for tag in exercise.tags
        if tag.id in picked or tag.id in spoken.shows
    ]
    return tuple(
        TagMark(label=plain(tag.label), mark=mark, mark_text=language.word(f"screen.transcript.mark.{mark}"))
        for tag, mark in marks
    )


def _feedback(exercise: Transcript, answer: Marks, state: _State, language: Language) -> Feedback:
    both, ours = exercise.shown.intersection(answer), exercise.shown.difference(answer)
    counts = {"ours": len(ours), "yours": len(answer) - len(both)}
    differing = [language.word(f"screen.transcript.{whose}", count=count) for whose, count in counts.items() if count]
    written = "\n".join(f"- {tag}" for tag in differing)
    return question_feedback(
        exercise,
        state,
        language,
        title=language.word(f"screen.transcript.{exercise.outcome(answer)}", both=len(both)),
        written=f"{written}\n\n{language.word('screen.transcript.compare')}" if differing else "",
        parts=(*_overlooked(exercise, ours, language), *_harmful(exercise, language)),
    )


def _overlooked(exercise: Transcript, ours: frozenset[tuple[str, str]], language: Language) -> tuple[Part, ...]:
    """The tag that she left out most often, the lines where it is to be seen, and the competency it belongs to."""
    missed = {tag: [line for line, seen in ours if seen == tag.id] for tag in exercise.tags}
    most = max(exercise.tags, key=lambda tag: len(missed[tag]))
    if not missed[most]:
        return ()
    words = language.word(
        "screen.transcript.left-out",
        tag=most.label,
        lines=numbered((line.id for line in exercise.lines), missed[most], language),
        competency=language.reference.competencies[most.competency].title,
    )
    return (language.part("screen.transcript.overlooked", words),)


def _harmful(exercise: Transcript, language: Language) -> tuple[Part, ...]:
    """The common mistakes that are to be seen, each once."""
    seen = {tag for _, tag in exercise.shown}
    mistakes = dict.fromkeys(tag.mistake for tag in exercise.tags if tag.id in seen)
    return tuple(part for mistake in mistakes for part in language.mistake(mistake))


SHOWS = Shows("transcript", show_transcript)
