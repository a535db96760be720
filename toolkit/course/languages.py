"""The languages of the course: which there are, and which way each is written."""

from typing import Literal

Direction = Literal["ltr", "rtl"]

SOURCE = "en"
"""The language in which exercises and words are written."""

SPOKEN = (SOURCE,)
"""The languages in which the course can be read, by their tags."""

VARIABLE = "FACILITATOR_LANGUAGE"
"""Where a kernel finds the language of the page that it works for."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(tag: str) -> Direction:
    """Which way the language with this tag, such as ``en`` or ``he-IL``, is written."""
    return "rtl" if tag.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
