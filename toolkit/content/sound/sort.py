"""What must fit together in a ``sort``."""

from toolkit.content.problem import did_you_mean
from toolkit.content.reader import Reader
from toolkit.content.sound.exercise import FEWEST, note_kind, note_repeats
from toolkit.course.sort import Sort

_MOST_GROUPS = 5


@note_kind.register
def _note_sort(exercise: Sort, reader: Reader) -> None:
    groups = [group.id for group in exercise.groups]
    if len(groups) < FEWEST:
        message = "there is only one group" if groups else "there are no groups"
        reader.problem(("groups",), message, "use two to five groups")
    if len(groups) > _MOST_GROUPS:
        reader.problem(("groups",), f"there are {len(groups)} groups", "use two to five groups")
    if len(exercise.items) < FEWEST:
        reader.problem(("items",), "there are fewer than two items", "add items")
    _note_groups(exercise, groups, reader)
    note_repeats([(("items", item.id), item.text) for item in exercise.items], reader)


def _note_groups(exercise: Sort, groups: list[str], reader: Reader) -> None:
    """A group without items is told only when every item's group is known: a slip in an item is told once."""
    used = {item.group for item in exercise.items}
    for item in exercise.items:
        if item.group not in groups:
            message = f"`{item.id}` belongs to the group {item.group!r}, which is not there"
            reader.problem(("items", item.id, "group"), message, did_you_mean(item.group, groups))
    for group in groups if used <= set(groups) else []:
        if group not in used:
            remedy = "add an item that belongs there, or remove the group"
            reader.problem(("groups", group), f"no item belongs to `{group}`", remedy)
