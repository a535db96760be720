"""The screen of a ``reflect``."""

from toolkit.course.kinds.reflect import Prompt, Reflect, ReflectState
from toolkit.screen.blocks import Action, Actions, Block, Entry, Feedback, Kept, Note, Prose
from toolkit.screen.keep import keep
from toolkit.screen.language import Language
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, plain, text


def show_reflect(exercise: Reflect, state: ReflectState, language: Language) -> View:
    """The prompts with room to write, and the afterword once she has finished."""
    kept = (Kept(label=plain(prompt.ask), entry=_key(prompt)) for prompt in exercise.prompts)
    after = (_after(exercise, exercise.afterword, language),) if state.done and exercise.afterword else ()
    blocks: tuple[Block, ...] = (
        Prose(key="opening", text=text(exercise.opening)),
        _note(language),
        *(_entry(prompt, language) for prompt in exercise.prompts),
        keep(language, *kept),
        *after,
        *(() if after else language.sources(exercise.sources)),
        *_actions(exercise, state, language),
    )
    focus = "feedback" if after else "opening"
    announce = language.word("screen.afterword") if after else ""
    return View(language.word("screen.kind.reflect"), blocks, focus=focus, announce=announce)


def _key(prompt: Prompt) -> str:
    return f"prompt-{prompt.id}"


def _note(language: Language) -> Note:
    stays, names = language.word("screen.keep.private"), language.word("screen.reflect.names")
    return Note(key="names", tone="info", text=text(f"{stays}\n\n{names}"))


def _entry(prompt: Prompt, language: Language) -> Entry:
    stays = language.word("screen.keep.stays")
    return Entry(
        key=_key(prompt),
        name=_key(prompt),
        label=line(prompt.ask),
        rows=prompt.rows,
        private=True,
        hint=f"{plain(prompt.hint)} {stays}" if prompt.hint else stays,
    )


def _after(exercise: Reflect, afterword: str, language: Language) -> Feedback:
    return Feedback(
        key="feedback",
        tone="neutral",
        title=language.word("screen.afterword"),
        text=text(afterword),
        parts=(language.competencies(exercise.competencies),),
        cites=language.cites(exercise.sources),
    )


def _actions(exercise: Reflect, state: ReflectState, language: Language) -> tuple[Actions, ...]:
    """Without an afterword there is nothing to ask for."""
    if not exercise.afterword:
        return ()
    do = "again" if state.done else "done"
    action = Action(do=do, label=language.word(f"screen.reflect.{do}"), primary=not state.done)
    return (Actions(key="actions", actions=(action,)),)


SHOWS = Shows("reflect", show_reflect)
