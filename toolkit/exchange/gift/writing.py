"""An exercise → a GIFT question, with remarks above it for what GIFT cannot hold."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from toolkit.content.reading.writing import as_taken_out
from toolkit.course.exercise import Exercise
from toolkit.exchange.gift.beside import remark
from toolkit.exchange.gift.signs import ANY_ANSWER, NO_STAR, gift_text

BETWEEN_PARTS = "\n\n---\n\n"
PARTS = ("woman", "group", "facilitator")
_IN_THE_TEXT = {"id", "groups", "group", "answers", "answer"}


class _Line(NamedTuple):
    """An answer as it is written, the text that it is known by, and what is kept of it."""

    written: str
    text: str
    kept: Mapping[str, Any]


def to_gift(exercise: Exercise, words: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The exercise in GIFT, and the names of what only its remarks hold."""
    written = as_taken_out(exercise)
    title, question = written.pop("title"), written.pop("question")
    afterword = written.pop("afterword", None)
    answers = _ANSWERS[written["kind"]](written)
    kept = {"kind": written.pop("kind"), "id": exercise.id.split("/")[-1], **written}
    beside = [remark(line.kept, line.text) for line in answers] if any(line.kept for line in answers) else []
    lines = [remark(kept), *beside]
    lines += [f"::{gift_text(title)}::[markdown]{gift_text(question)}{{"]
    lines += [f"\t{line.written}" for line in answers]
    lines += [f"\t####{_marked(afterword)}"] if afterword else []
    only = {*written, *(name for line in answers for name in line.kept)} - _IN_THE_TEXT
    return "\n".join([*lines, "}", ""]), tuple(sorted(only))


def _marked(text: str) -> str:
    """A text of an answer; one that begins like a format or a weight is told to be a text."""
    return f"[markdown]{gift_text(text)}" if text.startswith(("[", "%")) else gift_text(text)


def _choice_lines(written: dict[str, Any]) -> list[_Line]:
    options, several = written.pop("options"), written.pop("pick", "one") == "several"
    right = sum(option.get("right", False) for option in options.values())
    lines: list[_Line] = []
    for name, option in options.items():
        fits = option.pop("right", False)
        sign = f"~%{_share(right if fits else right - len(options))}%" if several else "=" if fits else "~"
        text, feedback = option.pop("text"), _marked(option.pop("feedback"))
        lines.append(_Line(f"{sign}{_marked(text)}#{feedback}", text, {"id": name, **option}))
    return lines


def _share(parts: int) -> str:
    """One of so many equal parts of 100; below zero for what is taken off."""
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")


def _moment_lines(written: dict[str, Any]) -> list[_Line]:
    lines: list[_Line] = []
    for name, response in written.pop("responses").items():
        sign = "=" if response.pop("better", False) else "~"
        parts = [response[part] for part in PARTS]
        feedback = BETWEEN_PARTS.join(parts)
        if feedback.split(BETWEEN_PARTS) == parts:
            for part in PARTS:
                del response[part]
        text = response.pop("say")
        lines.append(_Line(f"{sign}{_marked(text)}#{_marked(feedback)}", text, {"id": name, **response}))
    return lines


def _sort_lines(written: dict[str, Any]) -> list[_Line]:
    return _item_lines(written.pop("items"), _labels(written["groups"]), "group")


def _match_lines(written: dict[str, Any]) -> list[_Line]:
    labels = _labels(written["answers"])
    lines = _item_lines(written.pop("items"), labels, "answer")
    used = {line.kept["answer"] for line in lines}
    open_ones = [name for name in labels if name not in used]
    return lines + [_Line(f"= -> {gift_text(labels[name])}", labels[name], {"answer": name}) for name in open_ones]


def _item_lines(items: Mapping[str, dict[str, Any]], labels: Mapping[str, str], goes_with: str) -> list[_Line]:
    lines = []
    for name, item in items.items():
        text = item.pop("text")
        lines.append(_Line(f"={_marked(text)} -> {gift_text(labels[item[goes_with]])}", text, {"id": name, **item}))
    return lines


def _labels(written: Mapping[str, Any]) -> dict[str, str]:
    """The label of each entry; it may be all that is written of one."""
    return {name: entry if isinstance(entry, str) else entry["label"] for name, entry in written.items()}


def _short_lines(written: dict[str, Any]) -> list[_Line]:
    feedback = _marked(written.pop("feedback"))
    lines = [_Line(f"={_letters(text)}#{feedback}", _starred(text), {}) for text in written.pop("accepted")]
    for name, other in written.pop("anticipated", {}).items():
        texts, said = other.pop("texts"), _marked(other.pop("feedback"))
        for index, text in enumerate(texts):
            kept = {"id": name, **({} if index else other)}
            lines.append(_Line(f"=%0%{_letters(text)}#{said}", _starred(text), kept))
    return [*lines, _Line(f"=%0%{ANY_ANSWER}#{_marked(written.pop('model'))}", ANY_ANSWER, {})]


def _letters(text: str) -> str:
    """A text to be typed, as it is written."""
    return _marked(_starred(text))


def _starred(text: str) -> str:
    """A text to be typed, in which ``*`` does not stand for any letters."""
    return text.replace(ANY_ANSWER, NO_STAR)


_ANSWERS: Mapping[str, Callable[[dict[str, Any]], list[_Line]]] = {
    "choice": _choice_lines,
    "moment": _moment_lines,
    "sort": _sort_lines,
    "match": _match_lines,
    "short": _short_lines,
}
