"""What must fit together in a ``scenario``."""

from collections.abc import Collection, Iterator

from toolkit.content.kinds.rules import FEWEST, Rules, note_repeats
from toolkit.content.problem import did_you_mean
from toolkit.content.reading.reader import Path, Reader
from toolkit.course.story.condition import JOINING, Condition
from toolkit.course.story.scenario import Gauge, Move, Scenario, Scene


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
        if len(scene.moves) < FEWEST:
            remedy = "add a move; with one there is nothing to decide"
            reader.problem((*here, "moves"), f"`{scene.id}` has fewer than two moves", remedy)
        note_repeats([((*here, "moves", move.id), move.say) for move in scene.moves], reader)
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
    if len(exercise.endings) < FEWEST:
        reader.problem(("endings",), "there are fewer than two endings", "add an ending, so that moves matter")
    for both in sorted(exercise.scene.keys() & exercise.ending.keys()):
        reader.problem(("endings", both), f"`{both}` is a scene and an ending", "give one of them another name")
    gauges = {gauge.id for gauge in exercise.gauges}
    for flag in exercise.flags:
        if flag.id in gauges:
            reader.problem(("flags", flag.id), f"`{flag.id}` is a gauge and a flag", "give one of them another name")
    for kind, named in (("gauges", exercise.gauges), ("flags", exercise.flags)):
        for entry in named:
            if entry.id in JOINING:
                reader.problem(
                    (kind, entry.id), f"`{entry.id}` means something else in a condition", "give it another name"
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
    behind = "mistake" if move.mistake else "misconception" if move.misconception else None
    if move.practice == "safe" and behind:
        message = f"`{move.id}` is safe practice and a {behind} at once"
        reader.problem((*here, behind), message, f"remove `{behind}:`, or write another `practice:`")
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


def _quoted(exercise: Scenario) -> frozenset[Path]:
    """What is said where it is not safe practice. A woman may feel what she has been told often enough."""
    moves = [(("scenes", scene.id, "moves", move.id), move) for scene in exercise.scenes for move in scene.moves]
    said = {(*path, "say") for path, move in moves if move.practice != "safe"}
    return frozenset(said.union((*path, "felt", felt.id, "text") for path, move in moves for felt in move.felt))


RULES = Rules("scenario", _note_scenario, quoted=_quoted)
