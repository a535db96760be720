"""The screens of a ``rewrite``."""

from toolkit.course.kinds.rewrite import Better, Rewrite, RewriteState
from toolkit.screen.blocks import Action, Actions, Block, ChoiceOption, Choices, Entry, Feedback, Kept, Part, Prose
from toolkit.screen.keep import keep
from toolkit.screen.language import Language
from toolkit.screen.pen import pen_lines
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, plain, text


def show_rewrite(exercise: Rewrite, state: RewriteState, language: Language) -> View:
    """The sentence and room for her own; then better ones to compare with; then what she could add to hers."""
    kicker = language.word("screen.kind.rewrite")
    written = _written(exercise, language)
    if state.phase == "writing":
        compare = Action(do="compare", label=language.word("screen.rewrite.compare"), primary=True)
        return View(kicker, (*written, Actions(key="actions", actions=(compare,))), focus="situation")
    why, others, ticks = _why(exercise, language), _others(exercise, language), _ticks(exercise, state, language)
    if state.phase == "compared":
        look = Action(do="look", label=language.word("screen.rewrite.look"), primary=True, submits=True)
        blocks = (*written, why, others, ticks, Actions(key="actions", actions=(look,)))
        new = ticks.key if state.has else why.key
        return View(kicker, blocks, focus=new, announce="" if state.has else why.title)
    again = Action(do="again", label=language.word("screen.rewrite.again"))
    feedback, kept = _feedback(exercise, state, language), _keep(exercise, language)
    blocks = (*written, why, others, ticks, feedback, kept, Actions(key="actions", actions=(again,)))
    return View(kicker, blocks, focus="feedback", announce=feedback.title)


def _written(exercise: Rewrite, language: Language) -> tuple[Block, ...]:
    """What stays the same on every screen, so that the page keeps what she wrote."""
    own = Entry(
        key="own",
        name="own",
        label=line(language.word("screen.rewrite.own")),
        rows=3,
        private=True,
        hint=language.word("screen.keep.private"),
    )
    harms = Prose(key="harms", title=line(language.word("screen.rewrite.harms")), text=text(exercise.harms))
    return Prose(key="situation", text=text(exercise.situation)), harms, own


def _why(exercise: Rewrite, language: Language) -> Feedback:
    return Feedback(
        key="why",
        tone="neutral",
        title=language.word("screen.rewrite.why"),
        text=text(exercise.why),
        parts=language.behind([exercise]),
    )


def _others(exercise: Rewrite, language: Language) -> Feedback:
    return Feedback(
        key="others",
        tone="safe",
        title=language.word("screen.rewrite.others"),
        text=[],
        parts=(
            *(_other(exercise, better, language) for better in exercise.better),
            language.competencies(exercise.competencies),
        ),
        cites=language.cites(exercise.sources),
    )


def _other(exercise: Rewrite, better: Better, language: Language) -> Part:
    inside = "\n".join(f"- {quality.label}" for quality in exercise.qualities if quality.id in better.has)
    told = (better.why, language.word("screen.rewrite.inside"), inside)
    return Part(label=plain(better.text), text=text("\n\n".join(told)))


def _ticks(exercise: Rewrite, state: RewriteState, language: Language) -> Choices:
    looked = state.phase == "looked"
    return Choices(
        key="has",
        name="has",
        legend=line(language.word("screen.rewrite.which")),
        options=tuple(
            ChoiceOption(value=quality.id, label=line(quality.label), picked=quality.id in state.has)
            for quality in exercise.qualities
        ),
        several=True,
        locked=looked,
        hint=None if looked else language.word("screen.rewrite.hint"),
    )


def _feedback(exercise: Rewrite, state: RewriteState, language: Language) -> Feedback:
    there = [quality.label for quality in exercise.qualities if quality.id in state.has]
    missing = [quality for quality in exercise.qualities if quality.id not in state.has]
    amount = "some" if there and missing else "all" if there else "none"
    ticked = (language.part("screen.rewrite.there", "\n".join(f"- {label}" for label in there)),) if there else ()
    after = (language.part("screen.afterword", exercise.afterword),) if exercise.afterword else ()
    return Feedback(
        key="feedback",
        tone="neutral",
        title=language.word(f"screen.rewrite.{amount}"),
        text=[],
        parts=(
            *ticked,
            *(Part(label=plain(quality.label), text=text(quality.add)) for quality in missing),
            *after,
        ),
    )


def _keep(exercise: Rewrite, language: Language) -> Block:
    harms = Kept(label=language.word("screen.rewrite.harms"), text=plain(exercise.harms))
    return keep(language, harms, Kept(label=language.word("screen.rewrite.kept"), entry="own"))


def rewrite_on_paper(exercise: Rewrite, state: RewriteState, language: Language) -> tuple[Block, ...]:
    """The sentence that harms, lines for another one, and what to look for in it."""
    harms = Prose(key="harms", title=line(language.word("screen.rewrite.harms")), text=text(exercise.harms))
    ticks = Choices(
        key="has",
        name="has",
        legend=line(language.word("screen.rewrite.which")),
        options=tuple(ChoiceOption(value=quality.id, label=line(quality.label)) for quality in exercise.qualities),
        several=True,
    )
    own = pen_lines("own", "screen.rewrite.own", 3, language)
    return Prose(key="situation", text=text(exercise.situation)), harms, own, ticks


SHOWS = Shows("rewrite", show_rewrite, paper=rewrite_on_paper)
