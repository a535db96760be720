"""Passages as they are told: their words, their links, and what of them is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.exchange.brought import Import
from toolkit.exchange.nodes import Place
from toolkit.exchange.twee.links import Target
from toolkit.exchange.twee.markup import OURS, Markup
from toolkit.exchange.twee.markup.reading import Loss, read_markup
from toolkit.exchange.twee.syntax import Written

_MOST_LINKS = 50


@dataclass(frozen=True)
class Link:
    """A link of a passage: what it shows, and where it leads. ``alone`` tells that no words stand beside it."""

    text: str
    to: str
    at: Place
    alone: bool


@dataclass(frozen=True)
class Passage:
    """A passage. ``text`` is without lines that hold only links; within a sentence a link leaves its words."""

    name: str
    tags: tuple[str, ...]
    at: Place
    last: int
    text: str
    links: tuple[Link, ...]
    lost: Sequence[Loss]

    def note_lost(self, found: Import) -> None:
        """Notes what is left out of a passage that is carried over."""
        for loss in self.lost:
            found.lose(loss.at, loss.message, loss.remedy, last=loss.last)


def told(written: Written, markup: Markup, found: Import) -> Passage:
    """A passage as it is told in a story with this markup."""
    read = read_markup(written.body, markup, written.at.line + 1)
    lost = list(read.lost)
    links: list[Link] = []
    if len(read.links) > _MOST_LINKS:
        found.problem(written.at, f"the passage has {len(read.links):,} links", f"keep at most {_MOST_LINKS}")
    for link in read.links[:_MOST_LINKS]:
        shown = link.target.text
        if markup is not OURS:
            inner = read_markup(shown, markup, link.at.line)
            shown, lost = " ".join(inner.text.split()) or link.target.to, [*lost, *inner.lost]
        lost += _lost_of(link.target, link.at)
        if link.target.to:
            links.append(Link(shown, link.target.to, link.at, link.alone))
    lost += [_lost_tag(tag, written.at) for tag in written.tags if markup is not OURS]
    return Passage(written.name, written.tags, written.at, written.last, read.text, tuple(links), lost)


def _lost_of(target: Target, at: Place) -> list[Loss]:
    """What of a link is not carried over."""
    lost = []
    if target.sets:
        message = f"what the link sets, `{target.sets}`, is not carried over"
        lost.append(Loss(at, at.line, message, "write it as an effect of the move"))
    if target.address:
        message = f"the link “{target.text}” to {target.address} is not carried over"
        lost.append(Loss(at, at.line, message, "name it as a source"))
    elif not target.to:
        message = f"the link “{target.text}” is not carried over, because it names no passage"
        lost.append(Loss(at, at.line, message, "write the name of a passage behind its words"))
    return lost


def _lost_tag(tag: str, at: Place) -> Loss:
    return Loss(at, at.line, f"the tag `{tag}` is not carried over", "it is not shown elsewhere")
