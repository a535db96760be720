"""What must fit together within one exercise file, once every part of it could be read."""

from collections.abc import Collection, Iterator
from functools import singledispatch

from toolkit.content.problem import did_you_mean
from toolkit.content.reader import Path, Reader
from toolkit.course.choice import Choice
from toolkit.course.condition import JOINING, Condition
from toolkit.course.exercise import Exercise
from toolkit.course.scenario import Gauge, Move, Scenario, Scene
from toolkit.course.sort import Sort

_FEWEST, _MOST_GROUPS = 2, 5


def note_unsound(exercise: Exercise, reader: Reader) -> None:
    """Notes with ``reader`` every part of ``exercise`` that does not fit the others."""
    for name in ("competencies", "sources"):
        if not getattr(exercise, name):
            reader.problem((name,), f"`{name}` is empty", f"name at least one key of reference/{name}.yaml")
    if exercise.content_note and not exercise.way_round:
        remedy = "add `way_round:` with what to take from the exercise without doing it"
        reader.problem(("content_note",), "there is a content note but no way round", remedy)
    if exercise.way_round and not exercise.content_note:
        remedy = "add `content_note:` with what the exercise is about, or remove the way round"
        reader.problem(("way_round",), "there is a way round but no content note", remedy)
    _note_kind(exercise, reader)


@singledispatch
def _note_kind(exercise: Exercise, reader: Reader) -> None:
    raise NotImplementedError(type(exercise))


@_note_kind.register
def _note_choice(exercise: Choice, reader: Reader) -> None:
    options = exercise.options
    if len(options) < _FEWEST:
        reader.problem(("options",), "there are fewer than two options", "add a tempting wrong option")
    if not exercise.right:
        reader.problem(("options",), "no option is right", "add `right: true` to the right option")
    if exercise.pick == "one" and len(exercise.right) > 1:
        second = [option.id for option in options if option.right][1]
        remedy = "keep one `right: true`, or add `pick: several`"
        reader.problem(("options", second), "a second option is right, but only one can be picked", remedy)
    if options and len(exercise.right) == len(options):
        remedy = "add a tempting wrong option; feedback then has something to teach"
        reader.problem(("options",), "every option is right", remedy)
    for option in options:
        if option.right and option.mistake:
            remedy = "remove `mistake:` or `right:`"
            reader.problem(("options", option.id), f"`{option.id}` is right and a mistake at once", remedy)
    _note_repeats([(("options", option.id), option.text) for option in options], reader)


@_note_kind.register
def _note_sort(exercise: Sort, reader: Reader) -> None:
    groups = [group.id for group in exercise.groups]
    if len(groups) < _FEWEST:
        message = "there is only one group" if groups else "there are no groups"
        reader.problem(("groups",), message, "use two to five groups")
    if len(groups) > _MOST_GROUPS:
        reader.problem(("groups",), f"there are {len(groups)} groups", "use two to five groups")
    if len(exercise.items) < _FEWEST:
        reader.problem(("items",), "there are fewer than two items", "add items")
    _note_groups(exercise, groups, reader)
    _note_repeats([(("items", item.id), item.text) for item in exercise.items], reader)


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


@_note_kind.register
def _note_scenario(exercise: Scenario, reader: Reader) -> None:
    _note_scenario_lists(exercise, reader)
    for gauge in exercise.gauges:
        _note_gauge(gauge, reader)
    places = {*exercise.scene, *exercise.ending}
    if exercise.start not in exercise.scene:
        message = f"the start {exercise.start!r} is not a scene"
        reader.problem(("start",), message, did_you_mean(exercise.start, exercise.scene))
    for scene in exercise.scenes:
        here = ("scenes", scene.id)
        if len(scene.moves) < _FEWEST:
            remedy = "add a move; with one there is nothing to decide"
            reader.problem((*here, "moves"), f"`{scene.id}` has fewer than two moves", remedy)
        _note_repeats([((*here, "moves", move.id), move.say) for move in scene.moves], reader)
        for move in scene.moves:
            _note_move(exercise, move, places, (*here, "moves", move.id), reader)
    for path, condition in conditions(exercise):
        _note_condition(exercise, condition, path, reader)


def conditions(exercise: Scenario) -> Iterator[tuple[Path, Condition]]:
    """Every condition of a scenario with its path in the file."""
    for scene in exercise.scenes:
        for index, aside in enumerate(scene.also):
            yield ("scenes", scene.id, "also", str(index), "when"), aside.when
        for move in scene.moves:
            yield from _move_conditions(scene, move)


def _move_conditions(scene: Scene, move: Move) -> Iterator[tuple[Path, Condition]]:
    here = ("scenes", scene.id, "moves", move.id)
    if move.when:
        yield (*here, "when"), move.when
    for index, route in enumerate(move.to):
        if route.when:
            yield (*here, "to", str(index), "when"), route.when


def _note_scenario_lists(exercise: Scenario, reader: Reader) -> None:
    if not exercise.scenes:
        reader.problem(("scenes",), "there are no scenes", "add a scene with at least two moves")
    if len(exercise.endings) < _FEWEST:
        reader.problem(("endings",), "there are fewer than two endings", "add an ending, so that moves matter")
    for both in sorted(exercise.scene.keys() & exercise.ending.keys()):
        reader.problem(("endings", both), f"`{both}` is a scene and an ending", "give one of them another name")
    gauges = {gauge.id for gauge in exercise.gauges}
    for flag in exercise.flags:
        if flag.id in gauges:
            reader.problem(("flags", flag.id), f"`{flag.id}` is a gauge and a flag", "give one of them another name")
    for kind, named in (("gauges", exercise.gauges), ("flags", exercise.flags)):
        for one in named:
            if one.id in JOINING:
                reader.problem(
                    (kind, one.id), f"`{one.id}` means something else in a condition", "give it another name"
                )


def _note_gauge(gauge: Gauge, reader: Reader) -> None:
    lowest, highest = gauge.range
    if lowest >= highest:
        remedy = "write the lowest value first: [0, 6]"
        reader.problem(("gauges", gauge.id, "range"), f"the range of `{gauge.id}` is empty", remedy)
    elif not lowest <= gauge.start <= highest:
        message = f"`{gauge.id}` starts at {gauge.start}, outside its range"
        remedy = f"start between {lowest} and {highest}, or widen the range"
        reader.problem(("gauges", gauge.id, "start"), message, remedy)


def _note_move(exercise: Scenario, move: Move, places: Collection[str], here: Path, reader: Reader) -> None:
    for index, route in enumerate(move.to):
        if route.to not in places:
            path = (*here, "to", str(index), "to")
            reader.problem(path, f"{route.to!r} is neither a scene nor an ending", did_you_mean(route.to, places))
    if not move.to or move.to[-1].when:
        remedy = "add a last route without `when`, for all other cases"
        reader.problem((*here, "to"), "the move may lead nowhere", remedy)
    for index, route in enumerate(move.to[:-1]):
        if route.when is None:
            remedy = "give it a `when`, or put it last"
            reader.problem((*here, "to", str(index)), "the routes after this one can never be taken", remedy)
    for felt in move.felt:
        if felt.id not in exercise.person:
            message = f"{felt.id!r} is not one of the people"
            reader.problem((*here, "felt", felt.id), message, did_you_mean(felt.id, exercise.person))
    _note_effects(exercise, move, here, reader)


def _note_effects(exercise: Scenario, move: Move, here: Path, reader: Reader) -> None:
    gauges = {gauge.id for gauge in exercise.gauges}
    for effect in move.effects:
        path = (*here, "effects", effect.id)
        if effect.id not in exercise.slots:
            message = f"{effect.id!r} is neither a gauge nor a flag"
            reader.problem(path, message, did_you_mean(effect.id, exercise.slots))
        elif effect.id in gauges and (isinstance(effect.by, bool) or effect.by == 0):
            reader.problem(path, f"the gauge `{effect.id}` does not change", "write by how much: +1 or -1")
        elif effect.id not in gauges and not isinstance(effect.by, bool):
            reader.problem(path, f"`{effect.id}` is a flag, not a gauge", "write true or false")


def _note_condition(exercise: Scenario, condition: Condition, path: Path, reader: Reader) -> None:
    for name in sorted(condition.names - exercise.slots.keys()):
        message = f"{name!r} in the condition is neither a gauge nor a flag"
        reader.problem(path, message, did_you_mean(name, exercise.slots))


def _note_repeats(texts: list[tuple[Path, str]], reader: Reader) -> None:
    seen: dict[str, str] = {}
    for path, text in texts:
        folded = " ".join(text.casefold().split())
        if folded in seen:
            reader.problem(
                path, f"`{path[-1]}` says the same as `{seen[folded]}`", "reword one of the two, or remove it"
            )
        seen.setdefault(folded, path[-1])
