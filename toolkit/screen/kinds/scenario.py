"""The screens of a ``scenario``: a scene, what a move did, an ending, and the look back."""

from toolkit.course.story.scenario import (
    Ending,
    Move,
    Position,
    Scenario,
    ScenarioState,
    Scene,
    Step,
    moves_on_offer,
    play,
    shows_moves,
)
from toolkit.screen.blocks import (
    Action,
    Actions,
    Block,
    ChoiceOption,
    Choices,
    Chosen,
    EffectList,
    Feedback,
    FeltList,
    GaugeReading,
    Gauges,
    Note,
    Part,
    Prose,
    Said,
    Timeline,
    TimelineStep,
)
from toolkit.screen.kinds.speaking import offer, own_words, own_words_on_paper
from toolkit.screen.kinds.sureness import ask_sure, sureness
from toolkit.screen.language import Language
from toolkit.screen.pen import pen_lines
from toolkit.screen.people import show_people
from toolkit.screen.shows import Shows, View
from toolkit.screen.text import line, plain, text


def show_scenario(exercise: Scenario, state: ScenarioState, language: Language) -> View:
    """The scene, the effect of the last move, the ending or the look back, as ``state`` asks for."""
    steps = play(exercise, state.trail)
    position = steps[-1].after if steps else exercise.opening
    if state.phase == "answered":
        return _show_answered(exercise, state, steps, language)
    if position.at in exercise.scene:
        return _show_scene(exercise, state, position, language)
    if state.phase == "debrief":
        return _show_debrief(exercise, state, steps, language)
    return _show_ending(exercise, position, language)


def _show_scene(exercise: Scenario, state: ScenarioState, position: Position, language: Language) -> View:
    """The scene with its moves or, where she speaks first and has not yet, with room for her own words."""
    scene, begun = exercise.scene[position.at], bool(state.trail)
    values = position.values(exercise)
    told = "\n\n".join([scene.text, *(aside.text for aside in scene.also if aside.when.holds(values))])
    offered = shows_moves(exercise, state)
    own = (own_words(language, f"own-{scene.id}", before=not offered),) if scene.first else ()
    moves = _moves(exercise, scene, position, begun, language) if offered else ()
    do = Action(do="choose", label=language.word("screen.scenario.choose"), primary=True, submits=True)
    buttons = (do if offered else offer(language), *((_back(language),) if begun else ()))
    blocks: tuple[Block, ...] = (
        *(() if begun else _setting(exercise, language)),
        Prose(key="scene", title=line(scene.title), text=text(told)),
        *own,
        *moves,
        Actions(key="actions", actions=buttons),
    )
    kicker = language.word("screen.kind.scenario")
    if state.phase == "offered":
        return View(kicker, blocks, focus=f"moves-{scene.id}")
    return View(kicker, blocks, focus="scene" if begun else blocks[0].key, announce=plain(scene.title))


def _moves(
    exercise: Scenario, scene: Scene, position: Position, begun: bool, language: Language
) -> tuple[Choices, ...]:
    """The moves on offer, and how sure she is of hers where that is asked."""
    moves = Choices(
        key=f"moves-{scene.id}",
        name="answer",
        legend=line(language.word("screen.scenario.question")),
        options=tuple(_option(move) for move in moves_on_offer(exercise, position)),
        hint=None if begun else language.word("screen.scenario.hint"),
    )
    return (moves, *((ask_sure(language, key=f"sure-{scene.id}"),) if exercise.confidence else ()))


def _setting(exercise: Scenario, language: Language) -> tuple[Block, ...]:
    told = Prose(key="setting", title=line(language.word("screen.scenario.setting")), text=text(exercise.setting))
    return (told, *show_people(exercise.people, language))


def _show_answered(exercise: Scenario, state: ScenarioState, steps: tuple[Step, ...], language: Language) -> View:
    step = steps[-1]
    title = language.word(f"screen.practice.{step.move.practice}")
    feedback = Feedback(
        key="feedback",
        tone=step.move.practice,
        title=title,
        text=text(step.move.feedback),
        parts=_parts(step.move, _sure_of(state, len(steps) - 1), language),
        felt=_felt(exercise, step.move, language),
        effects=_effects(exercise, step, language),
        cites=language.cites(step.move.sources),
    )
    onward = "to-ending" if step.after.at in exercise.ending else "go-on"
    go_on = Action(do="go-on", label=language.word(f"screen.scenario.{onward}"), primary=True)
    own = (own_words(language, f"own-{step.scene.id}", before=False),) if step.scene.first else ()
    blocks: tuple[Block, ...] = (
        *own,
        Prose(key="chose", title=line(language.word("screen.scenario.chose")), text=text(step.move.say)),
        feedback,
        Actions(key="actions", actions=(go_on, _back(language))),
    )
    return View(language.word("screen.kind.scenario"), blocks, focus="feedback", announce=title)


def _show_ending(exercise: Scenario, position: Position, language: Language) -> View:
    ending = exercise.ending[position.at]
    debrief = Action(do="debrief", label=language.word("screen.scenario.debrief"), primary=True)
    blocks: tuple[Block, ...] = (
        _ending_prose(ending),
        _gauges(exercise, position, language),
        _other_endings(exercise, language),
        Actions(key="actions", actions=(debrief, _back(language), _restart(language))),
    )
    return View(language.word("screen.scenario.ending"), blocks, focus="ending", announce=plain(ending.title))


def _show_debrief(exercise: Scenario, state: ScenarioState, steps: tuple[Step, ...], language: Language) -> View:
    title = language.word("screen.scenario.timeline")
    position = steps[-1].after
    timeline = Timeline(
        key="timeline",
        title=title,
        steps=tuple(_timeline_step(exercise, state, number, step, language) for number, step in enumerate(steps)),
    )
    blocks: tuple[Block, ...] = (
        timeline,
        _ending_prose(exercise.ending[position.at]),
        _gauges(exercise, position, language),
        _other_endings(exercise, language),
        Actions(key="actions", actions=(_restart(language),)),
    )
    return View(language.word("screen.kind.scenario"), blocks, focus="timeline", announce=title)


def _timeline_step(
    exercise: Scenario, state: ScenarioState, number: int, step: Step, language: Language
) -> TimelineStep:
    told = language.part("screen.scenario.feedback", step.move.feedback)
    replay = Action(do="replay", label=language.word("screen.scenario.replay"), values={"step": number})
    return TimelineStep(
        title=line(step.scene.title),
        chose=Chosen(label=language.word("screen.scenario.chose"), text=line(step.move.say)),
        tone=step.move.practice,
        tone_text=language.word(f"screen.practice.{step.move.practice}"),
        parts=(told, *_parts(step.move, _sure_of(state, number), language)),
        felt=_felt(exercise, step.move, language),
        effects=_effects(exercise, step, language),
        cites=language.cites(step.move.sources),
        actions=(replay,),
    )


def _option(move: Move) -> ChoiceOption:
    return ChoiceOption(value=move.id, label=line(move.say))


def _parts(move: Move, sure: str | None, language: Language) -> tuple[Part, ...]:
    wiser = (language.part("screen.scenario.wiser", move.wiser),) if move.wiser else ()
    told = sureness(sure, language, fits=move.practice == "safe")
    return (*told, *wiser, *language.behind([move]), language.competencies([move.competency]))


def _sure_of(state: ScenarioState, step: int) -> str | None:
    """How sure she was of the move number ``step``, if she was asked and said so."""
    return state.sure[step] if state.sure else None


def _felt(exercise: Scenario, move: Move, language: Language) -> FeltList | None:
    people = tuple(Said(name=line(exercise.person[felt.id].name), text=line(felt.text)) for felt in move.felt)
    return FeltList(title=language.word("screen.scenario.felt"), people=people) if people else None


def _effects(exercise: Scenario, step: Step, language: Language) -> EffectList | None:
    """The gauges that changed, in words; flags are memory and are not shown."""
    changed = []
    for slot, gauge in enumerate(exercise.gauges):
        before, after = step.before.levels[slot], step.after.levels[slot]
        if before != after:
            way = "up" if after > before else "down"
            words = _level_words(exercise, slot, step.after, language)
            changed.append(language.word(f"screen.scenario.effect.{way}", label=plain(gauge.label), words=words))
    return EffectList(title=language.word("screen.scenario.effects"), items=tuple(changed)) if changed else None


def _gauges(exercise: Scenario, position: Position, language: Language) -> Gauges:
    readings = tuple(
        GaugeReading(
            label=line(gauge.label),
            value=int(position.levels[slot]),
            low=gauge.range[0],
            high=gauge.range[1],
            words=_level_words(exercise, slot, position, language),
            low_words=line(gauge.low),
            high_words=line(gauge.high),
        )
        for slot, gauge in enumerate(exercise.gauges)
    )
    return Gauges(key="gauges", title=language.word("screen.scenario.gauges"), items=readings)


def _level_words(exercise: Scenario, slot: int, position: Position, language: Language) -> str:
    gauge = exercise.gauges[slot]
    lowest, highest = gauge.range
    third = (int(position.levels[slot]) - lowest) / (highest - lowest)
    level = "low" if third < 1 / 3 else "high" if third > 2 / 3 else "middle"
    return language.word(f"screen.scenario.level.{level}", low=plain(gauge.low), high=plain(gauge.high))


def _ending_prose(ending: Ending) -> Prose:
    return Prose(key="ending", title=line(ending.title), text=text(ending.text))


def _other_endings(exercise: Scenario, language: Language) -> Note:
    words = language.word("screen.scenario.other-endings", count=len(exercise.endings))
    return Note(key="other-endings", tone="info", text=text(words))


def _back(language: Language) -> Action:
    return Action(do="back", label=language.word("screen.scenario.back"))


def _restart(language: Language) -> Action:
    return Action(do="restart", label=language.word("screen.scenario.restart"))


def scenario_on_paper(exercise: Scenario, state: ScenarioState, language: Language) -> tuple[Block, ...]:
    """All scenes with their moves, one below the other, and lines for what comes next."""
    setting = Prose(key="setting", title=line(language.word("screen.scenario.setting")), text=text(exercise.setting))
    scenes = Prose(key="scenes", text=text(language.word("screen.paper.scenes")))
    played = (
        block for number, scene in enumerate(exercise.scenes, 1) for block in _scene_on_paper(number, scene, language)
    )
    after = pen_lines("next", "screen.paper.next", 5, language)
    return (setting, *show_people(exercise.people, language), scenes, *played, after)


def _scene_on_paper(number: int, scene: Scene, language: Language) -> tuple[Block, ...]:
    """The scene with all its moves, and lines for her own words where she speaks first."""
    title = language.word("screen.paper.scene", number=number, title=scene.title)
    moves = Choices(
        key=f"moves-{scene.id}",
        name=f"moves-{scene.id}",
        legend=line(language.word("screen.scenario.question")),
        options=tuple(ChoiceOption(value=move.id, label=line(move.say)) for move in scene.moves),
    )
    own = (own_words_on_paper(language, f"own-{scene.id}"),) if scene.first else ()
    return Prose(key=f"scene-{scene.id}", title=line(title), text=text(scene.text)), *own, moves


SHOWS = Shows("scenario", show_scenario, paper=scenario_on_paper)
