"""What an import found: exercises as YAML nodes that know their place in the foreign file, and what is wrong with it.

The nodes go to the same reader as those of an exercise file, so that all it checks is told with the place where the
author of the foreign file can mend it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from toolkit.content.problem import Problem
from toolkit.content.reading.document import Document, unreadable
from toolkit.content.reading.nodes import TAG, is_number, is_truth, tag
from toolkit.content.reading.spoilt import spoilt

LARGEST = 2_000_000
_DEEPEST = 12
_LONGEST_NAME = 200
Nodes = Mapping[str, Node]


class Place(NamedTuple):
    """A place in the foreign file; both count from 1."""

    line: int
    column: int = 1


@dataclass(frozen=True)
class Brought:
    """One exercise of a foreign file: the name of its file to be, its nodes, and what is still to be written."""

    stem: str
    top: MappingNode
    gaps: tuple[Problem, ...] = ()


@dataclass
class Import:
    """A foreign file that is being read.

    ``lost`` is what cannot be carried over, ``problems`` what keeps the file from being imported at all.
    """

    path: str
    brought: list[Brought] = field(default_factory=list)
    lost: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, at: Place, message: str, remedy: str) -> None:
        """Notes what keeps the file from being imported."""
        self.problems.append(Problem(self.path, *at, message, remedy))

    def lose(self, at: Place, message: str, remedy: str) -> None:
        """Notes what cannot be carried over."""
        self.lost.append(Problem(self.path, *at, message, remedy))

    def gap(self, at: Place, message: str, remedy: str) -> Problem:
        """Something that is still to be written."""
        return Problem(self.path, *at, message, remedy)

    def document(self, brought: Brought) -> Document:
        """What the reader of exercises reads."""
        return Document(self.path, brought.top, ())


def read_foreign(path: Path) -> str | Problem:
    """The text of a foreign file with plain line ends, or the problem that keeps it from being read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        return unreadable(path, error)
    except UnicodeDecodeError as error:
        if len(raw) <= LARGEST:
            before = raw[: error.start]
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
            remedy = "save the file as UTF-8 and look at the letter again"
            return Problem(str(path), before.count(b"\n") + 1, column, "this letter is not UTF-8", remedy)
    if len(raw) > LARGEST:
        return Problem(str(path), 1, 1, f"the file is larger than {LARGEST:,} bytes", "split it and import the parts")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return spoilt(str(path), text) or text


def text_node(text: str, at: Place) -> ScalarNode:
    """A text."""
    return ScalarNode(TAG + "str", text, *_marks(at), style='"')


def truth_node(at: Place) -> ScalarNode:
    """A ``true``."""
    return ScalarNode(TAG + "bool", "true", *_marks(at))


def group_node(nodes: Nodes, at: Place) -> MappingNode:
    """A group of keys; each key stands where its value does."""
    pairs = [(ScalarNode(TAG + "str", name, node.start_mark, node.end_mark), node) for name, node in nodes.items()]
    return MappingNode(TAG + "map", pairs, *_marks(at))


def list_node(nodes: Sequence[Node], at: Place) -> SequenceNode:
    """A list."""
    return SequenceNode(TAG + "seq", list(nodes), *_marks(at))


def keys_node(keys: Iterable[str], at: Place) -> SequenceNode:
    """A list of keys of a reference list."""
    return list_node([text_node(key, at) for key in keys], at)


def keys_of(node: Node | None) -> dict[str, Node]:
    """The keys of a group; none where it is none."""
    return {key.value: value for key, value in node.value} if isinstance(node, MappingNode) else {}


def read_kept(text: str, at: Place, found: Import) -> dict[str, Node] | None:
    """The keys that an export of ours kept as JSON, or None when a problem was noted."""
    try:
        value = json.loads(text, object_pairs_hook=_pairs)
        if not isinstance(value, _Group):
            raise _Unfit("it is not a group of keys")
        return keys_of(_from_json(value, at, 0))
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _Unfit) else "it is not JSON"
        found.problem(at, f"what `facilitator export` kept here cannot be read: {reason}", "remove it, or export again")
    return None


def written_in(node: Node) -> Any:
    """The value of a node as it is written to an exercise file."""
    if isinstance(node, MappingNode):
        return {key.value: written_in(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [written_in(value) for value in node.value]
    if is_truth(node):
        return node.value == "true"
    return int(node.value) if tag(node) == "int" and is_number(node) else node.value


class _Unfit(ValueError):
    """Raised on JSON that no export of ours writes."""


class _Group(dict[str, Any]):
    """A JSON object; other dictionaries are not met."""


def _pairs(pairs: list[tuple[str, Any]]) -> _Group:
    group = _Group(pairs)
    if len(group) < len(pairs):
        raise _Unfit("a name is there twice")
    return group


def _from_json(value: Any, at: Place, depth: int) -> Node:
    if depth > _DEEPEST:
        raise _Unfit("it is nested too deeply")
    match value:
        case bool():
            return ScalarNode(TAG + "bool", "true" if value else "false", *_marks(at))
        case int():
            return ScalarNode(TAG + "int", str(value), *_marks(at))
        case str():
            return text_node(_fit(value), at)
        case list():
            return list_node([_from_json(one, at, depth + 1) for one in value], at)
        case _Group():
            names = {_fit(name): _from_json(one, at, depth + 1) for name, one in value.items()}
            if any(len(name) > _LONGEST_NAME for name in names):
                raise _Unfit(f"a name has more than {_LONGEST_NAME} characters")
            return group_node(names, at)
    raise _Unfit(f"{json.dumps(value)} stands in it")


def _fit(text: str) -> str:
    if spoilt("", text):
        raise _Unfit("an invisible character stands in it")
    return text


def _marks(at: Place) -> tuple[Mark, Mark]:
    mark = Mark("", 0, at.line - 1, at.column - 1, None, 0)
    return mark, mark
