"""Text with HTML in it → a text of the course. What the course has no sign for is listed."""

import re
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType

from toolkit.exchange.prose.names import quoted
from toolkit.exchange.prose.paragraphs import SEE, Paragraphs

_ATTRIBUTES = r"(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*+"
MARKUP = re.compile(
    r"<!--"
    r"|<(?P<address>(?:[a-z][a-z0-9+.-]*://|mailto:|tel:)[^\s<>]+|[^\s<>@/]+@[^\s<>@]+)>"
    rf"|<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?:[\s/](?:{_ATTRIBUTES}|[^<>]*))?)>"
    r"|<[!?][^<>]*>"
)
"""Where HTML stands: the beginning of a comment, an address in angles, a tag, or a word to the browser."""

_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_STRESS = MappingProxyType({"b": "strong", "strong": "strong", "i": "stress", "em": "stress"})
_BREAKS = {
    *("p", "div", "br", "ul", "ol", "hr", "tr", "table", "tbody", "thead", "tfoot", "caption", "dl", "dt", "dd"),
    *("blockquote", "pre", "section", "article", "header", "footer", "center", "figure", "figcaption", "li"),
    *(f"h{level}" for level in range(1, 7)),
}
_UNLISTED = {*_STRESS, "p", "div", "br", "ul", "ol", "li", "hr", "tr", "tbody", "thead", "td", "th"} | {
    f"h{level}" for level in range(1, 7)
}
_LISTED_ALONE = {"href", "src"}
_LOOKS = re.compile(
    r"class|style|id|dir|lang|xml:lang|align|valign|width|height|border|color|face|size|cell(?:padding|spacing)|start"
    r"|(?:col|row)span|bgcolor|target|rel|role|type|href|src|alt|title|[hv]space|scope|clear|loading|rules|data-.*"
)
"""Attributes that say how a thing looks, or that are told of one by one."""

_CELLS = {"td", "th"}
_LISTS = {"ul", "ol"}
_UNSEEN = {"script", "style", "xml", "template"}
ENUMERATED = re.compile(r"[ \t]*(?:\w{1,2}[.)]|[-•–])[ \t]")
"""How a line begins that is one of several, such as `a) ` or `1. `."""

_ENUMERATED_LINE = re.compile(rf"\n(?={ENUMERATED.pattern})")
_LONGEST_TAG = 60
BETWEEN_CELLS = " | "


class Page:
    """HTML on its way to ``told``. With ``line_ends`` each line of it begins a paragraph; else its end is a space."""

    def __init__(self, told: Paragraphs, *, line_ends: bool) -> None:
        self.told = told
        self.line_ends = line_ends
        self._lists: list[int | None] = []
        self._cells = 0
        self._unseen = self._opening = ""
        self._opened: set[str] = set()
        self._hidden: list[str] = []

    def read(self, text: str) -> None:
        """Takes a whole text."""
        self.pass_on(text)
        self.close()

    def pass_on(self, text: str) -> None:
        """Takes a part of a text; what it opens may be closed by the next one."""
        end = 0
        while match := MARKUP.search(text, end):
            self.words(text[end : match.start()])
            end = self.take(text, match)
        self.words(text[end:])

    def words(self, raw: str) -> None:
        """Takes text without tags."""
        if self._unseen:
            self._hidden.append(raw)
            return
        words = unescape(raw)
        for index, line in enumerate(words.split("\n") if self.line_ends else _ENUMERATED_LINE.split(words)):
            if index:
                self.told.begin()
            self.told.say(line)

    def take(self, text: str, match: re.Match[str]) -> int:
        """Takes what ``MARKUP`` found in ``text``; the offset behind it."""
        if match[0] == "<!--":
            return self._comment(text, match.start())
        if self._unseen and not _closes(match, self._unseen):
            self._hidden.append(match[0])
            return match.end()
        if match["address"]:
            self.told.lose(f"the link to {match['address']} is not carried over", "name it as a source")
            self.words(match["address"])
        elif match["name"]:
            self._tag(match[0], match["name"].lower(), match["close"], match["rest"] or "")
        else:
            self.told.lose(f"{quoted(match[0])} is not carried over", SEE)
        return match.end()

    def close(self) -> None:
        """Ends what is open; what was hidden in it is listed."""
        if self._unseen:
            inside = quoted("".join(self._hidden))
            self.told.lose(f"{self._opening} with what stands in it, `{inside}`, is not carried over", SEE)
        self._unseen, self._hidden = "", []

    def _comment(self, text: str, start: int) -> int:
        close = text.find("-->", start + 2)
        end = len(text) if close < 0 else close + 3
        if self._unseen:
            self._hidden.append(text[start:end])
        else:
            self.told.lose(f"the comment `{quoted(text[start:end])}` is not carried over", "it is not shown elsewhere")
        return end

    def _tag(self, whole: str, name: str, close: str, rest: str) -> None:
        if self._unseen:
            self.close()
            return
        if name in _UNSEEN and not close and not rest.rstrip().endswith("/"):
            self._unseen, self._opening = name, quoted(whole)
            return
        if name in _STRESS:
            getattr(self.told, _STRESS[name])(-1 if close else 1)
        elif name in _CELLS:
            self._cell(close)
        elif name in _BREAKS:
            self._break(name, close)
        if not close:
            self._opened.add(name)
            self._note(whole, name, rest)
        elif rest.strip() or name not in self._opened | _UNLISTED:
            self.told.lose(f"{quoted(whole)} is not carried over", SEE)

    def _break(self, name: str, close: str) -> None:
        self._cells = 0
        if name in _LISTS:
            self._lists = self._lists[:-1] if close else [*self._lists[-20:], 0 if name == "ol" else None]
        if name != "li" or close:
            self.told.begin()
            return
        count = self._lists[-1] if self._lists else None
        self.told.begin(item=count is None)
        if count is not None:
            self._lists[-1] = count + 1
            self.told.say(f"{count + 1}) ")

    def _cell(self, close: str) -> None:
        if not close:
            if self._cells:
                self.told.say(BETWEEN_CELLS)
            self._cells += 1

    def _note(self, whole: str, name: str, rest: str) -> None:
        """Lists what the tag brings that is not carried over; words that stand for a picture are."""
        said = attributes(rest)
        if "href" in said:
            self.told.lose(f"the link to {quoted(said['href'])} is not carried over", "name it as a source")
        elif said.get("src"):
            self.told.lose(f"the file {quoted(said['src'])} of <{name}> is not carried over", SEE)
        if not _only_looks(said, rest):
            self.told.lose(f"{quoted(whole)} is not carried over", SEE)
        elif name not in _UNLISTED and not said.keys() & _LISTED_ALONE:
            self.told.lose(f"{whole if len(whole) < _LONGEST_TAG else f'<{name}>'} is not carried over", SEE)
        if said.get("title"):
            self.told.lose(f"the hint “{quoted(said['title'])}” of <{name}> is not carried over", SEE)
        if said.get("alt"):
            self.told.say(f" {said['alt']} ")


def _only_looks(said: Mapping[str, str], rest: str) -> bool:
    """Whether all attributes of a tag are about its looks, or are told of one by one."""
    known = all(_LOOKS.fullmatch(name) for name in said)
    return known and not _ATTRIBUTE.sub("", rest).strip(" \t\n/")


def _closes(match: re.Match[str], name: str) -> bool:
    return bool(match["close"]) and match["name"].lower() == name


def attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag by name."""
    return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(rest[:5000])}


def html_text(text: str, *, line_ends: bool = False) -> Paragraphs:
    """A text with HTML in it. With ``line_ends`` its lines stay lines, as in Moodle's own format."""
    told = Paragraphs()
    Page(told, line_ends=line_ends).read(text)
    return told
