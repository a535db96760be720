"""Answers of a GIFT question that are typed: those of ``short``."""

from collections.abc import Sequence

from yaml.nodes import MappingNode, Node

from toolkit.exchange.gift.question import Answer
from toolkit.exchange.gift.signs import ANY_ANSWER, NO_STAR
from toolkit.exchange.gift.telling import Telling, without_id
from toolkit.exchange.nodes import group_node, list_node, text_node
from toolkit.exchange.prose.names import one_line
from toolkit.exchange.prose.paragraphs import neutral


def typed(telling: Telling) -> dict[str, Node]:
    """What is accepted, what else is expected, and the model that ``*`` brings."""
    answers = telling.asked.answers
    accepted = [answer for answer in answers if answer.weight is None or answer.weight > 0]
    others = [answer for answer in answers if answer not in accepted]
    if not accepted:
        telling.found.problem(telling.asked.at, "no answer is accepted", "begin one with `=`")
        return {}
    for answer in accepted:
        if answer.weight not in (None, 100):
            telling.lose_weight(answer)
    anticipated = [answer for answer in others if answer.text.text != ANY_ANSWER]
    nodes: dict[str, Node] = {
        "accepted": list_node([_letters(telling, answer) for answer in accepted], accepted[0].text.at),
        "feedback": _feedback(telling, accepted),
        "model": _model(telling, accepted[0], [answer for answer in others if answer.text.text == ANY_ANSWER]),
    }
    return {**nodes, **({"anticipated": _anticipated(telling, anticipated)} if anticipated else {})}


def _feedback(telling: Telling, accepted: Sequence[Answer]) -> Node:
    """The one feedback that all accepted answers share: the first that says something."""
    told = [answer for answer in accepted if answer.feedback and telling.words(answer.feedback)]
    for answer in told[1:]:
        if answer.feedback and told[0].feedback and answer.feedback.text != told[0].feedback.text:
            remedy = "give the answer a weight of 0 to keep its own feedback"
            telling.lose_feedback(answer.feedback, "all accepted answers share the first one", remedy)
    return telling.feedback(told[0] if told else accepted[0])


def _model(telling: Telling, first: Answer, others: Sequence[Answer]) -> Node:
    """What is shown as the model: the feedback of the answer ``*``, or else the first accepted answer."""
    models = [answer.feedback for answer in others if answer.feedback and telling.words(answer.feedback)]
    for model in models[1:]:
        telling.lose_feedback(model, "one answer `*` has one already", "write it into the first one")
    if models:
        return telling.prose(models[0])
    words = first.text.text.replace(NO_STAR, ANY_ANSWER)
    return text_node(words if telling.ours else neutral(one_line(words)), first.text.at)


def _anticipated(telling: Telling, answers: Sequence[Answer]) -> MappingNode:
    """Answers that keep the same id are variants of one."""
    variants: dict[str, list[Answer]] = {}
    for answer in answers:
        variants.setdefault(telling.id_of(answer, variants), []).append(answer)
    nodes = {}
    for name, same in variants.items():
        texts = list_node([_letters(telling, answer) for answer in same], same[0].text.at)
        for answer in same[1:]:
            _note_other(telling, answer, same[0])
        mine = {"texts": texts, "feedback": telling.feedback(same[0]), **without_id(same[0].kept)}
        nodes[name] = group_node(mine, same[0].text.at)
    return group_node(nodes, answers[0].text.at)


def _note_other(telling: Telling, variant: Answer, first: Answer) -> None:
    """Notes the feedback of a variant that was changed, where the first one has another."""
    mine = first.feedback.text if first.feedback else ""
    if variant.feedback and variant.feedback.text != mine:
        telling.lose_feedback(variant.feedback, "its variants share the first one", "remove what is kept of it")


def _letters(telling: Telling, answer: Answer) -> Node:
    """What is to be typed; it is compared with what she types, so no sign in it means anything."""
    raw = answer.text.text
    if not telling.ours and ANY_ANSWER in raw.replace(NO_STAR, ""):
        message = f"in `{one_line(raw)}` the `*` does not stand for any letters here"
        telling.found.lose(answer.text.at, message, "write each answer that it stands for")
    text = raw.replace(NO_STAR, ANY_ANSWER)
    return text_node(text if telling.ours else one_line(text), answer.text.at)
