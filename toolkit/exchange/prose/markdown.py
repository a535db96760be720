"""Markdown → a text of the course. What the course has no sign for is listed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import mistune

from toolkit.exchange.prose.names import quoted
from toolkit.exchange.prose.paragraphs import SEE, Paragraphs
from toolkit.exchange.prose.tags import BETWEEN_CELLS, ENUMERATED, Page

_PARSE = mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"])
_LISTED = {
    "block_code": "the frame around code",
    "codespan": "the look of code",
    "block_quote": "the frame around a quotation",
    "table": "the frame of a table",
    "strikethrough": "the line through words",
}
_BLOCKS = {"paragraph", "block_text", "heading", "block_quote", "table_row", "table_head", "thematic_break"}
Token = Mapping[str, Any]


def markdown_text(text: str) -> Paragraphs:
    """A text in Markdown, with the HTML that may stand in it."""
    told = Paragraphs()
    _Reading(told).read(text)
    return told


class _Reading:
    """Markdown on its way to ``told``."""

    def __init__(self, told: Paragraphs) -> None:
        self.told = told
        self.page = Page(told, line_ends=False)
        self.references: dict[str, str] = {}

    def read(self, text: str) -> None:
        """Takes a whole text."""
        tokens, state = _PARSE.parse(text)
        for named in state.env.get("ref_links", {}).values():
            self._link(named)
        if isinstance(tokens, list):
            self._all(tokens)
        self.page.close()

    def _all(self, tokens: Sequence[Token]) -> None:
        for token, follows in zip(tokens, [*tokens[1:], {}], strict=False):
            if token["type"] == "softbreak" and ENUMERATED.match(follows.get("raw", "")):
                self.told.begin()
                continue
            self._one(token)
            if token["type"] == follows.get("type") == "table_cell":
                self.told.say(BETWEEN_CELLS)

    def _one(self, token: Token) -> None:
        kind = token["type"]
        if kind in _LISTED:
            self.told.lose(f"{_LISTED[kind]}, `{quoted(_words_of(token))}`, is not carried over", SEE)
        takes = _TAKES.get(kind)
        if takes:
            takes(self, token)
        else:
            self.block(token)

    def block(self, token: Token) -> None:
        """Whatever holds others."""
        if token["type"] in _BLOCKS:
            self.told.begin()
        self._all(token.get("children", ()))

    def words(self, token: Token) -> None:
        """Words, or the end of a line, which is as good as a space."""
        self.page.words(token.get("raw", "\n"))

    def line_end(self, token: Token) -> None:  # noqa: ARG002
        """The end of a line that stays one."""
        self.told.begin()

    def html(self, token: Token) -> None:
        """HTML within the text."""
        self.page.pass_on(token["raw"])

    def html_block(self, token: Token) -> None:
        """HTML that stands in paragraphs of its own."""
        self.told.begin()
        Page(self.told, line_ends=False).read(token["raw"])

    def stressed(self, token: Token) -> None:
        """Words with stress."""
        change = self.told.strong if token["type"] == "strong" else self.told.stress
        change(1)
        self._all(token["children"])
        change(-1)

    def code(self, token: Token) -> None:
        """Lines that stand as they are."""
        for line in token["raw"].split("\n"):
            self.told.begin()
            self.told.say(line)

    def listed(self, token: Token) -> None:
        """A list, with its numbers where it has any."""
        attrs = token.get("attrs", {})
        first = int(attrs.get("start", 1))
        for number, entry in enumerate(token["children"], start=first):
            self.told.begin(item=not attrs.get("ordered"))
            if attrs.get("ordered"):
                self.told.say(f"{number}) ")
            for child in entry["children"]:
                self._all(child["children"]) if child["type"] in ("block_text", "paragraph") else self._one(child)

    def linked(self, token: Token) -> None:
        """The words of a link."""
        self._link(token["attrs"])
        self._all(token["children"])

    def picture(self, token: Token) -> None:
        """The words that stand for a picture."""
        attrs = token["attrs"]
        title = f" “{quoted(attrs['title'])}”" if attrs.get("title") else ""
        self.told.lose(f"the picture {quoted(attrs['url'])}{title} is not carried over", SEE)
        self._all(token["children"])

    def _link(self, attrs: Mapping[str, Any]) -> None:
        title = f" “{quoted(attrs['title'])}”" if attrs.get("title") else ""
        self.told.lose(f"the link to {quoted(attrs['url'])}{title} is not carried over", "name it as a source")


_TAKES: Mapping[str, Callable[[_Reading, Token], None]] = {
    "text": _Reading.words,
    "codespan": _Reading.words,
    "softbreak": _Reading.words,
    "linebreak": _Reading.line_end,
    "inline_html": _Reading.html,
    "block_html": _Reading.html_block,
    "strong": _Reading.stressed,
    "emphasis": _Reading.stressed,
    "block_code": _Reading.code,
    "list": _Reading.listed,
    "link": _Reading.linked,
    "image": _Reading.picture,
}


def _words_of(token: Token) -> str:
    """All words within a token."""
    info = str(token.get("attrs", {}).get("info", ""))
    return " ".join([info, str(token.get("raw", "")), *(_words_of(child) for child in token.get("children", ()))])
