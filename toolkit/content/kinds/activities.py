"""What must fit together in ``activities``: nothing beyond what every exercise needs."""

from toolkit.content.kinds.exercise import note_kind
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.activities import Activities


@note_kind.register
def _note_activities(exercise: Activities, reader: Reader) -> None:
    """The activities are those of the reference list, which is checked by itself."""
