"""What must fit together in a ``choice``."""

from toolkit.content.kinds.rules import FEWEST, Answer, Rules, note_repeats
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.choice import Choice


def _note_choice(exercise: Choice, reader: Reader) -> None:
    options = exercise.options
    if len(options) < FEWEST:
        reader.problem(("options",), "there are fewer than two options", "add a tempting wrong option")
    if not exercise.right:
        reader.problem(("options",), "no option is right", "add `right: true` to the right option")
    if exercise.pick == "one" and len(exercise.right) > 1:
        second = [option.id for option in options if option.right][1]
        remedy = "keep one `right: true`, or add `pick: several`"
        reader.problem(("options", second), "a second option is right, but only one can be picked", remedy)
    if options and len(exercise.right) == len(options):
        remedy = "add a tempting wrong option; feedback then has something to teach"
        reader.problem(("options",), "every option is right", remedy)
    for option in options:
        behind = "mistake" if option.mistake else "misconception" if option.misconception else None
        if option.right and behind:
            remedy = f"remove `{behind}:` or `right:`"
            reader.problem(("options", option.id), f"`{option.id}` is right and a {behind} at once", remedy)
    note_repeats([(("options", option.id), option.text) for option in options], reader)


def _answers(exercise: Choice) -> tuple[Answer, ...]:
    return tuple(Answer(("options", option.id, "text"), option.text, option.right) for option in exercise.options)


RULES = Rules("choice", _note_choice, answers=_answers)
