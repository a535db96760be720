"""Links between passages: ``[[text->target]]``, ``[[target<-text]]``, ``[[text|target]]``, ``[[target]]``.

They are those of all story formats. Names are compared without space at their ends, as Twine does.
"""

import re
from dataclasses import dataclass

_INSIDE = r"(?:\[[^\[\]\n]*\]|(?!\]\]|\]\[|\[\[)[^\n])+?"
LINK = re.compile(rf"\[\[(?!\[)(?P<inside>{_INSIDE})\](?:\[(?P<sets>(?:(?!\]\])[^\n])*)\])?\]")
_ADDRESS = re.compile(r"[a-z]+://|mailto:")


@dataclass(frozen=True)
class Target:
    """What a link shows, and the passage it leads to; ``sets`` is what it changes, ``address`` where it leaves to."""

    text: str
    to: str
    sets: str = ""
    address: str = ""


def target_of(match: re.Match[str]) -> Target:
    """The link that ``LINK`` found."""
    return target_in(match["inside"], match["sets"] or "")


def target_in(inside: str, sets: str = "") -> Target:
    """The link that is written between brackets."""
    if "->" in inside:
        text, to = inside.rsplit("->", 1)
    elif "<-" in inside:
        to, text = inside.split("<-", 1)
    elif "|" in inside:
        text, to = inside.rsplit("|", 1)
    else:
        text = to = inside
    text, to = text.strip() or to.strip(), to.strip()
    return Target(text, "", sets, to) if _ADDRESS.match(to) else Target(text, to, sets)
