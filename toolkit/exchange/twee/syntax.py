"""The syntax of Twee 3: a text → passages with places; what stands in them is not read yet."""

import json
import re
from dataclasses import dataclass, field

from toolkit.exchange.brought import Import
from toolkit.exchange.nodes import Place
from toolkit.exchange.prose.names import quoted

_HEAD = re.compile(r"((?:[^\\\[\]{}]|\\.)*+)(?:\[((?:[^\\\[\]{}]|\\.)*+)\])?\s*+(\{.*\})?\s*+")
_ESCAPE = re.compile(r"\\(.)")
_GUARDED = re.compile(r"^(\\*)::", re.MULTILINE)
_LAYOUT = {"position", "size"}
_MOST_PASSAGES = 5_000


@dataclass
class Written:
    """A passage as it is written; ``at`` is the place of its head."""

    name: str
    tags: tuple[str, ...]
    at: Place
    lines: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The text as it stands in the file, line by line."""
        return _GUARDED.sub(lambda mark: f"{mark[1][1:]}::", "\n".join(self.lines))

    @property
    def last(self) -> int:
        """The number of its last line with anything on it."""
        filled = [number for number, line in enumerate(self.lines, start=1) if line.strip()]
        return self.at.line + (filled[-1] if filled else 0)


def name_in_head(name: str) -> str:
    """A name or tag as it is written in the head of a passage."""
    return re.sub(r"[\\\[\]{}]", r"\\\g<0>", name)


def guarded(text: str) -> str:
    """A text in which no line begins a passage."""
    return _GUARDED.sub(r"\\\g<0>", text)


def read_passages(text: str, found: Import) -> dict[str, Written]:
    """The passages of a file by name; what cannot be read is noted in ``found``."""
    passages: dict[str, Written] = {}
    here: Written | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("::"):
            here = _head(line[2:], Place(number), found)
            if here.name in passages:
                message = f"the passage `{here.name}` is there twice"
                found.problem(here.at, message, "give one of them another name")
            passages.setdefault(here.name, here)
        elif here:
            here.lines.append(line)
        elif line.strip():
            found.problem(Place(number), "a text stands before the first passage", "begin it with `:: ` and a name")
            return {}
    if len(passages) > _MOST_PASSAGES:
        found.problem(Place(1), f"the story has {len(passages):,} passages", "split it into several stories")
        return {}
    return passages


def _is_layout(raw: str) -> bool:
    """Whether it says no more than where Twine draws the passage."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and said.keys() <= _LAYOUT


def _head(raw: str, at: Place, found: Import) -> Written:
    head = _HEAD.fullmatch(raw)
    if head is None:
        found.problem(at, "the head of this passage cannot be read", "write it as `:: Name [tag] {…}`; `\\[` for a `[`")
        return Written(raw.strip(), (), at)
    name = _ESCAPE.sub(r"\1", head[1]).strip()
    if head[3] and not _is_layout(head[3]):
        message = f"`{quoted(head[3])}` in the head of the passage is not carried over"
        found.lose(at, message, "it is not shown elsewhere")
    if not name:
        found.problem(at, "the passage has no name", "write one behind the `::`")
    return Written(name, tuple(_ESCAPE.sub(r"\1", tag) for tag in (head[2] or "").split()), at)
