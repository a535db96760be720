"""What must fit together in a ``sort``."""

from toolkit.content.kinds.placing import note_places
from toolkit.content.kinds.rules import FEWEST, Rules, note_repeats
from toolkit.content.reading.reader import Reader
from toolkit.course.kinds.sort import Sort

_MOST_GROUPS = 5


def _note_sort(exercise: Sort, reader: Reader) -> None:
    groups = exercise.groups
    if len(groups) < FEWEST:
        message = "there is only one group" if groups else "there are no groups"
        reader.problem(("groups",), message, "use two to five groups")
    if len(groups) > _MOST_GROUPS:
        reader.problem(("groups",), f"there are {len(groups)} groups", "use two to five groups")
    if len(exercise.items) < FEWEST:
        reader.problem(("items",), "there are fewer than two items", "add items")
    note_places(exercise, reader, items="items", place="group", places="groups")
    note_repeats([(("items", item.id), item.text) for item in exercise.items], reader)


RULES = Rules("sort", _note_sort)
