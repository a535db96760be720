"""Small exercises for tests, built in code; each builder takes what its test is about and fills in the rest."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit.content.exercises import read_exercise
from toolkit.content.library import Library
from toolkit.content.reading.found import ExerciseFile
from toolkit.course.attempt import Attempt, answer
from toolkit.course.exercise import Event, Exercise
from toolkit.course.handbook.entries import Activity, Figure
from toolkit.course.kinds.activities import Activities
from toolkit.course.kinds.agreement import Agreement, Rewording, Situation
from toolkit.course.kinds.cards import Card, Cards
from toolkit.course.kinds.case import Case, CaseLine, Check
from toolkit.course.kinds.choice import Choice, Option
from toolkit.course.kinds.figures import Chart, Figures
from toolkit.course.kinds.match import Match, MatchItem
from toolkit.course.kinds.moment import Moment, Response
from toolkit.course.kinds.order import Order, Step
from toolkit.course.kinds.placing import Place
from toolkit.course.kinds.rate import Rate
from toolkit.course.kinds.reflect import Prompt, Reflect
from toolkit.course.kinds.rewrite import Better, Quality, Rewrite
from toolkit.course.kinds.short import Anticipated, Short
from toolkit.course.kinds.situations import Situations
from toolkit.course.kinds.sort import Item, Sort
from toolkit.course.kinds.transcript import Spoken, Tag, Transcript
from toolkit.course.languages import SOURCE
from toolkit.course.person import Person
from toolkit.course.story.condition import Condition
from toolkit.course.story.scenario import Aside, Effect, Ending, Flag, Gauge, Move, Route, Scenario, Scene

ABOUT_THE_COURSE = ("safety", "tasks", "programmes")
"""The reference lists that name exercises of the course."""
EXERCISES = Path(__file__).parent.parent / "exercises"
LIBRARY = Library(EXERCISES, SOURCE)
"""The content of the course itself."""
COMMON: Mapping[str, Any] = {"id": "04-role/small", "title": "Small", "competencies": ("C4",), "sources": ("V4",)}


def library(root: Path) -> Library:
    """The content of a folder, as it is now."""
    return Library(root, SOURCE)


def copy_lists(root: Path) -> None:
    """Copies the reference lists to ``root``, a course of its own: those that name our exercises are empty there."""
    shutil.copytree(EXERCISES / "reference", root / "reference")
    for name in ABOUT_THE_COURSE:
        (root / "reference" / f"{name}.yaml").write_text("{}\n", "utf-8")


def option(name: str, *, right: bool = False) -> Option:
    return Option(id=name, text=f"Do {name}.", feedback=f"What {name} does.", right=right)


def choice(right: str = "a", wrong: str = "bc", **more: Any) -> Choice:
    """A choice whose options are the letters of ``right`` and ``wrong``."""
    options = tuple(option(name, right=name in right) for name in sorted(right + wrong))
    return Choice(**{**COMMON, "question": "What do you do?", "options": options, **more})


def sort(**more: Any) -> Sort:
    """Two groups, ``hers`` and ``theirs``; the item ``open`` belongs to the first, ``topic`` to the second."""
    groups = (Place(id="hers", label="Hers"), Place(id="theirs", label="Theirs"))
    items = (
        Item(id="open", text="Open the meeting", group="hers", feedback="A safe start."),
        Item(id="topic", text="Choose the topic", group="theirs", feedback="Their topic."),
    )
    return Sort(**{**COMMON, "question": "Whose task?", "groups": groups, "items": items, **more})


def cards(names: str = "abc", **more: Any) -> Cards:
    """A card for each letter of ``names``."""
    deck = tuple(Card(id=name, front=f"What is {name}?", back=f"It is {name}.") for name in names)
    return Cards(**{**COMMON, "cards": deck, **more})


def order(names: str = "abcd", together: str = "", **more: Any) -> Order:
    """Items named by the letters of ``names``, in the right order; ``together`` is rows of letters, such as "ab cd"."""
    items = tuple(Step(id=name, text=f"Then {name}", feedback=f"Why {name} comes here.") for name in names)
    rows = tuple(tuple(row) for row in together.split())
    return Order(**{**COMMON, "question": "What comes first?", "items": items, "together": rows, **more})


def match(pairs: str = "ab cd", extra: str = "", **more: Any) -> Match:
    """Items and their answers: "ab" is the item ``a`` with the answer ``b``; the answers of ``extra`` fit none."""
    items = tuple(
        MatchItem(id=a, text=f"Item {a}", answer=b, feedback=f"{a} and {b}.") for a, b in map(tuple, pairs.split())
    )
    answers = tuple(Place(id=name, label=f"Answer {name}") for name in [*(item.answer for item in items), *extra])
    return Match(**{**COMMON, "question": "What goes together?", "items": items, "answers": answers, **more})


def short(*accepted: str, **anticipated: str) -> Short:
    """A question with ``accepted`` answers; each other frequent one is named by its id."""
    others = tuple(Anticipated(id=name, texts=(said,), feedback=f"On {name}.") for name, said in anticipated.items())
    texts = {"accepted": accepted, "feedback": "Two see more.", "model": "**Co-facilitator.**", "anticipated": others}
    return Short(**{**COMMON, "question": "What is she?", **texts})


def response(name: str, **more: Any) -> Response:
    """A response that does something to each of the three."""
    does = {one: f"What {name} does to the {one}." for one in ("woman", "group", "facilitator")}
    return Response(id=name, say=f"Say {name}.", **{**does, **more})


def moment(better: str = "a", tempting: str = "bcd", **more: Any) -> Moment:
    """A moment whose responses are letters."""
    responses = tuple(response(name, better=name in better) for name in sorted(better + tempting))
    return Moment(**{**COMMON, "question": "She asks. What do you say?", "responses": responses, **more})


def transcript(tags: str = "abc", **shows: str) -> Transcript:
    """Lines of the facilitator ``hers``, each with the tags it shows (letters), then the line ``topic`` of another."""
    people = tuple(Person(id=name, name=name.title(), about="is here") for name in ("hers", "theirs"))
    spoken = (Spoken(id=one, by="hers", say=f"Say {one}.", shows=tuple(seen), note=one) for one, seen in shows.items())
    built = {
        "question": "What does she do?",
        "people": people,
        "facilitators": ("hers",),
        "tags": tuple(Tag(id=tag, label=f"Does {tag}", competency="C4") for tag in tags),
        "lines": (*spoken, Spoken(id="topic", by="theirs", say="And what now?")),
    }
    return Transcript(**{**COMMON, **built})


def case(**verdicts: str) -> Case:
    """Checks with their verdict, about a conversation of the lines ``a`` and ``b``; each check names the second."""
    built = {
        "question": "What did she do?",
        "lines": tuple(CaseLine(id=name, by="Petra", say=f"Say {name}.") for name in "ab"),
        "verdicts": tuple(Place(id=name, label=name.title()) for name in dict.fromkeys(verdicts.values())),
        "checks": tuple(
            Check(id=name, text=f"Point {name}", verdict=verdict, feedback=f"Why {name} matters.", lines=("b",))
            for name, verdict in verdicts.items()
        ),
    }
    return Case(**{**COMMON, **built})


def rewrite(qualities: str = "abc", **more: Any) -> Rewrite:
    """A sentence with a quality for each letter, and one better sentence that has them all."""
    named = tuple(Quality(id=name, label=f"It has {name}.", add=f"Add {name}.") for name in qualities)
    better = (Better(id="one", text="How was it?", why="She leads.", has=tuple(qualities)),)
    told = {"situation": "She looks up.", "harms": "Why?", "why": "It blames.", "qualities": named, "better": better}
    return Rewrite(**{**COMMON, **told, **more})


def reflect(*prompts: str, **more: Any) -> Reflect:
    """A prompt for each name."""
    asked = tuple(Prompt(id=name, ask=f"What about {name}?") for name in prompts)
    return Reflect(**{**COMMON, "opening": "Take your time.", "prompts": asked, **more})


def rate(*competencies: str, time: str = "before") -> Rate:
    return Rate(**{**COMMON, "opening": "Look at today.", "competencies": competencies or ("C4", "C6"), "time": time})


def agreement(**situations: str) -> Agreement:
    """Rules R1, R3 and R8 on offer; each situation is named with the rules that answer it, such as "R1 R8"."""
    built = {
        "opening": "Begin.",
        "rules": ("R1", "R3", "R8"),
        "limits": ("R3",),
        "forbidding": ("don’t", "no"),
        "rewordings": (Rewording(id="finish", words=("interrupt", "cut in"), instead="We let each woman finish."),),
        "situations": tuple(
            Situation(
                id=name, title=name.title(), text="It happens.", answered_by=tuple(rules.split()), without="A gap."
            )
            for name, rules in (situations or {"one": "R1", "done": "R3 R8"}).items()
        ),
        "begin": "These are our rules.",
        "close": "We may change them.",
    }
    return Agreement(**{**COMMON, **built})


def figure(name: str, value: float = 30.5, **more: Any) -> Figure:
    """A figure of ``value`` percent."""
    told = {"population": "Women in a town", "collected": "In May", "published": "In June", "caution": "Few asked."}
    said = {"title": f"Number {name}", "value": value, "unit": "percent", "shown": f"{value} %", "sources": ("V4",)}
    return Figure(id=name, **{**told, **said, **more})


def figures(*charts: str, **more: Any) -> Figures:
    """A chart for each text, which names its figures with blanks between them."""
    built = tuple(Chart(title=f"Chart {names}", figures=tuple(names.split())) for names in charts)
    return Figures(**{**COMMON, "opening": "Look.", "charts": built, **more})


def situations(*found: Exercise, **more: Any) -> Situations:
    """A list of exercises that are loaded."""
    built = {"opening": "Choose.", "exercises": tuple(one.id for one in found), "found": found}
    return Situations(**{**COMMON, "id": "04-role/list", **built, **more})


def activity(name: str, **more: Any) -> Activity:
    """A round of ten minutes at the beginning, for four to twelve women."""
    told = {"purpose": f"Why {name}.", "how": f"How {name}.", "risks": f"Risk of {name}.", "online": "In the call."}
    built = {"title": name.title(), "use": "opening", "minutes": 10, "size": (4, 12), "sources": ("V4",)}
    return Activity(id=name, **{**told, **built, **more})


def activities(*listed: Activity, **more: Any) -> Activities:
    """A list of activities that are loaded."""
    return Activities(**{**COMMON, "opening": "Choose.", "activities": listed, **more})


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
    builders: dict[str, Any] = {"choice": choice, "sort": sort}
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
