"""The markup of Chapbook: a section of variables, modifiers, notes and inserts. Its texts are Markdown."""

import re

from toolkit.exchange.twee.markup.signs import MACRO, Rule, Sign, Source, dropped

_MODIFIER = re.compile(r"[ \t]*\[(?P<words>[^\[\]\n]+)\][ \t]*(?=\n|$)")
_NEXT = re.compile(r"\n(?=[ \t]*\[[^\[\]\n]+\][ \t]*(?:\n|$))")
_HIDES = re.compile(r"\s*(?:note\b|n\.?b\.?|fixme\b|todo\b|javascript$|css$|ifnever$)", re.IGNORECASE)
_SECTION = re.compile(r"(?:[^\n]*\n)*?--[ \t]*(?=\n|$)")
_SURE_SECTION = re.compile(r"(?:[ \t]*(?:[\w.$]+[ \t]*(?:\([^\n]*\))?[ \t]*:[^\n]*)?\n)*?--[ \t]*(?=\n|$)")
_CLOSED = re.compile(r"\)[ \t]*\n\Z")
_FAR = 200


def variables(source: Source, at: int) -> Sign | None:
    """The section of variables at the top of a passage, to the line ``--``."""
    match = _SECTION.match(source.text) if at == 0 and "\n--" in f"\n{source.text}" else None
    return dropped(source, at, match.end()) if match else None


def sure_variables(source: Source, at: int) -> Sign | None:
    """The same, where each of its lines is a variable with its value."""
    match = _SURE_SECTION.match(source.text) if at == 0 else None
    return dropped(source, at, match.end()) if match else None


def modifier(source: Source, at: int) -> Sign | None:
    """A modifier; one that hides words takes them with it, up to the next one."""
    match = _MODIFIER.match(source.text, at)
    if match is None:
        return None
    if not any(_HIDES.match(part) for part in match["words"].split(";")):
        return dropped(source, at, match.end())
    following = _NEXT.search(source.text, match.end())
    return dropped(source, at, following.start() if following else len(source.text))


def sure_modifier(source: Source, at: int) -> Sign | None:
    """The same, where it is not the hook of a macro on the line before, as in Harlowe."""
    before = _CLOSED.search(source.text, max(0, at - _FAR), at)
    opening = source.opening.get(before.start()) if before else None
    behind_a_macro = opening is not None and MACRO.match(source.text, opening)
    return None if behind_a_macro else modifier(source, at)


def insert(source: Source, at: int) -> Sign | None:
    """An insert: braces with what stands in them."""
    close = source.closing.get(at) if source.text[at] == "{" else None
    return dropped(source, at, close + 1) if close else None


def insert_on_a_line(source: Source, at: int) -> Sign | None:
    """The same, where it ends on its line."""
    sign = insert(source, at)
    return sign if sign and "\n" not in sign.lost else None


OWN: tuple[Rule, ...] = (insert,)
LINES: tuple[Rule, ...] = (variables, modifier)
UNSURE: tuple[Rule, ...] = (insert_on_a_line,)
UNSURE_LINES: tuple[Rule, ...] = (sure_variables, sure_modifier)
