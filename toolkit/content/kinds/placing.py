"""What must fit together in the kinds in which every place is there for items: ``sort`` and ``case``."""

from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.placing import Placing


def note_places(exercise: Placing, reader: Reader, *, items: str, place: str, places: str) -> None:
    """Notes items whose place is not there, and places without items; the names are those of the keys in the file.

    A place without items is told only when every item's place is known: a slip in an item is told once.
    """
    known = exercise.places
    used = set(exercise.own.values())
    for item, own in exercise.own.items():
        if own not in known:
            message = f"`{item}` belongs to the {place} {own!r}, which is not there"
            reader.problem((items, item, place), message, did_you_mean(own, known))
    for offered in known if used <= set(known) else []:
        if offered not in used:
            remedy = f"add one that belongs there, or remove the {place}"
            reader.problem((places, offered), f"nothing in `{items}` belongs to `{offered}`", remedy)
