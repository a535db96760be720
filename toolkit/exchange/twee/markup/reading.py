"""The text of a passage → its words as the course writes them, its links, and what is left out, with places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from toolkit.exchange.nodes import Place
from toolkit.exchange.prose.markdown import markdown_text
from toolkit.exchange.prose.names import quoted
from toolkit.exchange.prose.paragraphs import SEE, Paragraphs
from toolkit.exchange.prose.tags import Page
from toolkit.exchange.twee.links import Target
from toolkit.exchange.twee.markup.formats import OURS, Markup
from toolkit.exchange.twee.markup.signs import Rule, Sign, Source

_TRIGGERS = re.compile(r"[\[({<$_/*@|`\"?'~^=\\\n]")
_NO_WORDS = re.compile(r"[-*>\s]*")
_REMEDY = "write what it does as a gauge, a flag or a condition, if it is needed"


@dataclass(frozen=True)
class Loss:
    """What is left out, from a place to the line ``last``."""

    at: Place
    last: int
    message: str
    remedy: str


@dataclass
class _Line:
    """A line of the passage: the words and signs on it in their order, and its links."""

    number: int
    parts: list[str | Sign] = field(default_factory=list)
    links: list[tuple[Target, int]] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        """Whether anything but links and what leads to them stands on it."""
        words = "".join(part if isinstance(part, str) else part.words for part in self.parts)
        return not _NO_WORDS.fullmatch(words)


@dataclass(frozen=True)
class PlacedLink:
    """A link of a passage; ``alone`` where its line has no words besides."""

    target: Target
    at: Place
    alone: bool


@dataclass(frozen=True)
class Read:
    """What was read in a passage."""

    text: str
    links: Sequence[PlacedLink]
    lost: Sequence[Loss]


def read_markup(text: str, markup: Markup, first: int) -> Read:
    """What stands in the text of a passage whose first line has the number ``first``."""
    scan = _Scan(text, markup, first)
    scan.run()
    placed = [
        PlacedLink(target, Place(line.number, column), alone)
        for line in scan.lines
        for alone in [not line.has_words]
        for target, column in line.links
    ]
    told = _as_it_stands(scan.lines) if markup is OURS else _told(scan, markup)
    return Read(told, placed, scan.lost)


class _Scan:
    """A passage that is being read from its beginning to its end."""

    def __init__(self, text: str, markup: Markup, first: int) -> None:
        self.source, self.markup, self.first = Source(text), markup, first
        self.lines = [_Line(first)]
        self.lost: list[Loss] = []

    def run(self) -> None:
        """Reads all of it. What is open is kept in a list, so that no depth is too great."""
        text = self.source.text
        opened: list[tuple[int, int, str]] = [(len(text), len(text), "")]
        at = 0
        while opened:
            stop, resume, style = opened[-1]
            sign = self._sign(at, stop) if at < stop else None
            if at >= stop:
                opened.pop()
                self._note_style(style, -1)
                at = resume
            elif sign is None:
                at = self._plain(at, stop)
            else:
                self._take(sign, at)
                if sign.inside:
                    opened.append((sign.inside[1], sign.end, sign.style))
                    self._note_style(sign.style, 1)
                at = sign.inside[0] if sign.inside else sign.end

    def lose(self, offset: int, end: int, message: str, remedy: str) -> None:
        """Notes what is left out."""
        last = self.first + self.source.line_of(max(offset, end - 1))
        place = Place(self.first + self.source.line_of(offset), self.source.column_of(offset) + 1)
        self.lost.append(Loss(place, last, message, remedy))

    def _sign(self, at: int, stop: int) -> Sign | None:
        rules: Sequence[Rule] = self.markup.rules
        if self.source.begins_line(at):
            rules = [*self.markup.lines, *rules]
        elif not _TRIGGERS.match(self.source.text, at):
            return None
        signs = (rule(self.source, at) for rule in rules)
        return next((sign for sign in signs if sign and at < sign.end <= stop), None)

    def _plain(self, at: int, stop: int) -> int:
        """Takes the words up to the next place where a sign may stand."""
        text = self.source.text
        if text[at] == "\n":
            self.lines.append(_Line(self.first + self.source.line_of(at) + 1))
            return at + 1
        following = _TRIGGERS.search(text, at + 1, stop)
        end = following.start() if following else stop
        self.lines[-1].parts.append(text[at:end])
        return end

    def _take(self, sign: Sign, at: int) -> None:
        if sign.lost.strip():
            end = sign.inside[0] if sign.inside else sign.end
            what = f"{sign.what} " if sign.what else ""
            self.lose(at, end, f"{what}`{quoted(sign.lost)}` is not carried over", SEE if what else _REMEDY)
        if sign.link:
            self.lines[-1].links.append((sign.link, self.source.column_of(at) + 1))
        self.lines[-1].parts.append(sign)

    def _note_style(self, style: str, by: int) -> None:
        if style:
            self.lines[-1].parts.append(Sign(0, begin=style if by > 0 else f"/{style}"))


def _as_it_stands(lines: Sequence[_Line]) -> str:
    """The text with the words of its links, without lines that hold only links."""
    return "\n".join(_raw(line) for line in lines if line.has_words or not line.links).strip()


def _raw(line: _Line) -> str:
    return "".join(part if isinstance(part, str) else part.words or _linked(part) for part in line.parts)


def _linked(sign: Sign) -> str:
    return sign.link.text if sign.link else ""


def _told(scan: _Scan, markup: Markup) -> str:
    """The words as the course writes them."""
    if not markup.markdown:
        return _wiki(scan)
    blocks = groupby(scan.lines, key=lambda line: bool(_raw(line).strip()))
    texts = []
    for filled, group in blocks:
        lines = list(group)
        if filled:
            paragraphs = markdown_text(_as_it_stands(lines))
            _pass_on(paragraphs, Place(lines[0].number), scan)
            texts.append(paragraphs.text())
    return "\n\n".join(text for text in texts if text)


def _pass_on(paragraphs: Paragraphs, at: Place, scan: _Scan) -> None:
    scan.lost += [Loss(at, at.line, message, remedy) for message, remedy in paragraphs.lost]


def _wiki(scan: _Scan) -> str:
    """Each line is a paragraph, with HTML where there is any."""
    told = Paragraphs()
    page = Page(told, line_ends=False)
    for line in scan.lines:
        told.begin()
        silent = bool(line.links) and not line.has_words
        for part in line.parts:
            _say(part, page, silent=silent)
        _pass_on(told, Place(line.number), scan)
        told.lost.clear()
    page.close()
    _pass_on(told, Place(scan.lines[-1].number), scan)
    return told.text()


def _say(part: str | Sign, page: Page, *, silent: bool) -> None:
    """Says a part of a line; the words on one that holds only links are not said."""
    if isinstance(part, str):
        page.words("" if silent else part)
    elif part.tag:
        page.take(part.tag.string, part.tag)
    elif part.begin in _STYLES:
        kind, by = _STYLES[part.begin]
        (page.told.strong if kind == "strong" else page.told.stress)(by)
    elif part.begin:
        page.told.begin(item=part.begin == "item")
    elif part.words or (part.link and not silent):
        page.told.say(part.words or _linked(part))


_STYLES = {
    "strong": ("strong", 1),
    "/strong": ("strong", -1),
    "stress": ("stress", 1),
    "/stress": ("stress", -1),
}
