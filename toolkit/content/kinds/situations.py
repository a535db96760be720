"""What must fit together in ``situations``."""

from toolkit.content.kinds.exercise import note_kind
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.situations import Situations


@note_kind.register
def _note_situations(exercise: Situations, reader: Reader) -> None:
    if not exercise.exercises:
        reader.problem(("exercises",), "no exercise is listed", "name the moments to choose from")
    if exercise.id in exercise.exercises:
        place = ("exercises", str(exercise.exercises.index(exercise.id)))
        reader.problem(place, "the list names itself", "remove it")
