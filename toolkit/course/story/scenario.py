"""``scenario``: a branching situation with state, played move by move."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal, NamedTuple

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import CompetencyKey, Key, Line, MisconceptionKey, MistakeKey, Prose, SourceKey
from toolkit.course.form import chosen_key
from toolkit.course.kind import Kind
from toolkit.course.kinds.sureness import said_sure
from toolkit.course.person import Person
from toolkit.course.shuffle import arranged
from toolkit.course.story.condition import Condition

Practice = Literal["safe", "partly", "harm"]
Level = int | bool
LONGEST_TRAIL = 200


@dataclass(frozen=True, kw_only=True)
class Gauge:
    """Something in the room that rises and falls, such as how safe the women feel to speak.

    ``range`` is the lowest and the highest value; ``low`` and ``high`` say in words what the ends mean.
    """

    id: Key
    label: Line
    low: Line
    high: Line
    range: tuple[int, int]
    start: int


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Something that has happened or has not; it starts as "has not"."""

    id: Key
    about: Line


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a move does: a gauge goes up or down ``by`` a number, a flag becomes true or false."""

    id: Key
    by: int | bool


@dataclass(frozen=True, kw_only=True)
class Felt:
    """What one woman in the room felt after a move. ``id`` is the person's."""

    id: Key
    text: Line


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a move leads; the first route whose ``when`` holds is taken."""

    to: Key
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A paragraph of a scene that is shown only ``when`` something holds."""

    when: Condition
    text: Prose


@dataclass(frozen=True, kw_only=True)
class Move:
    """Something the facilitator may say or do in a scene, and all that follows from it.

    ``mistake`` names the well-meant mistake that it stands for, ``misconception`` the idea that leads to it.
    """

    id: Key
    say: Line
    practice: Practice
    competency: CompetencyKey
    feedback: Prose
    to: tuple[Route, ...] = field(metadata={"scalar": "to"})
    effects: tuple[Effect, ...] = field(default=(), metadata={"scalar": "by"})
    felt: tuple[Felt, ...] = field(default=(), metadata={"scalar": "text"})
    when: Condition | None = None
    mistake: MistakeKey | None = None
    misconception: MisconceptionKey | None = None
    wiser: Prose | None = None
    sources: tuple[SourceKey, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A point where the facilitator must do something.

    With ``first: say`` she says or writes her own sentence before she sees the moves. She meets them in an order of her
    own; without ``shuffle`` in that of the file.
    """

    id: Key
    title: Line
    text: Prose
    moves: tuple[Move, ...]
    also: tuple[Aside, ...] = ()
    first: Literal["say"] | None = None
    shuffle: bool = True


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How the situation may end; never a verdict on the learner."""

    id: Key
    title: Line
    text: Prose


@dataclass(frozen=True, kw_only=True)
class Scenario(Exercise):
    """A situation with scenes, moves and several endings; with ``confidence`` each scene asks how sure she is."""

    counted: ClassVar[str] = "scenes"
    setting: Prose
    people: tuple[Person, ...]
    gauges: tuple[Gauge, ...]
    start: Key
    scenes: tuple[Scene, ...]
    endings: tuple[Ending, ...]
    flags: tuple[Flag, ...] = field(default=(), metadata={"scalar": "about"})
    confidence: bool = False

    @cached_property
    def scene(self) -> Mapping[str, Scene]:
        """The scenes by id."""
        return {scene.id: scene for scene in self.scenes}

    @cached_property
    def ending(self) -> Mapping[str, Ending]:
        """The endings by id."""
        return {ending.id: ending for ending in self.endings}

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def slots(self) -> Mapping[str, int]:
        """Where the level of each gauge and flag stands in ``Position.levels``."""
        names = [gauge.id for gauge in self.gauges] + [flag.id for flag in self.flags]
        return {name: slot for slot, name in enumerate(names)}

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of the scenario."""
        asides = [aside.when for scene in self.scenes for aside in scene.also]
        moves = [move for scene in self.scenes for move in scene.moves]
        offers = [move.when for move in moves if move.when]
        return (*asides, *offers, *(route.when for move in moves for route in move.to if route.when))

    @cached_property
    def opening(self) -> "Position":
        """Where every attempt begins."""
        return Position(self.start, (*(gauge.start for gauge in self.gauges), *(False for _ in self.flags)))


class Position(NamedTuple):
    """Where the situation stands: ``at`` a scene or an ending, with the levels of all gauges and flags."""

    at: str
    levels: tuple[Level, ...]

    def values(self, scenario: Scenario) -> dict[str, Level]:
        """The levels by the name of their gauge or flag."""
        return dict(zip(scenario.slots, self.levels, strict=True))


@dataclass(frozen=True)
class Step:
    """One move that was made: in which scene, and the position before and after it."""

    scene: Scene
    move: Move
    before: Position
    after: Position


@dataclass(frozen=True)
class ScenarioState:
    """The moves made so far and what is on show. All else follows from ``trail`` by playing it.

    ``phase`` is ``playing`` (a scene, or an ending), ``answered`` (what the last move did) or ``debrief``; in a scene
    where she speaks first it is ``offered`` once she asked for the moves. Her own words are in no state. ``sure`` says
    for each move how sure she was of it, None where she did not say; it is empty in a scenario that does not ask.
    """

    trail: tuple[str, ...] = ()
    phase: Literal["playing", "offered", "answered", "debrief"] = "playing"
    sure: tuple[str | None, ...] = ()

    def before(self, step: int) -> "ScenarioState":
        """The state in which the move number ``step`` was to be made."""
        return ScenarioState(self.trail[:step], sure=self.sure[:step])


def moves_on_offer(scenario: Scenario, position: Position) -> tuple[Move, ...]:
    """The moves whose ``when`` holds; none at an ending."""
    scene = scenario.scene.get(position.at)
    if scene is None:
        return ()
    values = position.values(scenario)
    return tuple(move for move in scene.moves if move.when is None or move.when.holds(values))


def make(scenario: Scenario, position: Position, move: Move) -> Position:
    """The position after ``move``. A gauge never leaves its range."""
    after = Position(position.at, changed_levels(scenario, position.levels, move))
    return Position(destination(scenario, after, move), after.levels)


def changed_levels(scenario: Scenario, levels: tuple[Level, ...], move: Move) -> tuple[Level, ...]:
    """The levels after the effects of ``move``."""
    if not move.effects:
        return levels
    changed = list(levels)
    for effect in move.effects:
        slot = scenario.slots[effect.id]
        changed[slot] = _within(scenario, slot, levels[slot] + effect.by) if slot < len(scenario.gauges) else effect.by
    return tuple(changed)


def destination(scenario: Scenario, position: Position, move: Move) -> str:
    """Where ``move`` leads, given the levels it left behind."""
    if len(move.to) == 1 and move.to[0].when is None:
        return move.to[0].to
    values = position.values(scenario)
    return next(route.to for route in move.to if route.when is None or route.when.holds(values))


def play(scenario: Scenario, trail: tuple[str, ...]) -> tuple[Step, ...]:
    """The steps of ``trail`` from the opening. Raises ``EventRefused`` when a move was not on offer."""
    position, steps = scenario.opening, []
    for chosen in trail:
        move = next((move for move in moves_on_offer(scenario, position) if move.id == chosen), None)
        if move is None:
            raise EventRefused("refused.unknown-answer")
        after = make(scenario, position, move)
        steps.append(Step(scenario.scene[position.at], move, position, after))
        position = after
    return tuple(steps)


def position_after(scenario: Scenario, trail: tuple[str, ...]) -> Position:
    """Where ``trail`` leads."""
    steps = play(scenario, trail)
    return steps[-1].after if steps else scenario.opening


def shows_moves(scenario: Scenario, state: ScenarioState) -> bool:
    """Whether the moves of the scene are on show: at once, or after she has spoken first."""
    scene = scenario.scene.get(position_after(scenario, state.trail).at)
    return scene is not None and (state.phase == "offered" or (state.phase == "playing" and scene.first is None))


def arrange(exercise: Scenario, seed: str) -> Scenario:
    """The scenario with the moves of each scene in the order of ``seed``."""
    return replace(exercise, scenes=tuple(_arranged(exercise, scene, seed) for scene in exercise.scenes))


def start(exercise: Scenario) -> ScenarioState:
    """The state before the first move."""
    return ScenarioState()


def change(exercise: Scenario, state: ScenarioState, event: Event) -> ScenarioState:
    """The state after ``event``: ``offer``, ``choose`` with ``answer`` and perhaps ``sure``, ``go-on``, ``back``,
    ``debrief``, ``replay`` with ``step``, or ``restart``.

    Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "offer" if _speaks_first(exercise, state):
            return replace(state, phase="offered")
        case "choose" if shows_moves(exercise, state):
            return _choose(exercise, state, event.values)
        case "go-on" if state.phase == "answered":
            return replace(state, phase="playing")
        case "back" if state.trail and state.phase != "debrief":
            return _back(exercise, state)
        case "debrief" if position_after(exercise, state.trail).at in exercise.ending:
            return replace(state, phase="debrief")
        case "replay" if state.phase == "debrief":
            return state.before(_step(state, event.values))
        case "restart" if state.trail:
            return ScenarioState()
    raise EventRefused("refused.not-now")


def resume(exercise: Scenario, place: Mapping[str, Any]) -> ScenarioState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    trail, phase = place.get("trail"), place.get("phase")
    if not isinstance(trail, list | tuple) or len(trail) > LONGEST_TRAIL:
        raise EventRefused("refused.unknown-answer")
    position = position_after(exercise, tuple(trail))
    state = ScenarioState(tuple(trail), sure=_kept_sure(exercise, place.get("sure"), len(trail)))
    if phase == "debrief" and position.at in exercise.ending:
        return replace(state, phase="debrief")
    if phase == "offered" and _speaks_first(exercise, state):
        return replace(state, phase="offered")
    return replace(state, phase="answered") if phase == "answered" and trail else state


def _arranged(exercise: Scenario, scene: Scene, seed: str) -> Scene:
    if not scene.shuffle:
        return scene
    return replace(scene, moves=arranged(scene.moves, f"{exercise.id}/{scene.id}/{seed}"))


def _speaks_first(exercise: Scenario, state: ScenarioState) -> bool:
    """Whether this is a scene in which she speaks before she sees the moves."""
    scene = exercise.scene.get(position_after(exercise, state.trail).at)
    return scene is not None and scene.first == "say" and state.phase == "playing"


def _back(exercise: Scenario, state: ScenarioState) -> ScenarioState:
    """The scene before. She has seen its moves, so they are on show where she had just made one of them."""
    before = state.before(len(state.trail) - 1)
    seen = state.phase == "answered" and _speaks_first(exercise, before)
    return replace(before, phase="offered") if seen else before


def _choose(exercise: Scenario, state: ScenarioState, values: Mapping[str, Any]) -> ScenarioState:
    if len(state.trail) >= LONGEST_TRAIL:
        raise EventRefused("refused.too-long")
    offered = moves_on_offer(exercise, position_after(exercise, state.trail))
    chosen = chosen_key(values.get("answer"), [move.id for move in offered])
    if chosen is None:
        raise EventRefused("refused.pick-move")
    sure = (said_sure(values.get("sure"), asked=True),) if exercise.confidence else ()
    return ScenarioState((*state.trail, chosen), "answered", (*state.sure, *sure))


def _kept_sure(exercise: Scenario, given: Any, moves: int) -> tuple[str | None, ...]:
    """How sure she was of each of her moves; a place from before the scenario asked holds nothing of it."""
    if not exercise.confidence:
        return ()
    kept = given or (None,) * moves
    if not isinstance(kept, list | tuple) or len(kept) != moves:
        raise EventRefused("refused.unknown-answer")
    return tuple(said_sure(answer, asked=True) for answer in kept)


def _step(state: ScenarioState, values: Mapping[str, Any]) -> int:
    step = values.get("step")
    if type(step) is not int or not 0 <= step < len(state.trail):
        raise EventRefused("refused.unknown-answer")
    return step


def _within(scenario: Scenario, slot: int, level: int) -> int:
    lowest, highest = scenario.gauges[slot].range
    return max(lowest, min(highest, level))


KIND = Kind("scenario", Scenario, start, change, resume, arrange=arrange)
