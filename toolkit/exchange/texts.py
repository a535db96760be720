"""Texts of other tools as the course writes them, and names made from texts."""

import re
import unicodedata
from collections.abc import Container
from html import unescape

from toolkit.content.reading.spoilt import spoilt

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>]*>|<!--[^<>]*>")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_BREAKS = {"p", "div", "br", "ul", "ol", "hr", *(f"h{level}" for level in range(1, 7))}
_UNSEEN = {"script", "style"}
_MUCH_SPACE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LETTERS = re.compile(r"[a-z0-9]+")
_LONGEST_NAME, _MOST_WORDS = 40, 5


def without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with the course's own marks for paragraphs, list items and stress, and the tags that have none."""
    parts: list[str] = []
    dropped: dict[str, None] = {}
    end, unseen = 0, ""
    for match in _TAG.finditer(text):
        name = (match["name"] or "").lower()
        if not unseen:
            parts.append(unescape(text[end : match.start()]))
            parts.append(_MARKS.get(name) or ("\n\n" if name in _BREAKS else "\n- " if _opens_item(match) else ""))
        if not (name in _MARKS or name in _BREAKS or name == "li"):
            dropped[match[0] if len(match[0]) < _LONGEST_NAME else f"<{name}>"] = None
        unseen = _still_unseen(unseen, name, match["close"])
        end = match.end()
    parts.append("" if unseen else unescape(text[end:]))
    return _tidied("".join(parts)), tuple(dropped)


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


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


def _opens_item(match: re.Match[str]) -> bool:
    return (match["name"] or "").lower() == "li" and not match["close"]


def _still_unseen(unseen: str, name: str, close: str) -> str:
    """The name of the tag whose content is no text, while it is open."""
    if unseen:
        return "" if close and name == unseen else unseen
    return name if name in _UNSEEN and not close else ""


def _tidied(text: str) -> str:
    if spoilt("", text):
        text = "".join(sign for sign in text if not spoilt("", sign))
    return _MUCH_SPACE.sub("\n\n", text).strip()
