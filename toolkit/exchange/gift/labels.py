"""Items of a GIFT question that go with labels: those of ``sort`` and ``match``."""

from collections.abc import Mapping

from yaml.nodes import MappingNode, Node, ScalarNode

from toolkit.exchange.gift.question import Answer, Written
from toolkit.exchange.gift.telling import Telling
from toolkit.exchange.nodes import group_node, keys_of, place_of, text_node
from toolkit.exchange.prose.names import name_from


def labelled(telling: Telling, list_name: str, goes_with: str) -> dict[str, Node]:
    """Items under ``items``, and under ``list_name`` what they go with; what is kept tells the names of these."""
    labels = _Labels(telling, list_name, goes_with)
    items: list[tuple[Answer, dict[str, Node]]] = []
    for answer in telling.asked.answers:
        if answer.pair is None:
            continue
        name = labels.name_of(answer, answer.pair)
        if answer.weight is not None:
            telling.lose_weight(answer)
        if answer.text.text:
            items.append((answer, _item(telling, answer, goes_with, text_node(name, answer.pair.at))))
        elif answer.feedback and answer.feedback.text:
            reason = "nothing goes with this answer"
            telling.lose_feedback(answer.feedback, reason, "write it into the afterword")
    named = telling.named([answer for answer, _ in items], (nodes for _, nodes in items), leave_out={goes_with})
    return {list_name: group_node(labels.used(), telling.asked.at), "items": named}


def _item(telling: Telling, answer: Answer, goes_with: str, name: Node) -> dict[str, Node]:
    return {"text": telling.answer_line(answer), goes_with: name, "feedback": telling.feedback(answer, why=True)}


class _Labels:
    """The labels of one question by name; those that are kept come first."""

    def __init__(self, telling: Telling, list_name: str, goes_with: str) -> None:
        self.telling, self.goes_with = telling, goes_with
        node = telling.asked.kept.get(list_name)
        if node is not None and not isinstance(node, MappingNode):
            message = f"the `{list_name}` that are kept are no group of keys"
            telling.found.problem(place_of(node), message, "remove what is kept, or export again")
        self.kept: Mapping[str, Node] = keys_of(node)
        self.labels: dict[str, str | None] = {name: _label(node) for name, node in self.kept.items()}
        self.nodes: dict[str, Node] = {}

    def name_of(self, answer: Answer, pair: Written) -> str:
        """The name of the label that an item goes with; a new one where it is not known."""
        label, said = self.telling.line(pair), answer.kept.get(self.goes_with)
        name = str(said.value) if isinstance(said, ScalarNode) and self.labels.get(str(said.value)) == label else None
        name = name or next((known for known in self.labels if self.labels[known] == label), None)
        if name is None:
            name = name_from(label, self.labels, self.goes_with)
            self.labels[name] = label
        self.nodes[name] = self.kept.get(name) or group_node({"label": text_node(label, pair.at)}, pair.at)
        return name

    def used(self) -> dict[str, Node]:
        """The labels that the question has, in their order."""
        return {name: self.nodes[name] for name in self.labels if name in self.nodes}


def _label(node: Node) -> str | None:
    label = node if isinstance(node, ScalarNode) else keys_of(node).get("label")
    return str(label.value) if isinstance(label, ScalarNode) else None
