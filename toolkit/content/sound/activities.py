"""What must fit together in ``activities``: nothing beyond what every exercise needs."""

from toolkit.content.reader import Reader
from toolkit.content.sound.exercise import note_kind
from toolkit.course.activities import Activities


@note_kind.register
def _note_activities(exercise: Activities, reader: Reader) -> None:
    """The activities are those of the reference list, which is checked by itself."""
