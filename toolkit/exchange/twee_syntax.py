"""The syntax of Twee 3: a text → passages with links and places; no meaning yet.

Links are those of all story formats: ``[[text->target]]``, ``[[target<-text]]``, ``[[text|target]]``, ``[[target]]``.
"""

import re
from dataclasses import dataclass, field

from toolkit.exchange.brought import Import, Place

_HEAD = re.compile(r"((?:[^\\\[\]{}]|\\.)*+)(?:\[((?:[^\\\[\]{}]|\\.)*+)\])?\s*+(?:\{.*\})?\s*+")
_ESCAPE = re.compile(r"\\(.)")
_LINK = re.compile(r"\[\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?\]")
_GUARDED = re.compile(r"^(\\*)::", re.MULTILINE)
_ONLY_LINKS = re.compile(r"(?:[-*>\s]|\[\[[^\[\]\n]+\](?:\[[^\[\]\n]*\])?\])*+")
_ADDRESS = re.compile(r"[a-z]+://|mailto:")
_MOST_PASSAGES = 5_000
_MOST_LINKS = 50


@dataclass(frozen=True)
class Link:
    """A link of a passage: what it shows, and the passage it leads to."""

    text: str
    to: str
    at: Place


@dataclass
class Passage:
    """A passage. ``text`` is without lines that hold only links; within a sentence a link leaves its words."""

    name: str
    tags: tuple[str, ...]
    at: Place
    lines: list[str] = field(default_factory=list)
    text: str = ""
    links: tuple[Link, ...] = ()

    @property
    def body(self) -> str:
        """The text as it stands in the file."""
        return _GUARDED.sub(lambda mark: f"{mark[1][1:]}::", "\n".join(self.lines).strip())


def name_in_head(name: str) -> str:
    """A name or tag as it is written in the head of a passage."""
    return re.sub(r"[\\\[\]{}]", r"\\\g<0>", name)


def guarded(text: str) -> str:
    """A text in which no line begins a passage."""
    return _GUARDED.sub(r"\\\g<0>", text)


def read_passages(text: str, found: Import) -> dict[str, Passage]:
    """The passages of a file by name; what cannot be read is noted in ``found``."""
    passages: dict[str, Passage] = {}
    here: Passage | None = None
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
    for passage in passages.values():
        _read_links(passage, found)
    return passages


def _head(raw: str, at: Place, found: Import) -> Passage:
    head = _HEAD.fullmatch(raw)
    if head is None:
        found.problem(at, "the head of this passage cannot be read", "write it as `:: Name [tag] {…}`; `\\[` for a `[`")
        return Passage(raw.strip(), (), at)
    name = _ESCAPE.sub(r"\1", head[1].strip())
    if not name:
        found.problem(at, "the passage has no name", "write one behind the `::`")
    return Passage(name, tuple(_ESCAPE.sub(r"\1", tag) for tag in (head[2] or "").split()), at)


def _read_links(passage: Passage, found: Import) -> None:
    links: list[Link] = []
    texts: list[str] = []
    for offset, line in enumerate(passage.lines, start=1):
        here = [
            _link(match, Place(passage.at.line + offset, match.start() + 1), found) for match in _LINK.finditer(line)
        ]
        links += [link for link in here if link.to]
        if here and _ONLY_LINKS.fullmatch(line):
            continue
        shown = iter(here)
        texts.append(_LINK.sub(lambda _: next(shown).text, line))  # noqa: B023 - used at once
    if len(links) > _MOST_LINKS:
        found.problem(passage.at, f"the passage has {len(links):,} links", f"keep at most {_MOST_LINKS}")
    whole = Passage("", (), passage.at, texts)
    passage.text, passage.links = whole.body, tuple(links)


def _link(match: re.Match[str], at: Place, found: Import) -> Link:
    inside = match[1]
    if "->" in inside:
        text, to = inside.rsplit("->", 1)
    elif "<-" in inside:
        to, text = inside.split("<-", 1)
    elif "|" in inside:
        text, to = inside.rsplit("|", 1)
    else:
        text = to = inside
    if match[2]:
        found.lose(at, f"what the link sets, `{match[2]}`, is not carried over", "write it as an effect of the move")
    if _ADDRESS.match(to.strip()):
        found.lose(at, f"the link to {to.strip()} is not carried over", "name it as a source")
        to = ""
    return Link(text.strip() or to.strip(), to.strip(), at)
