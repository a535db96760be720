"""A file of Twee → its story: the title, the beginning, what an export of ours kept, and the passages that tell it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.exchange.brought import Import
from toolkit.exchange.kept import read_kept
from toolkit.exchange.nodes import Nodes, Place
from toolkit.exchange.prose.names import one_line, quoted
from toolkit.exchange.twee.markup import MARKUPS, OURS, UNKNOWN, Markup
from toolkit.exchange.twee.passages import Passage, told
from toolkit.exchange.twee.syntax import Written

TITLE, DATA = "StoryTitle", "StoryData"
KEPT = "facilitator"
FOR_TWINE = re.compile(
    "Story(?:Init|Caption|Menu|Banner|Subtitle|Author|Interface|Settings|Share|DisplayTitle)"
    "|Passage(?:Header|Footer|Ready|Done)"
)
_FOR_TWINE_ALONE = frozenset({"ifid", "format-version", "tag-colors", "zoom"})
_AGAIN = "export the story from Twine again"
_TAGS_FOR_TWINE = frozenset(
    {"script", "stylesheet", "header", "footer", "startup", "debug-header", "widget", "Twine.private", "annotation"}
)


@dataclass(frozen=True)
class Story:
    """A story. ``at`` is where its beginning is named; ``ours`` tells that an export of ours wrote it.

    ``kept`` is what that export kept in a passage at the place ``beside``.
    """

    title: str
    title_at: Place
    start: object
    at: Place
    kept: Nodes
    beside: Place
    ours: bool
    passages: Mapping[str, Passage]


def read_story(written: Mapping[str, Written], found: Import) -> Story:
    """The story in the passages of a file. What only Twine needs is noted as lost."""
    beside = next((each for each in written.values() if KEPT in each.tags), None)
    kept = (read_kept(beside.body, beside.at, found) or {}) if beside else {}
    start, markup, at = _data(written.get(DATA), found)
    markup = OURS if kept else markup
    title = written.get(TITLE)
    passages = {
        name: told(each, markup, found)
        for name, each in written.items()
        if each is not beside and name not in (TITLE, DATA) and _is_told(each, found)
    }
    said = title.body.strip() if title else ""
    return Story(
        title=said if kept else one_line(said),
        title_at=title.at if title else at,
        start=start.strip() if isinstance(start, str) else start,
        at=at,
        kept=kept,
        beside=beside.at if beside else Place(1),
        ours=bool(kept),
        passages=passages,
    )


def _data(data: Written | None, found: Import) -> tuple[object, Markup, Place]:
    """The name of the first passage, the markup of the format that is named, and where."""
    otherwise = ("Start", UNKNOWN, data.at if data else Place(1))
    if data is None:
        return otherwise
    try:
        told_of = json.loads(data.body)
    except (ValueError, RecursionError):
        message = f"`{DATA}` is not carried over, because it is not JSON"
        found.lose(data.at, message, _AGAIN, last=data.last)
        return otherwise
    if not isinstance(told_of, dict):
        found.lose(data.at, f"`{DATA}` is not carried over, because it is no group of names", _AGAIN, last=data.last)
        return otherwise
    _note_unknown(told_of, data, found)
    markup = MARKUPS.get(str(told_of.get("format", "")).lower(), UNKNOWN)
    return told_of.get("start", "Start"), markup, data.at


def _note_unknown(told_of: Mapping[str, object], data: Written, found: Import) -> None:
    """Notes what is said of the story that is not known here."""
    for name in told_of.keys() - _FOR_TWINE_ALONE - {"start", "format"}:
        message = f"`{quoted(name)}: {quoted(str(told_of[name]))}` of `{DATA}` is not carried over"
        found.lose(data.at, message, "it is not shown elsewhere")
    story_format = str(told_of.get("format", ""))
    if story_format and story_format.lower() not in MARKUPS:
        message = f"the format `{quoted(story_format)}` is not known: what is a sign in another one is taken for one"
        found.lose(data.at, message, "look whether the texts still say what they should")


def _is_told(written: Written, found: Import) -> bool:
    """Whether the passage is part of the story; what only Twine needs is noted."""
    if not (FOR_TWINE.fullmatch(written.name) or _TAGS_FOR_TWINE.intersection(written.tags)):
        return True
    message = f"the passage `{written.name}` is not carried over, because it works in Twine only"
    found.lose(written.at, message, "write what a learner must know into the setting", last=written.last)
    return False
