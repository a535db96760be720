"""The markup of SugarCube: macros, styles, headings, templates. Older formats of Twine have the same signs."""

import re

from toolkit.exchange.twee.links import Target, target_in
from toolkit.exchange.twee.markup.signs import Rule, Sign, Source, dropped, dropping, literal, skipping, stressing

_STRINGS = r"\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'"
_MACRO = re.compile(rf"<<(?P<close>/?)(?P<name>[A-Za-z=-][\w-]*|=)?(?P<rest>(?:{_STRINGS}|[^<>\"']|<(?!<)|>(?!>))*+)>>")
_LEADS = {"link", "button", "click"}
_IN_BRACKETS = re.compile(r"\s*\[\[(?P<inside>[^\[\]\n]+)\](?:\[(?P<sets>[^\n]*?)\])?\]\s*")
_IN_QUOTES = re.compile(r"\s*([\"'])(?P<text>.+?)\1\s+([\"'])(?P<to>.+?)\3\s*")
_HIDING = {"script", "style", "silently", "silent", "widget"}


def macro(source: Source, at: int) -> Sign | None:
    """A macro; one that leads to a passage is a link, and one that hides words takes them with it."""
    if not source.text.startswith("<<", at):
        return None
    close = source.find(">>", at)
    match = _MACRO.match(source.text, at) if close >= 0 else None
    end = match.end() if match else close + 2 if close >= 0 else source.line_end(at)
    if match is None:
        return dropped(source, at, end)
    name = match["name"] or ""
    if match["close"]:
        return Sign(end, lost="" if source.find(f"<<{name}", 0) >= 0 else match[0])
    if name in _HIDING:
        ending = source.find(f"<</{name}>>", end)
        return dropped(source, at, ending + len(name) + 5 if ending >= 0 else end)
    link = _link(match["rest"]) if name in _LEADS else None
    return Sign(end, lost="" if link else match[0], link=link)


def _link(rest: str) -> Target | None:
    brackets = _IN_BRACKETS.fullmatch(rest)
    if brackets:
        return target_in(brackets["inside"], brackets["sets"] or "")
    quotes = _IN_QUOTES.fullmatch(rest)
    return Target(quotes["text"].strip(), quotes["to"].strip()) if quotes else None


OWN: tuple[Rule, ...] = (
    dropping(r"(?<!\w)_[A-Za-z]\w*(?:\.[A-Za-z_]\w*)*"),
    dropping(r"(?<![\w?!.,:;)])\?[A-Za-z_][\w-]*"),
    literal("{{{", "}}}"),
    literal('"""', '"""'),
    literal("<nowiki>", "</nowiki>"),
    literal("<verbatim>", "</verbatim>"),
    skipping(r"\\\n"),
)
STRESS: tuple[Rule, ...] = (
    stressing("''", "strong"),
    stressing("//", "stress"),
    stressing("__", listed="the line below"),
    stressing("==", listed="the line through"),
    stressing("~~", listed="the height of"),
    stressing("^^", listed="the height of"),
)
SURE_LINES: tuple[Rule, ...] = (
    skipping(r"!{1,6}[ \t]*(?=\S)"),
    skipping(r"(?:<<<|>+)[ \t]*(?=[^\s\[>]|\n|$)"),
    skipping(r"-{4,}[ \t]*(?=\n|$)"),
)
LINES: tuple[Rule, ...] = (*SURE_LINES, skipping(r"(?:\*+|#+)[ \t]*(?=[^\s*#])", "item"))
