"""Names and beginnings made from texts."""

import re
import unicodedata
from collections.abc import Container

_LETTERS = re.compile(r"[a-z0-9]+")
_LONGEST_NAME, _MOST_WORDS = 40, 5
_LONGEST_BEGINNING = 60
_LONGEST_QUOTE = 300
CUT_OFF = " …"
"""How a text ends that was cut off."""


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def beginning(text: str) -> str:
    """The first words of a text."""
    words = one_line(text)
    if len(words) <= _LONGEST_BEGINNING:
        return words
    return f"{words[: _LONGEST_BEGINNING - 1].rsplit(' ', 1)[0]}{CUT_OFF}"


def quoted(text: str) -> str:
    """The text on one line as a report tells it; a very long one is cut off."""
    words = one_line(text)
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}{CUT_OFF}"


def name_from(text: str, taken: Container[str], otherwise: str) -> str:
    """A name in small letters, digits and hyphens that is not ``taken``, from the first words of ``text``."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _LETTERS.findall(letters.replace("'", ""))[:_MOST_WORDS]
    name = "-".join(words)[:_LONGEST_NAME].strip("-") or otherwise
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
