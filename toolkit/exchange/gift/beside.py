"""What stands in remarks above a question: the first is of the question, each other one of an answer.

Remarks within the braces would be beside their answers, but not every reader passes over them there. So a remark names
its answer by a mark made from its text; where a text was changed, the order tells.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from yaml.nodes import Node, ScalarNode

from toolkit.exchange.brought import Import
from toolkit.exchange.gift.chunks import KEPT
from toolkit.exchange.gift.question import Answer
from toolkit.exchange.kept import read_kept
from toolkit.exchange.nodes import Nodes, Place

_OF = "of"
_LENGTH = 8


@dataclass(frozen=True)
class Beside:
    """What was kept of a question, and its answers, each with what was kept of it."""

    question: Nodes
    answers: tuple[Answer, ...]


def remark(kept: Mapping[str, Any], of: str | None = None) -> str:
    """The line that keeps something of a question, or of the answer with the text ``of``."""
    mark = {} if of is None else {_OF: _mark(of)}
    return f"{KEPT} {json.dumps({**mark, **kept}, ensure_ascii=False)}"


def read_beside(lines: Sequence[tuple[Place, str]], answers: Sequence[Answer], found: Import) -> Beside | None:
    """What is kept in some lines above a question; None where a problem was noted."""
    read = [(at, read_kept(text, at, found)) for at, text in lines]
    kept = [(at, nodes) for at, nodes in read if nodes is not None]
    whole = [(at, nodes) for at, nodes in kept if _OF not in nodes]
    if len(whole) > 1:
        found.problem(whole[1][0], "what is kept stands here twice", "remove one of the two, or export again")
    if len(whole) > 1 or len(kept) < len(read):
        return None
    each = [(at, nodes) for at, nodes in kept if _OF in nodes]
    return Beside(whole[0][1] if whole else {}, _joined(answers, each, found))


def _joined(
    answers: Sequence[Answer], kept: Sequence[tuple[Place, dict[str, Node]]], found: Import
) -> tuple[Answer, ...]:
    """The answers with what is kept of them; what is kept of one that is gone is lost."""
    waiting = list(kept)
    joined: list[Nodes | None] = []
    for answer in answers:
        mine = next((entry for entry in waiting if _says(entry[1], _mark(_named_by(answer)))), None)
        joined.append(mine[1] if mine else None)
        if mine:
            waiting.remove(mine)
    open_ones = [index for index, nodes in enumerate(joined) if nodes is None]
    if len(open_ones) == len(waiting):
        for index, (_, nodes) in zip(open_ones, waiting, strict=True):
            joined[index] = nodes
        waiting = []
    for at, nodes in (entry for entry in waiting if len(entry[1]) > 1):
        message = f"what is kept of the answer `{_id_in(nodes)}` is not carried over, because no answer has its text"
        found.lose(at, message, "write it into the new file, if it is still needed")
    return tuple(
        replace(answer, kept={name: node for name, node in (nodes or {}).items() if name != _OF})
        for answer, nodes in zip(answers, joined, strict=True)
    )


def _says(nodes: Nodes, mark: str) -> bool:
    node = nodes[_OF]
    return isinstance(node, ScalarNode) and node.value == mark


def _id_in(nodes: Nodes) -> str:
    node = nodes.get("id", nodes[_OF])
    return str(node.value) if isinstance(node, ScalarNode) else ""


def _named_by(answer: Answer) -> str:
    """The text that an answer is known by: that of its label where it has no other."""
    return answer.text.text or (answer.pair.text if answer.pair else "")


def _mark(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:_LENGTH]
