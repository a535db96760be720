"""Characters that cannot stand in a text, or that nobody can see."""

import re
from collections.abc import Iterable, Iterator

from toolkit.content.problem import Problem

GAP = "\ue000"
"""Stands where something could not be read: a text with it is not looked at again."""

_Sort = tuple[str, str, re.Pattern[str]]
_LOST = "save the file as UTF-8 and write the letter again"
_IN_ANY_TEXT: tuple[_Sort, ...] = (
    ("a letter was lost here", _LOST, re.compile("[\ufffd\ud800-\udfff]")),
    (
        "an invisible character stands here",
        "remove it",
        re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"),
    ),
)
_IN_A_FILE: tuple[_Sort, ...] = (
    ("an invisible character stands here", "remove it", re.compile(GAP)),
    (
        "an invisible line break stands here",
        "delete it; press Enter where a new line is meant",
        re.compile("[\x85\u2028\u2029]"),
    ),
)
_ODD_SPACE = re.compile("^[ -]*(?:[a-z_]+:)?(?P<space>[\u00a0\u2000-\u200b\u202f\u2060\u3000])", re.MULTILINE)


def spoilt(path: str, text: str) -> Problem | None:
    """The first character that cannot stand in any text."""
    return next(_found(path, text, _IN_ANY_TEXT), None)


def spoilt_characters(path: str, text: str) -> Iterator[Problem]:
    """What cannot stand in a file of the course: the first of each sort, since what lost one letter lost many."""
    return _found(path, text, (*_IN_ANY_TEXT, *_IN_A_FILE))


def _found(path: str, text: str, sorts: Iterable[_Sort]) -> Iterator[Problem]:
    for message, remedy, unfit in sorts:
        found = unfit.search(text)
        if found:
            yield at_letter(path, text, found.start(), message, remedy)


def without_spoilt(text: str) -> str:
    """The text with a gap in place of each such character, and a space in place of a line break, letter for letter."""
    *others, (_, _, breaks) = (*_IN_ANY_TEXT, *_IN_A_FILE)
    for _, _, unfit in others:
        text = unfit.sub(GAP, text)
    return breaks.sub(" ", text)


def odd_space(path: str, text: str) -> Problem | None:
    """A space from a web page or a text processor where YAML stumbles on it; nobody can see the difference."""
    found = _ODD_SPACE.search(text)
    remedy = "delete it, and type a space"
    return found and at_letter(path, text, found.start("space"), "this space is not one of the keyboard", remedy)


def with_spaces(text: str) -> str:
    """The text with a space of the keyboard in place of each other one where YAML stumbles on it."""
    while found := _ODD_SPACE.search(text):
        text = f"{text[: found.start('space')]} {text[found.end('space') :]}"
    return text


def at_letter(path: str, text: str, index: int, message: str, remedy: str) -> Problem:
    """A problem at a letter of ``text``."""
    before = text[:index]
    return Problem(path, before.count("\n") + 1, len(before) - before.rfind("\n"), message, remedy)
