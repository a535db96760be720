"""A YAML file as nodes that know their place, or the problems that keep it from being read.

The nodes are read instead of plain dictionaries, so that every later problem has a line and a column.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from toolkit.content.problem import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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


@dataclass(frozen=True)
class Document:
    """The text at ``path``: its top node, or the problems found in reading it."""

    path: str
    top: Node | None
    problems: tuple[Problem, ...]

    def problem(self, node: Node, message: str, remedy: str) -> Problem:
        """A problem at the place of ``node``."""
        return Problem(self.path, node.start_mark.line + 1, node.start_mark.column + 1, message, remedy)


def read_document(path: str, text: str) -> Document:
    """The document in ``text``; never raises on bad text."""
    if len(text) > _LARGEST:
        remedy = "split it into several exercises"
        return Document(path, None, (Problem(path, 1, 1, f"the file has {len(text):,} characters", remedy),))
    try:
        unfit = _spoilt(path, text) or _too_deep(path, text)
        top = None if unfit else _compose(text)
    except yaml.YAMLError as error:
        return Document(path, None, (_syntax_problem(path, text, error),))
    if unfit:
        return Document(path, None, (unfit,))
    if top is None:
        remedy = "begin with `kind:`; `exercises/README.md` has an example of each kind"
        return Document(path, None, (Problem(path, 1, 1, "the file is empty", remedy),))
    problems = tuple(_unsafe(Document(path, top, ()), top))
    return Document(path, None if problems else top, problems)


def _spoilt(path: str, text: str) -> Problem | None:
    """The first character that cannot stand in a text."""
    for (message, remedy), unfit in _SPOILT.items():
        found = unfit.search(text)
        if found:
            before = text[: found.start()]
            return Problem(path, before.count("\n") + 1, len(before) - before.rfind("\n"), message, remedy)
    return None


def _too_deep(path: str, text: str) -> Problem | None:
    """Looked for before there are nodes: libyaml makes them by recursion in C, and great depth ends the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            return Problem(path, *_place(event.start_mark), "the file is nested too deeply", "make it flatter")
    return None


def _compose(text: str) -> Node | None:
    loader = _LOADER(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _syntax_problem(path: str, text: str, error: yaml.YAMLError) -> Problem:
    line, column = _place(getattr(error, "problem_mark", None) or getattr(error, "context_mark", None))
    found = getattr(error, "problem", None) or str(error).splitlines()[0]
    here = "".join(text.split("\n")[line - 1 : line])[column - 1 : column]
    return Problem(path, line, column, f"this is not YAML: {found}", _syntax_remedy(found, here))


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _syntax_remedy(found: str, here: str) -> str:
    if here == "\t" or "tab character" in found:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in found:
        return 'put the text in quotes, because it holds a colon: "…: …"'
    if "alias" in found or "anchor" in found or "alphabetic or numeric" in found:
        return "put the text in quotes, because & and * at its start mean something else in YAML"
    if "cannot start" in found:
        return f"put the text in quotes, because {here} at its start means something else in YAML"
    if "another document" in found or "single document" in found:
        return "remove the line `---`; one file holds one exercise"
    return "look at the quotes, the indentation and the colons on this line and the one above"


def _unsafe(document: Document, top: Node) -> Iterator[Problem]:
    """Things that YAML allows and a course file must not hold: aliases and tags of its own."""
    seen: set[int] = set()
    repeated: dict[int, Node] = {}
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            repeated.setdefault(id(node), node)
            continue
        seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:"):
            yield document.problem(node, f"the tag {node.tag!r} is not used in course files", "remove it")
        waiting.extend(_children(node))
    for node in repeated.values():
        remedy = "write the part out each time; translators and readers then see what is there"
        yield document.problem(node, "this part is used again further down (`&` and `*`)", remedy)


def _children(node: Node) -> Iterator[Node]:
    match node:
        case MappingNode(value=pairs):
            for key, value in pairs:
                yield key
                yield value
        case SequenceNode(value=items):
            yield from items
        case ScalarNode():
            return
