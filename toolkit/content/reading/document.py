"""A YAML file as nodes that know their place, or the problems that keep it from being read.

The nodes are read instead of plain dictionaries, so that every later problem has a line and a column. What nodes
no longer show (anchors, and remarks that cut a text off) is looked for before, in the events that they are made of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from yaml.nodes import Node, ScalarNode
from yaml.resolver import Resolver

from toolkit.content.problem import Problem
from toolkit.content.reading.nodes import TAG
from toolkit.content.reading.syntax import place, syntax_problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = Resolver()
_LARGEST = 1_000_000
_DEEPEST = 20
_SPOILT = {
    ("a letter was lost here", "save the file as UTF-8 and write the letter again"): re.compile(
        "[\ufffd\ud800-\udfff]"
    ),
    ("an invisible character stands here", "remove it"): re.compile(
        "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
    ),
}
_ODD_SPACE = re.compile("^[ -]*(?:[a-z_]+:)?(?P<space>[\u00a0\u2000-\u200b\u202f\u2060\u3000])", re.MULTILINE)
_JOINED = re.compile(r"\n[ \t]*\r?\n|\n[ \t]*- ")
_MARK_OF_WINDOWS = "\ufeff"
_REMARK = re.compile(r"[ \t]+#|[ \t]*\r?\n(?P<indent> +)#")
_INDENT = re.compile(r"[ -]*")


@dataclass(frozen=True)
class Document:
    """The text at ``path``: its top node, or the problems found in reading it."""

    path: str
    top: Node | None
    problems: tuple[Problem, ...]

    def problem(self, node: Node, message: str, remedy: str) -> Problem:
        """A problem at the place of ``node``."""
        return Problem(self.path, *place(node.start_mark), message, remedy)


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
    problems = tuple(_problems(path, text))
    top = None if problems else _compose(text)
    if top is None and not problems:
        remedy = "begin with `kind:`; `exercises/README.md` has an example of each kind"
        problems = (Problem(path, 1, 1, "the file is empty", remedy),)
    return Document(path, top, problems)


def _problems(path: str, text: str) -> Iterator[Problem]:
    if len(text) > _LARGEST:
        remedy = "split it into several exercises"
        yield Problem(path, 1, 1, f"the file has {len(text):,} characters", remedy)
        return
    lost = spoilt(path, text)
    if lost:
        yield lost
        return
    try:
        yield from _event_problems(path, text)
    except yaml.YAMLError as error:
        yield _odd_space(path, text) or syntax_problem(path, text, error)


def spoilt(path: str, text: str) -> Problem | None:
    """The first character that cannot stand in a text."""
    for (message, remedy), unfit in _SPOILT.items():
        found = unfit.search(text)
        if found:
            return _at(path, text, found.start(), message, remedy)
    return None


def _odd_space(path: str, text: str) -> Problem | None:
    """A space from a web page or a text processor where YAML stumbles on it; nobody can see the difference."""
    found = _ODD_SPACE.search(text)
    remedy = "delete it, and type a space"
    return found and _at(path, text, found.start("space"), "this space is not one of the keyboard", remedy)


def _at(path: str, text: str, index: int, message: str, remedy: str) -> Problem:
    """A problem at a letter of ``text``."""
    before = text[:index]
    return Problem(path, before.count("\n") + 1, len(before) - before.rfind("\n"), message, remedy)


def _event_problems(path: str, text: str) -> Iterator[Problem]:
    """What must not stand in a course file. Without it nodes can be made: no depth, alias or second document is left.

    libyaml makes nodes by recursion in C, so great depth would end the process.
    """
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        here = place(event.start_mark)
        if depth > _DEEPEST:
            yield Problem(path, *here, "the file is nested too deeply", "make it flatter")
            return
        if documents > 1:
            yield Problem(path, *here, "a second document begins here", "remove `---`; one file holds one exercise")
            return
        if isinstance(event, NodeEvent):
            yield from _lost(path, text, event)


def _lost(path: str, text: str, event: NodeEvent) -> Iterator[Problem]:
    """What an author wrote and no reader would see."""
    here = place(event.start_mark)
    if event.anchor:
        sign = "*" if isinstance(event, AliasEvent) else "&"
        remedy = "put the whole text in quotes; write a part that is needed twice out twice"
        yield Problem(path, *here, f"`{sign}{event.anchor}` is lost, because {sign} is a sign of YAML", remedy)
    tag = getattr(event, "tag", None) or TAG
    if not tag.startswith(TAG):
        yield Problem(path, *here, f"the tag {tag!r} is not used in course files", "remove it")
    if isinstance(event, ScalarEvent) and _is_cut_off(text, event):
        remedy = 'put the text in quotes: "…"; a remark stands on a line of its own, indented like the one above'
        yield Problem(path, *place(event.end_mark), "the text ends here, because # begins a remark", remedy)
    if isinstance(event, ScalarEvent) and event.style != "|" and _is_joined(text, event):
        remedy = "write `|` after the colon, and the text below it, indented by two spaces"
        yield Problem(path, *here, "the paragraphs or list items of this text run into one", remedy)


def _is_joined(text: str, event: ScalarEvent) -> bool:
    """Whether a text that is not introduced by ``|`` has an empty line or a list in it."""
    return _JOINED.search(text[event.start_mark.index : event.end_mark.index].strip()) is not None


def _is_cut_off(text: str, event: ScalarEvent) -> bool:
    """Whether a remark goes on where a text without quotes ends, be it on a next line that is indented further."""
    if event.style or _RESOLVER.resolve(ScalarNode, event.value, (True, False)) != TAG + "str":
        return False
    remark = _REMARK.match(text, event.end_mark.index)
    if remark is None:
        return False
    return remark["indent"] is None or len(remark["indent"]) > _indent(text, event)


def _indent(text: str, event: Event) -> int:
    """How far the line on which ``event`` begins is indented; the dash of a list item counts as indentation."""
    start = text.rfind("\n", 0, event.start_mark.index) + 1
    indent = _INDENT.match(text, start)
    return indent.end() - start if indent else 0


def _compose(text: str) -> Node | None:
    loader = _LOADER(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()
