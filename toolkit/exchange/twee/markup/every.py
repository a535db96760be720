"""Signs that can hardly mean anything else, whatever the format of a story."""

import re

from toolkit.exchange.prose.tags import MARKUP
from toolkit.exchange.twee.links import LINK, target_of
from toolkit.exchange.twee.markup.signs import Rule, Sign, Source, between, dropped, dropping

_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>", re.IGNORECASE)
_STYLES = re.compile(r"@@(?:(?:[\w-]+\s*:[^;@\n]+|[#.][\w-]+(?:[#.][\w-]+)*)\s*;)*")
_REMARK = "the remark"
_IMAGE = re.compile(r"\[[<>]?img\[")


def link(source: Source, at: int) -> Sign | None:
    """A link to a passage, or to a page elsewhere."""
    match = LINK.match(source.text, at)
    return Sign(match.end(), link=target_of(match)) if match else None


def picture(source: Source, at: int) -> Sign | None:
    """A picture of SugarCube, ``[img[…]]``."""
    if not _IMAGE.match(source.text, at):
        return None
    close = source.closing.get(at)
    return dropped(source, at, close + 1 if close else source.line_end(at), "the picture")


def styled(source: Source, at: int) -> Sign | None:
    """Words in a style of SugarCube, ``@@color:red;…@@``: the words stay."""
    match = _STYLES.match(source.text, at)
    if match is None:
        return None
    close = source.find("@@", match.end())
    inside = (match.end(), close) if close >= 0 else None
    return Sign(close + 2 if inside else match.end(), lost=match[0], what="the style", inside=inside)


def hidden(source: Source, at: int) -> Sign | None:
    """A script or a style with what stands in it."""
    match = _HIDDEN.match(source.text, at)
    if match is None:
        return None
    ending = f"</{match[1]}>"
    close = source.find(ending, match.end())
    return dropped(source, at, close + len(ending) if close >= 0 else len(source.text))


def html(source: Source, at: int) -> Sign | None:
    """A tag or an address in angles."""
    match = MARKUP.match(source.text, at)
    return Sign(match.end(), tag=match) if match and match[0] != "<!--" else None


def comments() -> tuple[Rule, ...]:
    """Remarks of authors."""
    return (between("<!--", "-->", _REMARK), between("/*", "*/", _REMARK), between("/%", "%/", _REMARK))


VARIABLE = dropping(r"\$[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[(?:\d+|\"[^\"\n]*\"|'[^'\n]*'|[$_]\w+)\])*")
"""A variable, with what of it is meant."""
