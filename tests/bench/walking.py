"""How fast a scenario is walked, and how the cost grows with the number of its scenes."""

import time

from toolkit.course.story.condition import Condition
from toolkit.course.story.scenario import Effect, Ending, Gauge, Move, Route, Scenario, Scene
from toolkit.course.story.walk import walk

SIZES = ((20, 2), (200, 2), (2_000, 2), (2_000, 3))
"""Scenes and gauges; with the third gauge there are too many positions to visit each."""
GAUGES = ("trust", "safety", "ease")


def report() -> str:
    """Moves made a second, and seconds per scene as the scenario grows; flat is good."""
    lines = ["Walking a scenario: every position where that is possible, else 2,000 random runs"]
    first = None
    for scenes, gauges in SIZES:
        scenario = corridor(scenes, gauges)
        begun = time.perf_counter()
        walked = walk(scenario)
        seconds = time.perf_counter() - begun
        first = first or seconds / scenes
        how = "every position" if walked.exhaustive else f"{walked.runs:,} runs"
        size = f"  {scenes:>6,} scenes, {gauges} gauges {walked.steps:>10,} moves ({how})"
        speed = f"{seconds:>8.2f} s {walked.steps / seconds:>10,.0f} moves/s"
        lines.append(f"{size}{speed}   cost per scene {seconds / scenes / first:>6.2f}× the first")
    return "\n".join(lines)


def corridor(scenes: int, gauges: int) -> Scenario:
    """A scenario of ``scenes`` scenes in a row: a short cut where trust is high, and a move more for a third gauge."""
    names = [f"scene-{number}" for number in range(scenes)]
    return Scenario(
        id="bench/corridor",
        title="Corridor",
        competencies=("C1",),
        sources=("OWN",),
        setting="A generated scenario.",
        people=(),
        gauges=tuple(
            Gauge(id=name, label=name, low="low", high="high", range=(0, 6), start=3) for name in GAUGES[:gauges]
        ),
        start=names[0],
        scenes=tuple(scene(number, [*names, "end"], gauges) for number in range(scenes)),
        endings=(Ending(id="end", title="End", text="End."), Ending(id="early", title="Early", text="Early.")),
    )


def scene(number: int, names: list[str], gauges: int) -> Scene:
    onward, leap = names[number + 1], names[min(number + 2, len(names) - 1)]
    by = -1 if number % 2 else +1
    return Scene(
        id=names[number],
        title=f"Scene {number}",
        text="Text.",
        moves=(
            move("listen", "trust", +1, Route(to=onward)),
            move("hurry", "trust", -1, Route(to=leap, when=Condition("trust >= 5")), Route(to=onward)),
            move("steady", "safety", by, Route(to=onward)),
            *(move(f"turn-{name}", name, by, Route(to=onward)) for name in GAUGES[2:gauges]),
        ),
    )


def move(name: str, gauge: str, by: int, *to: Route) -> Move:
    return Move(
        id=name,
        say=name,
        practice="safe",
        competency="C1",
        feedback="Feedback.",
        to=to,
        effects=(Effect(id=gauge, by=by),),
    )
