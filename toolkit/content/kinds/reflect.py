"""What must fit together in a ``reflect``."""

from toolkit.content.kinds.rules import Rules, note_repeats
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.reflect import Reflect

_MOST_ROWS = 20


def _note_reflect(exercise: Reflect, reader: Reader) -> None:
    if not exercise.prompts:
        reader.problem(("prompts",), "there are no prompts", "add something to write about")
    for prompt in exercise.prompts:
        if not 1 <= prompt.rows <= _MOST_ROWS:
            message = f"`{prompt.id}` has room for {prompt.rows} rows"
            reader.problem(("prompts", prompt.id, "rows"), message, f"write a number from 1 to {_MOST_ROWS}")
    note_repeats([(("prompts", prompt.id), prompt.ask) for prompt in exercise.prompts], reader)


RULES = Rules("reflect", _note_reflect)
