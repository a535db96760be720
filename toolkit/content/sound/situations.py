"""What must fit together in ``situations``."""

from toolkit.content.reader import Reader
from toolkit.content.sound.exercise import note_kind
from toolkit.course.situations import Situations


@note_kind.register
def _note_situations(exercise: Situations, reader: Reader) -> None:
    if not exercise.exercises:
        reader.problem(("exercises",), "no exercise is listed", "name the moments to choose from")
    if exercise.id in exercise.exercises:
        place = ("exercises", str(exercise.exercises.index(exercise.id)))
        reader.problem(place, "the list names itself", "remove it")
