"""What must fit together in a ``short``."""

from toolkit.content.kinds.rules import Rules
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.short import MOST_LETTERS, Short, folded


def _note_short(exercise: Short, reader: Reader) -> None:
    if not exercise.accepted:
        reader.problem(("accepted",), "no answer is accepted", "write at least one, and the ways to write it")
    texts: list[tuple[Path, str]] = [(("accepted", str(index)), text) for index, text in enumerate(exercise.accepted)]
    for answer in exercise.anticipated:
        path = ("anticipated", answer.id, "texts")
        if not answer.texts:
            reader.problem(path, f"`{answer.id}` has no texts", "write at least one, or remove the entry")
        texts += [((*path, str(index)), text) for index, text in enumerate(answer.texts)]
    _note_texts(texts, reader)


def _note_texts(texts: list[tuple[Path, str]], reader: Reader) -> None:
    """Of two that say the same to the exercise, the second can never be met."""
    seen: dict[str, str] = {}
    for path, text in texts:
        words = folded(text)
        if not words or len(text) > MOST_LETTERS:
            remedy = f"write words, with {MOST_LETTERS} letters at most"
            reader.problem(path, "no learner can write this answer", remedy)
        elif words in seen:
            remedy = "remove one; case, accents, spaces and marks around words do not matter"
            reader.problem(path, f"{text!r} says the same as {seen[words]!r}", remedy)
        seen.setdefault(words, text)


def _quoted(exercise: Short) -> frozenset[Path]:
    return frozenset(
        ("anticipated", answer.id, "texts", str(index))
        for answer in exercise.anticipated
        for index in range(len(answer.texts))
    )


RULES = Rules("short", _note_short, quoted=_quoted)
