"""GIFT questions → exercises, as nodes with places."""

from collections.abc import Container

from yaml.nodes import Node, ScalarNode

from toolkit.content.reading.reader import TO_DO
from toolkit.course.fields import is_key
from toolkit.exchange.brought import Brought, Import
from toolkit.exchange.format import Given
from toolkit.exchange.gift.chunks import chunks
from toolkit.exchange.gift.kinds import KINDS, labels_of
from toolkit.exchange.gift.question import GiftQuestion
from toolkit.exchange.gift.syntax import read_question
from toolkit.exchange.gift.telling import Telling, kept_id
from toolkit.exchange.nodes import group_node, keys_node, place_of, text_node
from toolkit.exchange.prose.names import name_from

_SHAPES = {"choice": ("choice", "moment"), "match": ("sort", "match"), "short": ("short",), "truth": ("choice",)}
"""The kinds that each shape of a question can be of; the first one where nothing else is said."""

_MOST_GROUPS = 5


def from_gift(text: str, found: Import, given: Given) -> None:
    """Reads the questions of ``text`` into ``found``."""
    stems: set[str] = set()
    for chunk in chunks(text, found):
        question = read_question(chunk, found)
        brought = _brought(question, found, stems, given) if question else None
        if brought:
            stems.add(brought.stem)
            found.brought.append(brought)


def _brought(question: GiftQuestion, found: Import, stems: Container[str], given: Given) -> Brought | None:
    """The exercise that a question becomes, or None when it cannot be one."""
    telling, at = Telling(question, found), question.at
    kind, title = _kind(telling), _title(telling)
    stem = _stem(telling, title, stems)
    if not kind or not stem:
        return None
    nodes: dict[str, Node] = {
        "kind": text_node(kind, at),
        "title": title,
        "competencies": keys_node(given.competencies, at),
        "sources": keys_node(given.sources, at),
        "question": telling.question(),
        **KINDS[kind](telling),
    }
    if question.afterword and telling.words(question.afterword):
        nodes["afterword"] = telling.prose(question.afterword)
    kept = {name: node for name, node in question.kept.items() if name not in ("id", labels_of(kind))}
    return Brought(stem, group_node({**nodes, **kept}, at), tuple(telling.gaps))


def _kind(telling: Telling) -> str:
    question = telling.asked
    possible = _SHAPES[question.shape]
    said = question.kept.get("kind")
    if said is None:
        labels = {telling.line(answer.pair) for answer in question.answers if answer.pair}
        few = len(labels) < len(question.answers) and len(labels) <= _MOST_GROUPS
        return "match" if question.shape == "match" and not few else possible[0]
    if isinstance(said, ScalarNode) and said.value in possible:
        return str(said.value)
    what = repr(said.value) if isinstance(said, ScalarNode) else "no word"
    message = f"the kind that is kept here is {what}, but the answers are those of a `{possible[0]}`"
    telling.found.problem(place_of(said), message, "remove what is kept, or mend the answers")
    return ""


def _title(telling: Telling) -> ScalarNode:
    """The title that is written, or else the first words of the question."""
    question = telling.asked
    if question.title and telling.words(question.title):
        return telling.line_node(question.title)
    first = telling.first_words(question.text)
    return text_node(first or f"{TO_DO}: a title", question.at)


def _stem(telling: Telling, title: ScalarNode, stems: Container[str]) -> str:
    """The name of the file; empty where the one that is kept cannot be it."""
    kept = telling.asked.kept.get("id")
    if kept is None:
        return name_from(title.value.removeprefix(TO_DO), stems, "question")
    name = kept_id(telling.asked.kept)
    if is_key(name) and name not in stems:
        return name
    message = f"two questions have the id `{name}`" if name in stems else "the id that is kept is not a name"
    telling.found.problem(place_of(kept), message, "use small letters, digits and hyphens, and no name twice")
    return ""
