"""The markup of Harlowe: macros with hooks, named hooks, variables."""

import re

from toolkit.exchange.twee.links import LINK, Target
from toolkit.exchange.twee.markup.signs import (
    MACRO,
    Rule,
    Sign,
    Source,
    dropped,
    dropping,
    skipping,
    stressing,
)

_KNOWN = re.compile(
    r"if|else-?if|else|unless|set|put|move|into|link(?:-[a-z-]+)?|go-?to|display|print|either|random|cond|nth|live|stop"
    r"|show|hide|rerun|hook|text-?style|text-?colou?r|colou?r|font|align|bg|background|css|transition(?:-[a-z-]+)?|t8n"
    r"|for|loop|event|after|prompt|alert|confirm|dialog|replace|append|prepend|click(?:-[a-z-]+)?|mouseover|enchant"
    r"|change|hover-style|a|array|dm|datamap|ds|dataset|str|num|save-?game|load-?game|undo|restart|reload|box|meter",
    re.IGNORECASE,
)
_GOES = re.compile(r"\(\s*link-?goto\s*:\s*([\"'])(?P<text>.+?)\1\s*(?:,\s*([\"'])(?P<to>.+?)\3\s*)?\)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\|[\w-]+[>)](?=\s*[\[=])")
_NAME_BEHIND = re.compile(r"<[\w-]+\||\([\w-]+\|")
_CHANGER = re.compile(r"[$_][A-Za-z]\w*(?=\[(?!\d+\]|[\"'$_]))")
_ADDED = re.compile(r"\s*\+\s*(?=\(|[$_][A-Za-z])")
_VERBATIM = re.compile(r"(?P<mark>`{1,4})(?P<words>[^`\n]+)(?P=mark)")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")


def macro(source: Source, at: int) -> Sign | None:
    """A macro of any name, with the hook it is put before: the words of the hook stay."""
    if not MACRO.match(source.text, at):
        return None
    end = _chain(source, at)
    if end < 0:
        return dropped(source, at, source.line_end(at))
    goes = _GOES.fullmatch(source.text, at, end)
    if goes:
        return Sign(end, link=Target(goes["text"].strip(), (goes["to"] or goes["text"]).strip()))
    return _with_hook(source, at, end)


def known_macro(source: Source, at: int) -> Sign | None:
    """A macro of a name that Harlowe has; words in brackets with another name may be prose in another format."""
    match = MACRO.match(source.text, at)
    return macro(source, at) if match and (_KNOWN.fullmatch(match["name"]) or match["name"][0] in "$_") else None


def named_hook(source: Source, at: int) -> Sign | None:
    """A hook with its name before it: ``|name>[words]``."""
    match = _NAME_BEFORE.match(source.text, at)
    return _with_hook(source, at, match.end()) if match else None


def changed_hook(source: Source, at: int) -> Sign | None:
    """A hook behind a variable: ``$red[words]``."""
    match = _CHANGER.match(source.text, at)
    return _with_hook(source, at, match.end()) if match and _hook(source, match.end()) else None


def hook_with_name(source: Source, at: int) -> Sign | None:
    """A hook with its name behind it: ``[words]<name|``."""
    close = source.closing.get(at) if source.text[at] == "[" else None
    behind = _NAME_BEHIND.match(source.text, close + 1) if close else None
    return Sign(behind.end(), lost=behind[0], inside=(at + 1, close or at)) if behind else None


def bare_hook(source: Source, at: int) -> Sign | None:
    """A hook without a name, and braces around words that close up space: the words stay."""
    close = source.closing.get(at) if source.text[at] in "[{" else None
    return Sign(close + 1, inside=(at + 1, close)) if close else None


def _chain(source: Source, at: int) -> int:
    """Where a macro ends, with those that are added to it; below zero where it is not closed."""
    close = source.closing.get(at, -1)
    end = close + 1 if close >= 0 else -1
    while end >= 0 and (added := _ADDED.match(source.text, end)):
        variable = _CHANGER.match(source.text, added.end())
        close = source.closing.get(added.end(), -1)
        if variable is None and close < 0:
            break
        end = variable.end() if variable else close + 1
    return end


def _with_hook(source: Source, at: int, end: int) -> Sign:
    """What is left out before a hook, and the words in it."""
    lost = source.text[at:end]
    hook = _hook(source, end)
    if hook is None:
        return Sign(end, lost=lost)
    behind = _NAME_BEHIND.match(source.text, hook[1] + 1)
    return Sign(behind.end() if behind else hook[1] + 1, lost=lost + (behind[0] if behind else ""), inside=hook)


def _hook(source: Source, end: int) -> tuple[int, int] | None:
    """Where the words of the hook stand that follows, if one does; a link is none."""
    space = _SPACE.match(source.text, end)
    opening = space.end() if space else end
    close = source.closing.get(opening) if source.text[opening : opening + 1] == "[" else None
    return (opening + 1, close) if close and not LINK.match(source.text, opening) else None


def verbatim(source: Source, at: int) -> Sign | None:
    """Words between backticks mean only themselves."""
    match = _VERBATIM.match(source.text, at)
    return Sign(match.end(), words=match["words"]) if match else None


CLEAR: tuple[Rule, ...] = (known_macro, named_hook)
OWN: tuple[Rule, ...] = (
    macro,
    hook_with_name,
    changed_hook,
    dropping(r"\[=+"),
    dropping(r"(?<!\w)_[A-Za-z]\w*"),
    verbatim,
    skipping(r"\\\n"),
)
STRESS: tuple[Rule, ...] = (
    stressing("''", "strong"),
    stressing("//", "stress"),
    stressing("**", "strong"),
    stressing("*", "stress"),
    stressing("~~", listed="the line through"),
    stressing("^^", listed="the height of"),
)
LINES: tuple[Rule, ...] = (
    skipping(r"[ \t]*#{1,6}[ \t]*(?=\S)"),
    skipping(r"[ \t]*\*+[ \t]+(?=\S)", "item"),
    skipping(r"[ \t]*(?:0\.)+[ \t]+(?=\S)", "item"),
    skipping(r"[ \t]*-{3,}[ \t]*(?=\n|$)"),
    skipping(r"[ \t]*(?:=+><=+|<=+>|=+>|<=+|\|=+|=+\||=+\|=+)[ \t]*(?=\n|$)", listed=True),
)
