"""What must fit together in a ``rate``: nothing beyond what every exercise needs."""

from toolkit.content.kinds.exercise import note_kind
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.rate import Rate


@note_kind.register
def _note_rate(exercise: Rate, reader: Reader) -> None:
    """The competencies, of which there must be one, are all that it is made of."""
