"""A YAML file as nodes that know their place, or the problems that keep it from being read.

The nodes are read instead of plain dictionaries, so that every later problem has a line and a column. What nodes
no longer show (anchors, and remarks that cut a text off) is looked for before, in the events that they are made of.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
)
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.resolver import Resolver

from toolkit.content.problem import Problem
from toolkit.content.reading.mending import DEEPEST, LOADER, Mended, mend
from toolkit.content.reading.nodes import TAG, is_gap
from toolkit.content.reading.spoilt import GAP, spoilt_characters, without_spoilt
from toolkit.content.reading.syntax import place

_RESOLVER = Resolver()
_LARGEST = 1_000_000
_SIGNS = re.compile(r"(?:[&!]\S*[ \t]+)+(?=\S)|[&!*]")
_JOINED = re.compile(r"\n[ \t]*\r?\n|\n[ \t]*- ")
_MARK_OF_WINDOWS = "\ufeff"
_REMARK = re.compile(r"[ \t]+#|[ \t]*\r?\n(?P<indent> +)#")
_INDENT = re.compile(r"[ -]*")


@dataclass(frozen=True)
class Document:
    """The text at ``path``: its top node, and the problems found in reading it.

    Where there are problems, the nodes are those of what could be read: ``gaps`` are the lines that could not, and
    ``moved`` says of a line by how many columns its nodes stand further right than in the file.
    """

    path: str
    top: Node | None
    problems: tuple[Problem, ...]
    gaps: frozenset[int] = frozenset()
    moved: Mapping[int, int] = field(default_factory=dict)

    def problem(self, node: Node, message: str, remedy: str) -> Problem:
        """A problem at the place of ``node``."""
        line, column = place(node.start_mark)
        return Problem(self.path, line, max(column - self.moved.get(line, 0), 1), message, remedy)

    def lacks_some(self, node: Node) -> bool:
        """Whether something within ``node`` could not be read."""
        first, last = node.start_mark.line, node.end_mark.line + (node.end_mark.column > 0)
        while first in self.gaps:
            first -= 1
        return any(first < gap <= last for gap in self.gaps) or (node is self.top and bool(self.gaps))

    def is_told(self, node: Node) -> bool:
        """Whether ``node`` could not be read, or stands on a line that was out of place: that is told already."""
        if not self.problems:
            return False
        return is_gap(node) or (node is not self.top and node.start_mark.line + 1 in self.gaps)


def read_yaml(path: Path) -> Document:
    """The document in the file at ``path``; never raises on a bad text, nor on bytes that are none.

    A letter that is not UTF-8 becomes the sign for a lost one, which is then a problem.
    """
    try:
        return read_document(str(path), path.read_text("utf-8", errors="replace"))
    except OSError as error:
        return Document(str(path), None, (unreadable(path, error),))


def unreadable(path: Path, error: OSError) -> Problem:
    """The problem with a file that the system does not give out."""
    remedy = "make sure that it is there and that you may read it"
    return Problem(str(path), 1, 1, f"the file cannot be read: {error.strerror or error}", remedy)


def read_document(path: str, text: str) -> Document:
    """The document in ``text``; never raises on bad text."""
    text = text.removeprefix(_MARK_OF_WINDOWS)
    if len(text) > _LARGEST:
        remedy = "split it into several exercises"
        return Document(path, None, (Problem(path, 1, 1, f"the file has {len(text):,} characters", remedy),))
    characters = tuple(spoilt_characters(path, text))
    mended = mend(path, without_spoilt(text) if characters else text)
    document = _read(path, mended) if mended.whole else Document(path, None, ())
    problems = tuple(sorted((*characters, *mended.problems, *document.problems)))
    if document.top is None and not problems:
        remedy = "begin with `kind:`; `exercises/README.md` has an example of each kind"
        problems = (Problem(path, 1, 1, "the file is empty", remedy),)
    return replace(document, problems=problems)


def _read(path: str, mended: Mended) -> Document:
    """The nodes of a text that YAML can read, and what an author wrote in it that no reader would see.

    libyaml makes nodes by recursion in C, so great depth would end the process: there are none then.
    """
    text, problems, signs = mended.text, [], []
    depth = documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        here = place(event.start_mark)
        if depth > DEEPEST:
            return Document(path, None, (Problem(path, *here, "the file is nested too deeply", "make it flatter"),))
        if documents > 1:
            remedy = "remove `---`; one file holds one exercise"
            problems.append(Problem(path, *here, "a second document begins here", remedy))
            text = text[: event.start_mark.index]
            break
        if isinstance(event, NodeEvent):
            lost = list(_lost(path, text, event, moved=bool(mended.gaps)))
            problems += lost
            signs += [event.start_mark.index] if lost else []
    top = _compose(_without_signs(text, signs))
    if not isinstance(top, MappingNode) and (problems or mended.problems):
        top = None
    return Document(path, top, tuple(problems), mended.gaps, mended.moved)


def _without_signs(text: str, places: list[int]) -> str:
    """The text without anchors and tags, letter for letter; what nothing is left of becomes a gap."""
    for index in places:
        sign = _SIGNS.match(text, index)
        if sign:
            spaces = " " * len(sign[0]) if len(sign[0]) > 1 else GAP
            text = f"{text[:index]}{spaces}{text[sign.end() :]}"
    return text


def _lost(path: str, text: str, event: NodeEvent, *, moved: bool) -> Iterator[Problem]:
    """What an author wrote and no reader would see; where lines were ``moved``, remarks below a text mean nothing."""
    here = place(event.start_mark)
    if event.anchor:
        sign = "*" if isinstance(event, AliasEvent) else "&"
        remedy = "put the whole text in quotes; write a part that is needed twice out twice"
        yield Problem(path, *here, f"`{sign}{event.anchor}` is lost, because {sign} is a sign of YAML", remedy)
    tag = getattr(event, "tag", None) or TAG
    if not tag.startswith(TAG):
        yield Problem(path, *here, f"the tag {tag!r} is not used in course files", "remove it")
    if isinstance(event, ScalarEvent) and _is_cut_off(text, event, below=not moved):
        remedy = 'put the text in quotes: "…"; a remark stands on a line of its own, indented like the one above'
        yield Problem(path, *place(event.end_mark), "the text ends here, because # begins a remark", remedy)
    if isinstance(event, ScalarEvent) and event.style != "|" and _is_joined(text, event):
        remedy = "write `|` after the colon, and the text below it, indented by two spaces"
        yield Problem(path, *here, "the paragraphs or list items of this text run into one", remedy)


def _is_joined(text: str, event: ScalarEvent) -> bool:
    """Whether a text that is not introduced by ``|`` has an empty line or a list in it."""
    return _JOINED.search(text[event.start_mark.index : event.end_mark.index].strip()) is not None


def _is_cut_off(text: str, event: ScalarEvent, *, below: bool) -> bool:
    """Whether a remark goes on where a text without quotes ends, be it on a next line that is indented further."""
    if event.style or _RESOLVER.resolve(ScalarNode, event.value, (True, False)) != TAG + "str":
        return False
    remark = _REMARK.match(text, event.end_mark.index)
    if remark is None:
        return False
    return remark["indent"] is None or (below and len(remark["indent"]) > _indent(text, event))


def _indent(text: str, event: Event) -> int:
    """How far the line on which ``event`` begins is indented; the dash of a list item counts as indentation."""
    start = text.rfind("\n", 0, event.start_mark.index) + 1
    indent = _INDENT.match(text, start)
    return indent.end() - start if indent else 0


def _compose(text: str) -> Node | None:
    loader = LOADER(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()
