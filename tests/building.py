"""Small exercises for tests, built in code; each builder takes what its test is about and fills in the rest."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit.content.exercises import ExerciseFile, read_exercise
from toolkit.course.attempt import Attempt, answer
from toolkit.course.choice import Choice, Option
from toolkit.course.condition import Condition
from toolkit.course.exercise import Event, Exercise
from toolkit.course.scenario import Aside, Effect, Ending, Flag, Gauge, Move, Route, Scenario, Scene
from toolkit.course.sort import Group, Item, Sort

EXERCISES = Path(__file__).parent.parent / "exercises"
COMMON: Mapping[str, Any] = {"id": "04-role/small", "title": "Small", "competencies": ("C4",), "sources": ("V4",)}


def option(name: str, *, right: bool = False) -> Option:
    return Option(id=name, text=f"Do {name}.", feedback=f"What {name} does.", right=right)


def choice(right: str = "a", wrong: str = "bc", **more: Any) -> Choice:
    """A choice whose options are the letters of ``right`` and ``wrong``."""
    options = tuple(option(name, right=name in right) for name in sorted(right + wrong))
    return Choice(**{**COMMON, "question": "What do you do?", "options": options, **more})


def sort(**more: Any) -> Sort:
    """Two groups, ``hers`` and ``theirs``; the item ``open`` belongs to the first, ``topic`` to the second."""
    groups = (Group(id="hers", label="Hers"), Group(id="theirs", label="Theirs"))
    items = (
        Item(id="open", text="Open the meeting", group="hers", feedback="A safe start."),
        Item(id="topic", text="Choose the topic", group="theirs", feedback="Their topic."),
    )
    return Sort(**{**COMMON, "question": "Whose task?", "groups": groups, "items": items, **more})


def gauge(name: str = "safety", lowest: int = 0, highest: int = 4, start: int = 2) -> Gauge:
    return Gauge(id=name, label=name.title(), low="low", high="high", range=(lowest, highest), start=start)


def route(to: str, when: str | None = None) -> Route:
    return Route(to=to, when=Condition(when) if when else None)


def move(name: str, *to: str | Route, when: str | None = None, say: str | None = None, **effects: int | bool) -> Move:
    """A move to a place, or along routes; ``effects`` are named by their gauge or flag."""
    return Move(
        id=name,
        say=say or f"Do {name}.",
        practice="safe",
        competency="C4",
        feedback=f"What {name} does.",
        to=tuple(one if isinstance(one, Route) else route(one) for one in to),
        when=Condition(when) if when else None,
        effects=tuple(Effect(id=changed, by=by) for changed, by in effects.items()),
    )


def scene(name: str, *moves: Move, also: str | None = None) -> Scene:
    """A scene; ``also`` is the condition of one more paragraph."""
    asides = (Aside(when=Condition(also), text="More."),) if also else ()
    return Scene(id=name, title=name.title(), text="They look at you.", moves=moves, also=asides)


def scenario(
    *scenes: Scene, gauges: Sequence[Gauge] = (), flags: str = "", endings: str = "done", **more: Any
) -> Scenario:
    """A scenario that starts in its first scene; ``flags`` and ``endings`` are names with blanks between them."""
    built = {
        "setting": "It is six.",
        "people": (),
        "gauges": tuple(gauges),
        "flags": tuple(Flag(id=name, about=name) for name in flags.split()),
        "start": scenes[0].id,
        "scenes": scenes,
        "endings": tuple(Ending(id=name, title=name.title(), text="It is eight.") for name in endings.split()),
    }
    return Scenario(**{**COMMON, **built, **more})


def with_note(exercise: str = "choice", **more: Any) -> Exercise:
    builders = {"choice": choice, "sort": sort}
    return builders[exercise](content_note="A man waits outside.", way_round="Count to ten.", **more)


def event(do: str, **values: Any) -> Event:
    return Event(do, values)


def after(attempt: Attempt, *events: Event | str) -> Attempt:
    """The attempt after ``events``; a bare name is an event without values."""
    for one in events:
        attempt = answer(attempt, event(one) if isinstance(one, str) else one)
    return attempt


def written(text: str, references: Mapping[str, Any] | None = None) -> ExerciseFile:
    """What is found in ``text`` as an exercise file; without ``references`` every key is known."""
    return read_exercise("04-role/small", "small.yaml", text, references or {})


def said(text: str) -> list[str]:
    """The messages about ``text``, in the order of the file."""
    return [problem.message for problem in written(text).problems]
