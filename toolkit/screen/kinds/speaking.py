"""Her own sentence before she sees what others might do: it stays on her page, for no event has room for it."""

from toolkit.screen.blocks import Action, Entry
from toolkit.screen.language import Language
from toolkit.screen.pen import pen_lines
from toolkit.screen.text import line

_ROWS = 3


def own_words(language: Language, key: str, *, before: bool) -> Entry:
    """Room for her sentence. With the same ``key`` it stays while she compares; ``before`` she has seen anything, the
    page asks for it.
    """
    label = "screen.say.own" if before else "screen.say.written"
    hint = language.word("screen.say.hint")
    return Entry(key=key, name=key, label=line(language.word(label)), rows=_ROWS, private=True, hint=hint)


def offer(language: Language) -> Action:
    """The button that shows what others might do."""
    return Action(do="offer", label=language.word("screen.say.offer"), primary=True)


def own_words_on_paper(language: Language, key: str) -> Entry:
    """Lines for her sentence, above what others might do."""
    return pen_lines(key, "screen.say.paper", _ROWS, language)
