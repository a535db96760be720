"""The texts of one GIFT question as nodes of an exercise; what they lose on the way, and what is missing, is noted."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from toolkit.content.problem import Problem
from toolkit.content.reading.reader import TO_DO
from toolkit.exchange.brought import Import
from toolkit.exchange.gift.question import NAME, Answer, GiftQuestion, Written
from toolkit.exchange.nodes import Nodes, group_node, text_node
from toolkit.exchange.prose.markdown import markdown_text
from toolkit.exchange.prose.names import CUT_OFF, beginning, name_from, one_line, quoted
from toolkit.exchange.prose.paragraphs import Paragraphs, neutral, plain_text
from toolkit.exchange.prose.tags import html_text

_FORMATS: Mapping[str, Callable[[str], Paragraphs]] = {
    "plain": plain_text,
    "moodle": partial(html_text, line_ends=True),
    "html": html_text,
    "markdown": markdown_text,
    NAME: html_text,
}


class Telling:
    """One question (``asked``) on its way to an exercise. Texts that an export of ours wrote stay as they are."""

    def __init__(self, asked: GiftQuestion, found: Import) -> None:
        self.asked, self.found = asked, found
        self.ours = "kind" in asked.kept
        self.gaps: list[Problem] = []
        self._told: dict[Written, Paragraphs] = {}

    def text(self, written: Written) -> str:
        """The text as the course writes it."""
        return written.text if self.ours else self._carried(written).text()

    def words(self, written: Written) -> str:
        """Its words without any mark; there may be none once tags and pictures are gone."""
        return written.text if self.ours else self._carried(written).words()

    def line(self, written: Written) -> str:
        """The text on one line."""
        return written.text if self.ours else one_line(self.text(written))

    def first_words(self, written: Written) -> str:
        """The beginning of a text, as the course writes it."""
        return beginning(written.text) if self.ours else neutral(beginning(self._carried(written).first_words()))

    def prose(self, written: Written) -> ScalarNode:
        """A text of one paragraph or several."""
        return text_node(self.text(written), written.at)

    def line_node(self, written: Written) -> ScalarNode:
        """A text of one line."""
        return text_node(self.line(written), written.at)

    def question(self) -> ScalarNode:
        """What is asked."""
        if self.words(self.asked.text):
            return self.prose(self.asked.text)
        self.gap(self.asked.text, "the question has no words", "write what is asked")
        return text_node(f"{TO_DO}: what is asked", self.asked.text.at)

    def answer_line(self, answer: Answer) -> ScalarNode:
        """What an answer says."""
        if self.words(answer.text):
            return self.line_node(answer.text)
        self.gap(answer.text, "the answer has no words", "write what it says, or what its picture shows")
        return text_node(f"{TO_DO}: what the answer says", answer.text.at)

    def feedback(self, answer: Answer, *, why: bool = False) -> Node:
        """What is said to an answer; with ``why`` the reason for which an item belongs somewhere."""
        if answer.feedback and self.words(answer.feedback):
            return self.prose(answer.feedback)
        if "feedback" not in answer.kept:
            remedy = "write why it belongs there" if why else "write `#` and what the answer does, behind it"
            self.gap(answer.text, f"`{beginning(self.words(answer.text))}` has no feedback", remedy)
        to_do = "why it belongs there" if why else "what this answer does"
        return text_node(f"{TO_DO}: {to_do}", answer.text.at)

    def gap(self, written: Written, message: str, remedy: str) -> None:
        """Notes what is still to be written."""
        self.gaps.append(self.found.gap(written.at, message, remedy))

    def lose_weight(self, answer: Answer) -> None:
        """Notes that the weight of an answer is lost."""
        message = f"the weight of {answer.weight or 0:g} % is not carried over"
        self.found.lose(answer.text.at, message, "say in its feedback how much of it fits")

    def lose_feedback(self, feedback: Written, reason: str, remedy: str) -> None:
        """Notes that a whole feedback is lost."""
        message = f"the feedback “{quoted(feedback.text)}” is not carried over, because {reason}"
        self.found.lose(feedback.at, message, remedy, last=_last(feedback, message))

    def named(
        self, answers: Sequence[Answer], nodes: Iterable[Mapping[str, Node]], leave_out: Container[str] = ()
    ) -> MappingNode:
        """The entries under their names, each with what was kept beside it."""
        named: dict[str, Node] = {}
        for answer, mine in zip(answers, nodes, strict=True):
            name = self.id_of(answer, named)
            if name in named:
                remedy = "remove what is kept beside one"
                self.found.problem(answer.text.at, f"two answers have the id `{name}`", remedy)
            kept = {key: node for key, node in without_id(answer.kept).items() if key not in leave_out}
            named[name] = group_node({**mine, **kept}, answer.text.at)
        return group_node(named, answers[0].text.at if answers else self.asked.at)

    def id_of(self, answer: Answer, taken: Mapping[str, Any]) -> str:
        """The id that is kept of an answer, or one made from its words."""
        return kept_id(answer.kept) or name_from(self.words(answer.text), taken, "answer")

    def _carried(self, written: Written) -> Paragraphs:
        if written not in self._told:
            told = self._told[written] = _FORMATS[written.format](written.text)
            for message, remedy in told.lost:
                self.found.lose(written.at, message, remedy, last=_last(written, message))
        return self._told[written]


def _last(written: Written, message: str) -> int:
    """The last line of a text that a message cuts off, so that its author finds the rest."""
    return written.last if CUT_OFF in message else 0


def kept_id(kept: Nodes) -> str:
    """The id among what is kept; empty where there is none."""
    node = kept.get("id")
    return str(node.value) if isinstance(node, ScalarNode) else ""


def without_id(kept: Nodes) -> dict[str, Node]:
    """All that is kept but the id."""
    return {name: node for name, node in kept.items() if name != "id"}
