"""Which rules hold in a story of each format; a new one is one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from toolkit.exchange.twee.markup import chapbook, every, harlowe, sugarcube
from toolkit.exchange.twee.markup.signs import Rule, between


@dataclass(frozen=True)
class Markup:
    """How the passages of a story are read: rules for any place, and such for the beginning of a line.

    ``markdown`` says that what is left is Markdown; else each of its lines is one.
    """

    rules: Sequence[Rule]
    lines: Sequence[Rule] = ()
    markdown: bool = False


_BEFORE: tuple[Rule, ...] = (every.link, every.picture, *every.comments(), every.hidden)
_CLEAR: tuple[Rule, ...] = (
    *(between("<%", "%>"), sugarcube.macro, every.styled),
    *(*harlowe.CLEAR, every.VARIABLE),
)
_HARLOWE = (*harlowe.OWN, *_CLEAR, *harlowe.STRESS, every.html, harlowe.bare_hook)
_SUGARCUBE = (*sugarcube.OWN, *_CLEAR, *sugarcube.STRESS, every.html)
_ANY = (*sugarcube.OWN, *harlowe.OWN, *_CLEAR, *sugarcube.STRESS, *harlowe.STRESS, every.html, *chapbook.UNSURE)

UNKNOWN = Markup((*_BEFORE, *_ANY), (*chapbook.UNSURE_LINES, *sugarcube.SURE_LINES, *harlowe.LINES))
"""A story that does not tell its format, or one that is not known here."""

MARKUPS: Mapping[str, Markup] = MappingProxyType(
    {
        "harlowe": Markup((*_BEFORE, *_HARLOWE), harlowe.LINES),
        "sugarcube": Markup((*_BEFORE, *_SUGARCUBE), sugarcube.LINES),
        "chapbook": Markup((*_BEFORE, *chapbook.OWN, *_CLEAR), chapbook.LINES, markdown=True),
        "snowman": Markup((*_BEFORE, *_CLEAR), markdown=True),
    }
)
"""The formats by the name that `StoryData` gives, in small letters."""

OURS = Markup((every.link,))
"""A story that an export of ours wrote: its texts stay as they are."""
