"""How the answers of a GIFT question become those of each kind of exercise."""

from collections.abc import Callable, Mapping, Sequence

from yaml.nodes import Node

from toolkit.exchange.gift.labels import labelled
from toolkit.exchange.gift.question import Answer
from toolkit.exchange.gift.telling import Telling
from toolkit.exchange.gift.typed import typed
from toolkit.exchange.gift.writing import BETWEEN_PARTS, PARTS
from toolkit.exchange.nodes import text_node, truth_node

_LABELS = {"sort": ("groups", "group"), "match": ("answers", "answer")}
"""Where the labels stand that items go with, and the key of an item that names one."""


def labels_of(kind: str) -> str:
    """The key under which a kind lists what items go with; empty where it has none."""
    return _LABELS.get(kind, ("", ""))[0]


def _choice(telling: Telling) -> dict[str, Node]:
    answers = telling.asked.answers
    several = all(answer.sign == "~" for answer in answers)
    right = [answer for answer in answers if ((answer.weight or 0) > 0 if several else answer.sign == "=")]
    _note_right(telling, right, several=several)
    _note_weights(telling, right, several=several)
    options = (_option(telling, answer, fits=answer in right) for answer in answers)
    pick = {"pick": text_node("several", telling.asked.at)} if several else {}
    return {**pick, "options": telling.named(answers, options)}


def _note_right(telling: Telling, right: Sequence[Answer], *, several: bool) -> None:
    if not several and len(right) > 1:
        remedy = "keep one `=`, or give shares to all that fit: `~%50%`"
        telling.found.problem(right[1].text.at, "a second answer is right, but only one can be picked", remedy)
    if not right:
        remedy = "begin the right answer with `=`, or with a share: `~%50%`"
        telling.found.problem(telling.asked.at, "no answer is right", remedy)


def _note_weights(telling: Telling, right: Sequence[Answer], *, several: bool) -> None:
    """Notes the weights that say more than that an answer is right or not."""
    wrong = [answer for answer in telling.asked.answers if answer not in right]
    for answer in telling.asked.answers:
        if answer.weight and not several:
            telling.lose_weight(answer)
    for alike in (right, wrong) if several else ():
        if len({answer.weight or 0 for answer in alike}) > 1:
            for answer in alike:
                telling.lose_weight(answer)


def _option(telling: Telling, answer: Answer, *, fits: bool) -> dict[str, Node]:
    right = {"right": truth_node(answer.text.at)} if fits else {}
    return {"text": telling.answer_line(answer), "feedback": telling.feedback(answer), **right}


def _moment(telling: Telling) -> dict[str, Node]:
    answers = telling.asked.answers
    return {"responses": telling.named(answers, (_response(telling, answer) for answer in answers))}


def _response(telling: Telling, answer: Answer) -> dict[str, Node]:
    better = {"better": truth_node(answer.text.at)} if answer.sign == "=" else {}
    parts = (answer.feedback.text if answer.feedback else "").split(BETWEEN_PARTS)
    nodes: dict[str, Node] = {"say": telling.answer_line(answer)}
    if answer.feedback and len(parts) == len(PARTS):
        nodes |= {part: text_node(text, answer.feedback.at) for part, text in zip(PARTS, parts, strict=True)}
    elif not answer.kept.keys() >= set(PARTS):
        remedy = "part them with lines of `---`: what it does to the woman, to the group, to the facilitator"
        telling.found.problem(answer.text.at, "the feedback of this response has not three parts", remedy)
    return {**nodes, **better}


KINDS: Mapping[str, Callable[[Telling], dict[str, Node]]] = {
    "choice": _choice,
    "moment": _moment,
    "short": typed,
    "sort": lambda telling: labelled(telling, *_LABELS["sort"]),
    "match": lambda telling: labelled(telling, *_LABELS["match"]),
}
