"""What must fit together in a ``match``."""

from toolkit.content.kinds.rules import FEWEST, Rules, note_repeats
from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.match import Match

_MOST_ITEMS = 9
_MOST_ANSWERS = 12


def _note_match(exercise: Match, reader: Reader) -> None:
    items, answers = len(exercise.items), len(exercise.answers)
    if items < FEWEST:
        reader.problem(("items",), "there are fewer than two items", "add items")
    if items > _MOST_ITEMS:
        reader.problem(("items",), f"there are {items} items to match", "keep two to nine items")
    if answers > _MOST_ANSWERS:
        reader.problem(("answers",), f"there are {answers} answers", "keep at most twelve answers")
    _note_answers(exercise, reader)
    note_repeats([(("items", item.id), item.text) for item in exercise.items], reader)
    note_repeats([(("answers", answer.id), answer.label) for answer in exercise.answers], reader)


def _note_answers(exercise: Match, reader: Reader) -> None:
    taken: dict[str, str] = {}
    for item in exercise.items:
        path = ("items", item.id, "answer")
        if item.answer not in exercise.places:
            message = f"`{item.id}` goes with the answer {item.answer!r}, which is not there"
            reader.problem(path, message, did_you_mean(item.answer, exercise.places))
        elif item.answer in taken:
            message = f"`{item.id}` goes with the same answer as `{taken[item.answer]}`"
            reader.problem(path, message, "give each item an answer of its own; where items share one, use `sort`")
        taken.setdefault(item.answer, item.id)


RULES = Rules("match", _note_match)
