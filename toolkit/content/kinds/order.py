"""What must fit together in an ``order``."""

from collections.abc import Collection

from toolkit.content.kinds.rules import FEWEST, Rules, note_repeats
from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.kinds.order import Order

_FEWEST_ITEMS = 3
_MOST_ITEMS = 9


def _note_order(exercise: Order, reader: Reader) -> None:
    count = len(exercise.items)
    if count < _FEWEST_ITEMS:
        reader.problem(("items",), "there are fewer than three items", "add items; with two, use `choice`")
    if count > _MOST_ITEMS:
        reader.problem(("items",), f"there are {count} items to bring into order", "keep three to nine items")
    _note_together(exercise, reader)
    note_repeats([(("items", item.id), item.text) for item in exercise.items], reader)


def _note_together(exercise: Order, reader: Reader) -> None:
    """What is amiss within a row is told alone: whether its items are neighbours is then not known."""
    place = {item.id: index for index, item in enumerate(exercise.items)}
    seen: set[str] = set()
    for index, row in enumerate(exercise.together):
        here = ("together", str(index))
        if _names_are_sound(row, place, seen, here, reader):
            places = sorted(place[name] for name in row)
            if len(row) < FEWEST:
                remedy = "name two or more neighbours, or remove the row"
                reader.problem(here, "a row of `together` names fewer than two items", remedy)
            elif places[-1] - places[0] >= len(row):
                message = f"{_named(row)} are not neighbours"
                reader.problem(here, message, "put them next to each other in `items`, or remove one here")
            elif len(row) == len(place):
                reader.problem(here, "no item has a place of its own", "leave an item out of `together`, or use `sort`")


def _names_are_sound(row: tuple[str, ...], known: Collection[str], seen: set[str], here: Path, reader: Reader) -> bool:
    """Whether each name of ``row`` is known and was not ``seen`` before; it is then."""
    before = len(reader.problems)
    for index, name in enumerate(row):
        path = (*here, str(index))
        if name not in known:
            reader.problem(path, f"{name!r} in `together` is not an item", did_you_mean(name, known))
        elif name in seen:
            reader.problem(path, f"`{name}` is in `together` twice", "name it in one row, once")
        seen.add(name)
    return len(reader.problems) == before


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"


RULES = Rules("order", _note_order)
