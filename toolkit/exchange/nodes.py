"""Exercises as YAML nodes that know their place in the foreign file.

They go to the same reader as those of an exercise file, so that all it checks is told with the place where the author
of the foreign file can mend it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from toolkit.content.reading.nodes import TAG, is_number, is_truth, tag

Nodes = Mapping[str, Node]


class Place(NamedTuple):
    """A place in the foreign file; both count from 1."""

    line: int
    column: int = 1


def place_of(node: Node) -> Place:
    """Where a node stands in the foreign file."""
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def text_node(text: str, at: Place) -> ScalarNode:
    """A text."""
    return ScalarNode(TAG + "str", text, *_marks(at), style='"')


def number_node(number: int, at: Place) -> ScalarNode:
    """A whole number."""
    return ScalarNode(TAG + "int", str(number), *_marks(at))


def truth_node(at: Place, *, truth: bool = True) -> ScalarNode:
    """A ``true`` or ``false``."""
    return ScalarNode(TAG + "bool", "true" if truth else "false", *_marks(at))


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


def written_in(node: Node) -> Any:
    """The value of a node as it is written to an exercise file."""
    if isinstance(node, MappingNode):
        return {key.value: written_in(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [written_in(value) for value in node.value]
    if is_truth(node):
        return node.value == "true"
    return int(node.value) if tag(node) == "int" and is_number(node) else node.value


def _marks(at: Place) -> tuple[Mark, Mark]:
    mark = Mark("", 0, at.line - 1, at.column - 1, None, 0)
    return mark, mark
