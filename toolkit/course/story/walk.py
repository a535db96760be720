"""Playing a scenario without a screen: every path where that is possible, seeded random play where not."""

import random
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Literal

from toolkit.course.story.scenario import LONGEST_TRAIL, Move, Position, Scenario, Scene, make, moves_on_offer

MOST_POSITIONS = 100_000
RUNS = 2_000
_FEWEST_SCENES_FOR_LENGTH = 5
_LENGTH_MARGIN = 0.25

Rule = Literal[
    "unreachable-scene",
    "unreachable-ending",
    "ending-too-far",
    "dead-end",
    "endless",
    "too-long",
    "out-of-range",
    "never-read",
    "never-changed",
    "never-offered",
    "always-offered",
    "never-shown",
    "always-shown",
    "never-taken",
    "longest-is-safe",
]
Trail = tuple[str, ...]
_CameFrom = dict[Position, tuple[Position, str] | None]


@dataclass(frozen=True)
class Finding:
    """Something that a walk found. ``path`` leads to the place in the file, ``trail`` to it in play.

    ``detail`` fills the sentence that goes with the rule.
    """

    rule: Rule
    path: tuple[str, ...]
    detail: tuple[tuple[str, str], ...] = ()
    trail: Trail | None = None


@dataclass(frozen=True)
class Walk:
    """What a walk saw.

    ``exhaustive`` is true when every position was visited; ``positions`` and ``steps`` count what was. ``endings``
    holds a shortest known trail to each ending reached, ``offered`` and ``met`` count per (scene, move) and scene.
    """

    exhaustive: bool
    positions: int
    steps: int
    runs: int
    endings: dict[str, Trail]
    offered: Counter[tuple[str, str]]
    met: Counter[str]
    findings: tuple[Finding, ...]


@dataclass
class _Seen:
    """What the walk has seen so far; the only thing in this module that changes."""

    steps: int = 0
    endings: dict[str, Trail] = field(default_factory=dict)
    offered: Counter[tuple[str, str]] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    shown: Counter[tuple[str, int]] = field(default_factory=Counter)
    taken: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    dead_ends: dict[str, Trail] = field(default_factory=dict)
    too_far: dict[str, tuple[Position, Move, Trail]] = field(default_factory=dict)
    too_far_moves: set[tuple[str, str, str]] = field(default_factory=set)
    endless: dict[str, Trail] = field(default_factory=dict)
    too_long: tuple[str, Trail] | None = None


def walk(scenario: Scenario, *, runs: int = RUNS, seed: int = 0, most: int = MOST_POSITIONS) -> Walk:
    """Walks every position when there are at most ``most``, else plays ``runs`` random runs from ``seed``.

    The scenario must be sound: every name in it is known.
    """
    seen = _Seen()
    positions = _explore(scenario, seen, most)
    exhaustive = positions is not None
    if positions is None:
        seen = _Seen()
        positions = _play_at_random(scenario, seen, runs, seed)
    reach = {} if exhaustive else _fewest_moves(scenario)
    findings = (*_play_findings(scenario, seen, reach), *_reading_findings(scenario), *_length_findings(scenario))
    return Walk(
        exhaustive, positions, seen.steps, 0 if exhaustive else runs, seen.endings, seen.offered, seen.met, findings
    )


def _explore(scenario: Scenario, seen: _Seen, most: int) -> int | None:
    """Visits every position, nearest first. None when there are more than ``most``."""
    came_from: _CameFrom = {scenario.opening: None}
    before: dict[Position, list[Position]] = {}
    ends: list[Position] = []
    waiting = deque([scenario.opening])
    while waiting:
        position = waiting.popleft()
        if position.at in scenario.ending:
            seen.endings.setdefault(position.at, _trail(came_from, position))
            ends.append(position)
            continue
        moves = _look(scenario, position, seen)
        if not moves:
            seen.dead_ends.setdefault(position.at, _trail(came_from, position))
        for move in moves:
            after = make(scenario, position, move)
            _note_step(scenario, seen, position, move, after, lambda: _trail(came_from, position))  # noqa: B023
            before.setdefault(after, []).append(position)
            if after not in came_from:
                came_from[after] = (position, move.id)
                waiting.append(after)
        if len(came_from) > most:
            return None
    _note_endless(seen, came_from, _leading_to(ends, before))
    return len(came_from)


def _note_endless(seen: _Seen, came_from: _CameFrom, leading: Set[Position]) -> None:
    """Notes the places from which no ending can be reached, but for those that offer nothing."""
    for position in came_from:
        if position not in leading and position.at not in seen.dead_ends:
            _keep_shortest(seen.endless, position.at, _trail(came_from, position))


def _leading_to(ends: list[Position], before: dict[Position, list[Position]]) -> set[Position]:
    leading, waiting = set(ends), list(ends)
    while waiting:
        for earlier in before.get(waiting.pop(), ()):
            if earlier not in leading:
                leading.add(earlier)
                waiting.append(earlier)
    return leading


def _play_at_random(scenario: Scenario, seen: _Seen, runs: int, seed: int) -> int:
    """Plays ``runs`` times, preferring moves that were made least so far; the number of positions met."""
    chance = random.Random(seed)  # noqa: S311 - play, not secrets
    made: Counter[tuple[str, str]] = Counter()
    positions: set[Position] = set()
    for _ in range(runs):
        at, trail = _play_once(scenario, seen, chance, made, positions)
        if at in scenario.ending:
            _keep_shortest(seen.endings, at, trail)
        elif len(trail) >= LONGEST_TRAIL and not seen.too_long:
            seen.too_long = (at, trail)
    return len(positions)


def _play_once(
    scenario: Scenario, seen: _Seen, chance: random.Random, made: Counter[tuple[str, str]], positions: set[Position]
) -> tuple[str, Trail]:
    """Plays from the opening; where it ends, and the moves to there."""
    position = scenario.opening
    trail: list[str] = []
    while position.at in scenario.scene and len(trail) < LONGEST_TRAIL:
        positions.add(position)
        moves = _look(scenario, position, seen)
        if not moves:
            seen.dead_ends.setdefault(position.at, tuple(trail))
            break
        move = min(moves, key=lambda each: (made[position.at, each.id] * chance.random(), chance.random()))
        made[position.at, move.id] += 1
        after = make(scenario, position, move)
        _note_step(scenario, seen, position, move, after, lambda: tuple(trail))
        trail.append(move.id)
        position = after
    return position.at, tuple(trail)


def _fewest_moves(scenario: Scenario) -> dict[str, int]:
    """The places that can be reached if every condition holds, with the number of moves that it takes at least.

    Random play may miss a place; what is not here, no play can reach.
    """
    moves = {scenario.start: 0}
    waiting = deque([scenario.start])
    while waiting:
        at = waiting.popleft()
        for move in scenario.scene[at].moves if at in scenario.scene else ():
            for route in move.to:
                if route.to not in moves:
                    moves[route.to] = moves[at] + 1
                    waiting.append(route.to)
    return moves


def _look(scenario: Scenario, position: Position, seen: _Seen) -> tuple[Move, ...]:
    scene = scenario.scene[position.at]
    moves = moves_on_offer(scenario, position)
    seen.met[scene.id] += 1
    for move in moves:
        seen.offered[scene.id, move.id] += 1
    if scene.also:
        values = position.values(scenario)
        for index, aside in enumerate(scene.also):
            seen.shown[scene.id, index] += aside.when.holds(values)
    return moves


def _note_step(
    scenario: Scenario, seen: _Seen, position: Position, move: Move, after: Position, trail: Callable[[], Trail]
) -> None:
    seen.steps += 1
    seen.taken.setdefault((position.at, move.id), set()).add(after.at)
    for effect in move.effects:
        slot = scenario.slots[effect.id]
        if slot < len(scenario.gauges) and position.levels[slot] + effect.by != after.levels[slot]:
            seen.too_far_moves.add((effect.id, position.at, move.id))
            if effect.id not in seen.too_far:
                seen.too_far[effect.id] = (position, move, (*trail(), move.id))


def _trail(came_from: _CameFrom, position: Position) -> Trail:
    moves = []
    step = came_from[position]
    while step is not None:
        moves.append(step[1])
        step = came_from[step[0]]
    return tuple(reversed(moves))


def _keep_shortest(trails: dict[str, Trail], at: str, trail: Trail) -> None:
    if at not in trails or len(trail) < len(trails[at]):
        trails[at] = trail


def _play_findings(scenario: Scenario, seen: _Seen, reach: Mapping[str, int]) -> Iterator[Finding]:
    """What play found; a place that it did not meet may still be in ``reach``."""
    for scene in scenario.scenes:
        if seen.met[scene.id]:
            yield from _offer_findings(scene, seen)
        elif scene.id not in reach:
            yield Finding("unreachable-scene", ("scenes", scene.id), (("scene", scene.id),))
    yield from _ending_findings(scenario, seen, reach)
    for at, trail in seen.dead_ends.items():
        yield Finding("dead-end", ("scenes", at), (("scene", at),), trail)
    for at, trail in seen.endless.items():
        yield Finding("endless", ("scenes", at), (("scene", at),), trail)
    if seen.too_long:
        at, trail = seen.too_long
        yield Finding("too-long", ("scenes", at), (("scene", at), ("moves", str(len(trail)))), trail)
    for gauge, (position, move, trail) in seen.too_far.items():
        path = ("scenes", position.at, "moves", move.id, "effects", gauge)
        others = sum(passed[0] == gauge for passed in seen.too_far_moves) - 1
        also = f", and {others} more" if others else ""
        yield Finding("out-of-range", path, (("gauge", gauge), ("move", move.id), ("also", also)), trail)


def _ending_findings(scenario: Scenario, seen: _Seen, reach: Mapping[str, int]) -> Iterator[Finding]:
    for ending in scenario.endings:
        path, name = ("endings", ending.id), ("ending", ending.id)
        moves = len(seen.endings[ending.id]) if ending.id in seen.endings else reach.get(ending.id)
        if moves is None:
            yield Finding("unreachable-ending", path, (name,))
        elif moves > LONGEST_TRAIL:
            yield Finding("ending-too-far", path, (name, ("moves", str(moves)), ("longest", str(LONGEST_TRAIL))))


def _offer_findings(scene: Scene, seen: _Seen) -> Iterator[Finding]:
    for move in scene.moves:
        path, times = ("scenes", scene.id, "moves", move.id), seen.offered[scene.id, move.id]
        if move.when and not times:
            yield Finding("never-offered", (*path, "when"), (("move", move.id),))
        if move.when and times == seen.met[scene.id]:
            yield Finding("always-offered", (*path, "when"), (("move", move.id),))
        taken = seen.taken.get((scene.id, move.id), set())
        for index, route in enumerate(move.to):
            if times and len(move.to) > 1 and route.to not in taken:
                yield Finding("never-taken", (*path, "to", str(index)), (("move", move.id), ("to", route.to)))
    for index, _ in enumerate(scene.also):
        path, times = ("scenes", scene.id, "also", str(index)), seen.shown[scene.id, index]
        if not times:
            yield Finding("never-shown", path, (("scene", scene.id),))
        if times == seen.met[scene.id]:
            yield Finding("always-shown", path, (("scene", scene.id),))


def _reading_findings(scenario: Scenario) -> Iterator[Finding]:
    read = {name for condition in scenario.conditions for name in condition.names}
    changed = {effect.id for scene in scenario.scenes for move in scene.moves for effect in move.effects}
    for flag in scenario.flags:
        if flag.id not in read:
            yield Finding("never-read", ("flags", flag.id), (("name", flag.id),))
    for kind, named in (("gauges", scenario.gauges), ("flags", scenario.flags)):
        for entry in named:
            if entry.id not in changed:
                yield Finding("never-changed", (kind, entry.id), (("name", entry.id),))


def _length_findings(scenario: Scenario) -> Iterator[Finding]:
    """Whether a learner could pass by always taking the longest move."""
    scenes = [scene for scene in scenario.scenes if len({move.practice for move in scene.moves}) > 1]
    if len(scenes) < _FEWEST_SCENES_FOR_LENGTH:
        return
    longest = sum(max(scene.moves, key=lambda move: len(move.say)).practice == "safe" for scene in scenes)
    by_chance = sum(sum(move.practice == "safe" for move in scene.moves) / len(scene.moves) for scene in scenes)
    if longest / len(scenes) > by_chance / len(scenes) + _LENGTH_MARGIN:
        detail = (("longest", str(longest)), ("scenes", str(len(scenes))), ("chance", str(round(by_chance))))
        yield Finding("longest-is-safe", ("scenes",), detail)
