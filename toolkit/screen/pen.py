"""What paper has that a screen has not: lines to write on with a pen."""

from toolkit.screen.blocks import Entry
from toolkit.screen.language import Language
from toolkit.screen.text import line


def pen_lines(key: str, label: str, rows: int, language: Language) -> Entry:
    """Lines to write on under the word ``label``."""
    return Entry(key=key, name=key, label=line(language.word(label)), rows=rows)
