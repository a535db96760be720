"""Asking how sure she is, and what her sureness tells her once she knows how her answer does."""

from toolkit.course.kinds.sureness import SURE
from toolkit.screen.blocks import ChoiceOption, Choices, Part
from toolkit.screen.language import Language
from toolkit.screen.text import line


def ask_sure(language: Language, key: str = "sure") -> Choices:
    """The question how sure she is, which she may leave out."""
    options = tuple(ChoiceOption(value=sure, label=line(language.word(f"screen.sure.{sure}"))) for sure in SURE)
    legend = line(language.word("screen.sure.question"))
    return Choices(key=key, name="sure", legend=legend, options=options, hint=language.word("screen.sure.hint"))


def sureness(sure: str | None, language: Language, *, fits: bool) -> tuple[Part, ...]:
    """What her sureness tells her, next to whether her answer ``fits``; nothing where she did not say."""
    if sure is None:
        return ()
    outcome = "right" if fits else "not"
    return (language.part("screen.sure.title", language.word(f"screen.sure.{sure}.{outcome}")),)
