"""Questions to and from Moodle's GIFT: ``choice``, ``sort``, ``match``, ``short`` and ``moment``.

What GIFT cannot hold stands in remarks beside what it belongs to: Moodle passes over them, and the import reads them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from toolkit.content.problem import Problem
from toolkit.content.reading.reader import TO_DO
from toolkit.content.reading.writing import as_taken_out
from toolkit.course.exercise import Exercise
from toolkit.course.fields import is_key
from toolkit.exchange.brought import (
    Brought,
    Import,
    Nodes,
    Place,
    group_node,
    keys_node,
    keys_of,
    list_node,
    text_node,
    truth_node,
)
from toolkit.exchange.gift_syntax import KEPT, Answer, GiftQuestion, Written, gift_text, read_questions
from toolkit.exchange.texts import name_from, one_line, without_tags

_KINDS = {"choice": ("choice", "moment"), "match": ("sort", "match"), "short": ("short",), "truth": ("choice",)}
"""The kinds that each shape of a question can be of; the first one where nothing else is said."""

_LABELS = {"sort": ("groups", "group"), "match": ("answers", "answer")}
"""Where the labels stand that items go with, and the key of an item that names one."""

_IN_THE_TEXT = {"id", "groups", "group", "answers", "answer"}
_MOST_GROUPS = 5
_BETWEEN_PARTS = "\n\n---\n\n"
_PARTS = ("woman", "group", "facilitator")
_ANY_ANSWER = "*"

GIFT_KINDS = frozenset(kind for kinds in _KINDS.values() for kind in kinds)
Line = tuple[str, dict[str, Any]]


def to_gift(exercise: Exercise) -> tuple[str, tuple[str, ...]]:
    """The exercise in GIFT, and the names of what only its remarks hold. Its kind is one of ``GIFT_KINDS``."""
    written = as_taken_out(exercise)
    title, question = written.pop("title"), written.pop("question")
    afterword = written.pop("afterword", None)
    answers = _ANSWERS[written["kind"]](written)
    kept = {"kind": written.pop("kind"), "id": exercise.id.split("/")[-1], **written}
    lines = [_remark(kept), f"::{gift_text(title)}::[markdown]{gift_text(question)}{{"]
    for line, beside in answers:
        lines += [*([_remark(beside)] if beside else []), f"\t{line}"]
    lines += [f"\t####{_marked(afterword)}"] if afterword else []
    only = {*written, *(name for _, beside in answers for name in beside)} - _IN_THE_TEXT
    return "\n".join([*lines, "}", ""]), tuple(sorted(only))


def from_gift(text: str, found: Import, competencies: Sequence[str], sources: Sequence[str]) -> None:
    """Reads the questions of ``text`` into ``found``.

    ``competencies`` and ``sources`` go to every question that does not keep its own.
    """
    stems: set[str] = set()
    for question in read_questions(text, found):
        brought = _Reading(question, found).brought(stems, competencies, sources)
        if brought:
            stems.add(brought.stem)
            found.brought.append(brought)


def _remark(kept: Mapping[str, Any]) -> str:
    return f"{KEPT} {json.dumps(kept, ensure_ascii=False)}"


def _marked(text: str) -> str:
    """A text of an answer; one that begins like a format or a weight is told to be a text."""
    return f"[markdown]{gift_text(text)}" if text.startswith(("[", "%")) else gift_text(text)


def _choice_lines(written: dict[str, Any]) -> list[Line]:
    options, several = written.pop("options"), written.pop("pick", "one") == "several"
    right = sum(option.get("right", False) for option in options.values())
    lines: list[Line] = []
    for name, option in options.items():
        fits = option.pop("right", False)
        sign = f"~%{_share(right if fits else right - len(options))}%" if several else "=" if fits else "~"
        said, feedback = _marked(option.pop("text")), _marked(option.pop("feedback"))
        lines.append((f"{sign}{said}#{feedback}", {"id": name, **option}))
    return lines


def _share(parts: int) -> str:
    """One of so many equal parts of 100; below zero for what is taken off."""
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")


def _moment_lines(written: dict[str, Any]) -> list[Line]:
    lines: list[Line] = []
    for name, response in written.pop("responses").items():
        sign = "=" if response.pop("better", False) else "~"
        parts = [response[part] for part in _PARTS]
        feedback = _BETWEEN_PARTS.join(parts)
        if feedback.split(_BETWEEN_PARTS) == parts:
            for part in _PARTS:
                del response[part]
        lines.append((f"{sign}{_marked(response.pop('say'))}#{_marked(feedback)}", {"id": name, **response}))
    return lines


def _sort_lines(written: dict[str, Any]) -> list[Line]:
    labels = _labels(written["groups"])
    return [
        (f"={_marked(item.pop('text'))} -> {gift_text(labels[item['group']])}", {"id": name, **item})
        for name, item in written.pop("items").items()
    ]


def _match_lines(written: dict[str, Any]) -> list[Line]:
    labels = _labels(written["answers"])
    items = written.pop("items")
    lines = [
        (f"={_marked(item.pop('text'))} -> {gift_text(labels[item['answer']])}", {"id": name, **item})
        for name, item in items.items()
    ]
    used = {beside["answer"] for _, beside in lines}
    return [*lines, *((f"= -> {gift_text(labels[name])}", {"answer": name}) for name in labels if name not in used)]


def _labels(written: Mapping[str, Any]) -> dict[str, str]:
    """The label of each entry; it may be all that is written of one."""
    return {name: one if isinstance(one, str) else one["label"] for name, one in written.items()}


def _short_lines(written: dict[str, Any]) -> list[Line]:
    feedback = _marked(written.pop("feedback"))
    lines: list[Line] = [(f"={_letters(text)}#{feedback}", {}) for text in written.pop("accepted")]
    for name, other in written.pop("anticipated", {}).items():
        texts, said = other.pop("texts"), _marked(other.pop("feedback"))
        for index, text in enumerate(texts):
            lines.append((f"=%0%{_letters(text)}#{said}", {"id": name, **({} if index else other)}))
    return [*lines, (f"=%0%{_ANY_ANSWER}#{_marked(written.pop('model'))}", {})]


def _letters(text: str) -> str:
    """A text to be typed, in which ``*`` does not stand for any letters."""
    return _marked(text.replace(_ANY_ANSWER, "\\" + _ANY_ANSWER))


_ANSWERS = {
    "choice": _choice_lines,
    "moment": _moment_lines,
    "sort": _sort_lines,
    "match": _match_lines,
    "short": _short_lines,
}


class _Reading:
    """One question of a file on its way to an exercise."""

    def __init__(self, question: GiftQuestion, found: Import) -> None:
        self.question = question
        self.found = found
        self.ours = "kind" in question.kept
        self.gaps: list[Problem] = []

    def brought(self, stems: set[str], competencies: Sequence[str], sources: Sequence[str]) -> Brought | None:
        """The exercise, or None when it cannot be one."""
        question, at = self.question, self.question.at
        kind, stem = self._kind(), self._stem(stems)
        if not kind or not stem:
            return None
        title = question.title or Written(_beginning(self._shown(question.text)), at, "plain")
        nodes: dict[str, Node] = {
            "kind": text_node(kind, at),
            "title": text_node(self._line(title), title.at),
            "competencies": keys_node(competencies, at),
            "sources": keys_node(sources, at),
            "question": self._prose(question.text),
            **self._answers(kind),
        }
        if question.afterword and question.afterword.text:
            nodes["afterword"] = self._prose(question.afterword)
        kept = {name: node for name, node in _rest(question.kept).items() if name != _LABELS.get(kind, ("", ""))[0]}
        return Brought(stem, group_node({**nodes, **kept}, at), tuple(self.gaps))

    def _kind(self) -> str:
        possible = _KINDS[self.question.shape]
        said = self.question.kept.get("kind")
        if said is None:
            labels = {self._line(answer.pair) for answer in self.question.answers if answer.pair}
            fewer = len(labels) < len(self.question.answers)
            is_match = self.question.shape == "match" and not (fewer and len(labels) <= _MOST_GROUPS)
            return "match" if is_match else possible[0]
        if isinstance(said, ScalarNode) and said.value in possible:
            return str(said.value)
        what = repr(said.value) if isinstance(said, ScalarNode) else "no word"
        message = f"the kind that is kept here is {what}, but the answers are those of a `{possible[0]}`"
        self.found.problem(self._kept_at("kind"), message, "remove what is kept, or mend the answers")
        return ""

    def _stem(self, stems: set[str]) -> str:
        kept = self.question.kept.get("id")
        if kept is None:
            title = self.question.title.text if self.question.title else self.question.text.text
            return name_from(title, stems, "question")
        name = kept.value if isinstance(kept, ScalarNode) else ""
        if not is_key(name) or name in stems:
            message = f"two questions have the id `{name}`" if name in stems else "the id that is kept is not a name"
            remedy = "use small letters, digits and hyphens, and no name twice"
            self.found.problem(self._kept_at("id"), message, remedy)
            return ""
        return str(name)

    def _kept_at(self, name: str) -> Place:
        mark = self.question.kept[name].start_mark
        return Place(mark.line + 1, mark.column + 1)

    def _answers(self, kind: str) -> dict[str, Node]:
        answers = self.question.answers
        match kind:
            case "choice":
                return self._options(answers)
            case "moment":
                return {"responses": self._named(answers, (self._response(answer) for answer in answers))}
            case "short":
                return self._short(answers)
        return self._items(answers, *_LABELS[kind])

    def _options(self, answers: Sequence[Answer]) -> dict[str, Node]:
        several = all(answer.sign == "~" for answer in answers)
        right = [answer for answer in answers if ((answer.weight or 0) > 0 if several else answer.sign == "=")]
        if not several and len(right) > 1:
            remedy = "keep one `=`, or give shares to all that fit: `~%50%`"
            self.found.problem(right[1].text.at, "a second answer is right, but only one can be picked", remedy)
        if not right:
            remedy = "begin the right answer with `=`, or with a share: `~%50%`"
            self.found.problem(self.question.at, "no answer is right", remedy)
        for answer in answers:
            if answer.weight and not several:
                self._lose_weight(answer)
        for alike in (right, [answer for answer in answers if answer not in right]) if several else ():
            if len({answer.weight or 0 for answer in alike}) > 1:
                for answer in alike:
                    self._lose_weight(answer)
        options = (self._option(answer, fits=answer in right) for answer in answers)
        pick = {"pick": text_node("several", self.question.at)} if several else {}
        return {**pick, "options": self._named(answers, options)}

    def _option(self, answer: Answer, *, fits: bool) -> dict[str, Node]:
        right = {"right": truth_node(answer.text.at)} if fits else {}
        return {"text": self._line_node(answer.text), "feedback": self._feedback(answer), **right}

    def _response(self, answer: Answer) -> dict[str, Node]:
        better = {"better": truth_node(answer.text.at)} if answer.sign == "=" else {}
        parts = (answer.feedback.text if answer.feedback else "").split(_BETWEEN_PARTS)
        nodes: dict[str, Node] = {"say": self._line_node(answer.text)}
        if answer.feedback and len(parts) == len(_PARTS):
            nodes |= {part: text_node(text, answer.feedback.at) for part, text in zip(_PARTS, parts, strict=True)}
        elif not answer.kept.keys() >= set(_PARTS):
            remedy = "part them with lines of `---`: what it does to the woman, to the group, to the facilitator"
            self.found.problem(answer.text.at, "the feedback of this response has not three parts", remedy)
        return {**nodes, **better}

    def _items(self, answers: Sequence[Answer], list_name: str, one_name: str) -> dict[str, Node]:
        """Items and the groups or answers that they go with; what is kept tells the names of these."""
        if list_name in self.question.kept and not isinstance(self.question.kept[list_name], MappingNode):
            remedy = "remove what is kept, or export again"
            self.found.problem(
                self._kept_at(list_name), f"the `{list_name}` that are kept are no group of keys", remedy
            )
        kept = keys_of(self.question.kept.get(list_name))
        labels = {name: _label(node) for name, node in kept.items()}
        used: dict[str, Node] = {}
        items: list[tuple[Answer, dict[str, Node]]] = []
        for answer in answers:
            if answer.pair is None:
                continue
            label, said = self._line(answer.pair), answer.kept.get(one_name)
            name = said.value if isinstance(said, ScalarNode) and labels.get(str(said.value)) == label else None
            name = name or next((one for one in labels if labels[one] == label), None)
            if name is None:
                name = name_from(label, labels, one_name)
                labels[name] = label
            used[name] = kept.get(name) or group_node({"label": text_node(label, answer.pair.at)}, answer.pair.at)
            if answer.text.text:
                nodes = {"text": self._line_node(answer.text), one_name: text_node(name, answer.pair.at)}
                nodes["feedback"] = self._feedback(answer, why=True)
                items.append((answer, nodes))
        ordered = {name: used[name] for name in labels if name in used}
        named = self._named([answer for answer, _ in items], (nodes for _, nodes in items), leave_out={one_name})
        return {list_name: group_node(ordered, self.question.at), "items": named}

    def _short(self, answers: Sequence[Answer]) -> dict[str, Node]:
        accepted = [answer for answer in answers if answer.weight is None or answer.weight > 0]
        others = [answer for answer in answers if answer not in accepted]
        models = [answer for answer in others if answer.text.text == _ANY_ANSWER]
        if not accepted:
            self.found.problem(self.question.at, "no answer is accepted", "begin one with `=`")
            return {}
        for answer in accepted:
            if answer.weight not in (None, 100):
                self._lose_weight(answer)
            if answer.feedback and accepted[0].feedback and answer.feedback.text != accepted[0].feedback.text:
                message = "a second feedback is not carried over: all accepted answers share the first"
                self.found.lose(answer.feedback.at, message, "give the answer a weight of 0 to keep its own feedback")
        model = models[0].feedback if models else None
        nodes: dict[str, Node] = {
            "accepted": list_node([self._typed(answer) for answer in accepted], accepted[0].text.at),
            "feedback": self._feedback(accepted[0]),
            "model": self._prose(model) if model else self._line_node(accepted[0].text),
        }
        anticipated = [answer for answer in others if answer.text.text != _ANY_ANSWER]
        return {**nodes, **({"anticipated": self._anticipated(anticipated)} if anticipated else {})}

    def _anticipated(self, answers: Sequence[Answer]) -> MappingNode:
        """Answers that keep the same id are variants of one."""
        variants: dict[str, list[Answer]] = {}
        for answer in answers:
            variants.setdefault(self._id(answer, variants), []).append(answer)
        nodes = {}
        for name, same in variants.items():
            texts = list_node([self._typed(answer) for answer in same], same[0].text.at)
            mine = {"texts": texts, "feedback": self._feedback(same[0]), **_rest(same[0].kept)}
            nodes[name] = group_node(mine, same[0].text.at)
        return group_node(nodes, answers[0].text.at)

    def _typed(self, answer: Answer) -> Node:
        text = answer.text.text.replace("\\" + _ANY_ANSWER, _ANY_ANSWER)
        if not self.ours and _ANY_ANSWER in answer.text.text.replace("\\" + _ANY_ANSWER, ""):
            remedy = "write each answer that it stands for"
            self.found.lose(answer.text.at, "`*` does not stand for any letters here", remedy)
        return text_node(self._line(Written(text, answer.text.at, answer.text.format)), answer.text.at)

    def _named(
        self, answers: Sequence[Answer], nodes: Iterable[dict[str, Node]], leave_out: Iterable[str] = ()
    ) -> MappingNode:
        """The entries under their names, each with what was kept beside it."""
        named: dict[str, Node] = {}
        for answer, mine in zip(answers, nodes, strict=True):
            name = self._id(answer, named)
            if name in named:
                self.found.problem(
                    answer.text.at, f"two answers have the id `{name}`", "remove what is kept beside one"
                )
            kept = {key: node for key, node in _rest(answer.kept).items() if key not in leave_out}
            named[name] = group_node({**mine, **kept}, answer.text.at)
        return group_node(named, answers[0].text.at if answers else self.question.at)

    def _id(self, answer: Answer, taken: Mapping[str, Any]) -> str:
        kept = answer.kept.get("id")
        if isinstance(kept, ScalarNode):
            return str(kept.value)
        return name_from(self._line(answer.text), taken, "answer")

    def _feedback(self, answer: Answer, *, why: bool = False) -> Node:
        if answer.feedback and answer.feedback.text:
            return self._prose(answer.feedback)
        at = answer.text.at
        if "feedback" not in answer.kept:
            remedy = "write why it belongs there" if why else "write `#` and what the answer does, behind it"
            self.gaps.append(self.found.gap(at, f"`{_beginning(self._shown(answer.text))}` has no feedback", remedy))
        return text_node(f"{TO_DO}: why it belongs there" if why else f"{TO_DO}: what this answer does", at)

    def _lose_weight(self, answer: Answer) -> None:
        message = f"the weight of {answer.weight or 0:g} % is not carried over"
        self.found.lose(answer.text.at, message, "say in its feedback how much of it fits")

    def _prose(self, written: Written) -> Node:
        return text_node(self._text(written), written.at)

    def _line_node(self, written: Written) -> Node:
        return text_node(self._line(written), written.at)

    def _line(self, written: Written) -> str:
        return written.text if self.ours else one_line(self._text(written))

    def _shown(self, written: Written) -> str:
        """The text as it is shown to the author; what is dropped from it is told elsewhere."""
        return written.text if self.ours or written.format == "plain" else without_tags(written.text)[0]

    def _text(self, written: Written) -> str:
        """The text as the course writes it; one of our own stays as it is."""
        if self.ours or written.format == "plain":
            return written.text
        text, dropped = without_tags(written.text)
        for tag in dropped:
            self.found.lose(written.at, f"{tag} is not carried over", "see whether the text says enough without it")
        return text


def _rest(kept: Nodes) -> dict[str, Node]:
    return {name: node for name, node in kept.items() if name != "id"}


def _label(node: Node) -> str | None:
    label = node if isinstance(node, ScalarNode) else keys_of(node).get("label")
    return label.value if isinstance(label, ScalarNode) else None


def _beginning(text: str) -> str:
    """The first words of a text."""
    words = one_line(text)
    return words if len(words) <= 60 else f"{words[:59].rsplit(' ', 1)[0]} …"
