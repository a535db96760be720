"""The signs of GIFT: which have a meaning, and how a backslash takes it from them."""

import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"\\([\\:#={}~>n])")
_RESERVED = re.compile(r"[\\:#={}~]")
ANY_ANSWER = "*"
"""The answer that stands for all others; within an answer, for any letters."""

NO_STAR = "\\" + ANY_ANSWER
"""A star to be typed."""


def signs(text: str, sign: str, start: int = 0) -> Iterator[int]:
    """Where a sign (a regular expression) stands that has its meaning."""
    for match in re.compile(rf"\\.|({sign})", re.DOTALL).finditer(text, start):
        if match[1]:
            yield match.start()


def meant(raw: str) -> str:
    """The text that is meant by what is written."""
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], raw)


def gift_text(text: str) -> str:
    """The text with all signs of GIFT taken their meaning, on one line."""
    return _RESERVED.sub(r"\\\g<0>", text).replace("\n", "\\n").replace("->", "-\\>")
