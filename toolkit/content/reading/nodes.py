"""What a YAML node is, in words for an author."""

import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from toolkit.content.reading.spoilt import GAP
from toolkit.course.fields import is_whole_number

TAG = "tag:yaml.org,2002:"
CURLY = "“”„‟«»‘’‚"
"""Quotes that a text processor writes; they are none to YAML."""
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,11})([.][0-9]{1,6})?")
_FOUND = {
    "str": "a text",
    "bool": "a yes-or-no",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
    "timestamp": "a date",
}


def tag(node: Node) -> str:
    """The short name of the kind of value that YAML reads."""
    return str(node.tag).removeprefix(TAG)


def is_text(node: Node) -> bool:
    """Whether YAML reads a text."""
    return tag(node) == "str"


def is_truth(node: Node) -> bool:
    """Whether this is ``true`` or ``false``; YAML has more words for them, which a course does not use."""
    return tag(node) == "bool" and node.value in ("true", "false")


def is_number(node: Node) -> bool:
    """Whether this is a plain whole number, in quotes or not."""
    return isinstance(node, ScalarNode) and is_whole_number(node.value)


def is_decimal(node: Node) -> bool:
    """Whether this is a plain number, perhaps with a fraction, in quotes or not."""
    return isinstance(node, ScalarNode) and _DECIMAL.fullmatch(node.value) is not None


def is_empty(node: Node) -> bool:
    """Whether nothing is written here."""
    return isinstance(node, ScalarNode) and not node.value


def is_gap(node: Node) -> bool:
    """Whether this stands where something could not be read."""
    return isinstance(node, ScalarNode) and GAP in node.value


def is_in_curly_quotes(node: Node) -> bool:
    """Whether the quotes of a text processor stand around a name or a number."""
    return isinstance(node, ScalarNode) and len(node.value) > 1 and node.value[0] in CURLY and node.value[-1] in CURLY


def word(node: Node) -> str:
    """The word that is written; none where a list or a group of keys stands."""
    return str(node.value) if isinstance(node, ScalarNode) else ""


def quoted(node: ScalarNode, what: str) -> str:
    """The remedy for a text that YAML reads as something else; ``what`` it is to be."""
    return f'put it in quotes: "{node.value}"' if node.value else f"write the {what}"


def shown(node: Node) -> str:
    """What is written, or what it is where that cannot be shown."""
    return f"`{node.value}`" if isinstance(node, ScalarNode) and node.value else found(node)


def found(node: Node) -> str:
    """What this is, in words for an author."""
    match node:
        case MappingNode():
            return "a group of keys"
        case SequenceNode():
            return "a list"
    return _FOUND.get(tag(node), "a sign of its own")
