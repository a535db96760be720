"""The prose of a notebook as its reader meets it: blocks of text, headings, and the sources cited."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import mistune

from toolkit.content.notebooks import CITED, Cell, Notebook

Token = Mapping[str, Any]
_PARSE = mistune.create_markdown(renderer=None, plugins=["table"])
_INLINE = frozenset({"text", "emphasis", "strong", "codespan", "link", "image", "softbreak", "linebreak"})


@dataclass(frozen=True)
class ProseCell:
    """What a learner reads in one cell: its paragraphs, headings, list items and table cells, and the sources cited."""

    cell: Cell
    texts: tuple[str, ...]
    cited: frozenset[str]


def prose_cells(notebook: Notebook) -> Iterator[ProseCell]:
    """The prose of a notebook, cell by cell."""
    for cell in notebook.prose:
        texts = tuple(CITED.sub("", text) for text in _texts(tokens(cell.source)))
        yield ProseCell(cell, texts, frozenset(cited(cell.source)))


def title_of(notebook: Notebook) -> str:
    """The title with which a notebook begins; nothing where it begins with none."""
    found = tokens(notebook.cells[0].source) if notebook.cells else []
    return next(_texts(token for token in found if token["type"] == "heading"), "")


def cited(source: str) -> Iterator[str]:
    """The keys of the sources that are cited in Markdown."""
    return (key.strip() for keys in CITED.findall(source) for key in keys.split(","))


def tokens(source: str) -> list[dict[str, Any]]:
    """The blocks of Markdown."""
    found = _PARSE(source)
    return found if isinstance(found, list) else []


def all_tokens(source: str) -> Iterator[Token]:
    """The blocks of Markdown and all that is in them."""
    return _flat(tokens(source))


def _flat(found: Iterable[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from _flat(token.get("children") or ())


def _texts(found: Iterable[Token]) -> Iterator[str]:
    """The text of each block that holds no other blocks."""
    for token in found:
        children = token.get("children") or ()
        if any(child["type"] in _INLINE for child in children):
            yield "".join(_shown(child) for child in children)
        else:
            yield from _texts(children)


def _shown(token: Token) -> str:
    """What is read of an inline token; the address of a link is not."""
    if token["type"] in ("softbreak", "linebreak"):
        return " "
    return str(token.get("raw", "")) or "".join(_shown(child) for child in token.get("children") or ())
