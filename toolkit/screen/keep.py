"""What a learner may keep of what she made: on her own device or on paper, made by the page itself."""

from toolkit.screen.blocks import Keep, Kept
from toolkit.screen.language import Language
from toolkit.screen.text import text


def keep(language: Language, *parts: Kept) -> Keep:
    """The buttons to keep ``parts``, with a word of care about others who use the device."""
    return Keep(
        key="keep",
        title=language.word("screen.keep.title"),
        text=text(language.word("screen.keep.text")),
        save=language.word("screen.keep.save"),
        print=language.word("screen.keep.print"),
        file=language.word("screen.keep.file"),
        saved=language.word("screen.keep.saved"),
        nothing=language.word("screen.keep.nothing"),
        parts=parts,
    )
