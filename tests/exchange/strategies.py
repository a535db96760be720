"""Sound exercises with every sign in their texts that means something somewhere."""

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.building import COMMON
from toolkit.content.reading.document import Document
from toolkit.content.reading.reader import Reader
from toolkit.content.sound import note_unsound
from toolkit.course.exercise import Exercise
from toolkit.course.kinds import placing
from toolkit.course.kinds.choice import Choice, Option
from toolkit.course.kinds.match import Match, MatchItem
from toolkit.course.kinds.moment import Moment, Response
from toolkit.course.kinds.short import Anticipated, Short
from toolkit.course.kinds.sort import Item, Sort
from toolkit.course.person import Person
from toolkit.course.story.condition import Condition
from toolkit.course.story.scenario import Aside, Effect, Ending, Felt, Flag, Gauge, Move, Route, Scenario, Scene
from toolkit.exchange.nodes import Place, text_node

always_the_same = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=120,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)

SIGNS = [
    *"\\:#={}~%[]|<>*_-+&!?'\"`$@,.;/()^",
    *("->", "<-", "::", "[[", "]]", "####", "%50%", "//", "[html]", "[markdown]", "<b>", "&amp;", "<!--", "<<if $x>>"),
    *("(if: x)", " #", ": ", "- ", "\\n", "\\\\", "{{", "TODO", "é", "ß", "😀", "\xa0", "\u2028", "\x85", "\u200b"),
    *("no", "null", "1", "2024-01-01", "a", " b ", "word", "---", "=", "https://x.org", "mailto:x", "T", "StoryTitle"),
]
IDS = ["a", "b-1", "no", "1", "null", "2024-01-01", "kind", "id", "text"]


def _fit(text: str) -> bool:
    return bool(text.strip()) and not text.strip().startswith("TODO")


lines = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join).filter(_fit).map(str.strip)
prose = st.lists(
    st.lists(st.sampled_from([*SIGNS, "\n", "\n\n", "\n  ", "\n::", "\n\\::", "\n\n---\n\n", "\t"]), max_size=6).map(
        "".join
    ),
    min_size=1,
    max_size=3,
)
proses = prose.map("\n".join).filter(_fit).map(str.strip)
maybe = st.none() | proses


def _ids(count: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(IDS), min_size=count, max_size=count, unique=True)


@st.composite
def _common(draw: st.DrawFn) -> dict[str, Any]:
    note = draw(maybe)
    return {
        **COMMON,
        "title": draw(lines),
        "content_note": note,
        "way_round": draw(proses) if note else None,
        "high_risk": draw(st.booleans()),
        "topics": draw(st.sampled_from([(), ("death",)])),
    }


@st.composite
def _questions(draw: st.DrawFn) -> dict[str, Any]:
    more = {"question": draw(proses), "afterword": draw(maybe), "confidence": draw(st.booleans())}
    return {**draw(_common()), **more}


def _tags(draw: st.DrawFn) -> dict[str, Any]:
    return {"mistake": draw(st.sampled_from([None, "K1"])), "misconception": draw(st.sampled_from([None, "one"]))}


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    ids = draw(_ids(draw(st.integers(2, 4))))
    several = draw(st.booleans())
    right = draw(st.integers(1, len(ids) - 1)) if several else 1
    options = tuple(
        Option(
            id=name, text=draw(lines), feedback=draw(proses), right=at < right, **({} if at < right else _tags(draw))
        )
        for at, name in enumerate(ids)
    )
    return Choice(**draw(_questions()), options=options, pick="several" if several else "one")


@st.composite
def sorts(draw: st.DrawFn) -> Sort:
    ids = draw(_ids(3))
    groups = tuple(placing.Place(id=name, label=draw(lines)) for name in draw(_ids(2)))
    items = tuple(
        Item(id=name, text=draw(lines), group=groups[at % 2].id, feedback=draw(proses), **_tags(draw))
        for at, name in enumerate(ids)
    )
    return Sort(**draw(_questions()), groups=groups, items=items)


@st.composite
def matches(draw: st.DrawFn) -> Match:
    answers = tuple(placing.Place(id=name, label=draw(lines)) for name in draw(_ids(4)))
    items = tuple(
        MatchItem(id=name, text=draw(lines), answer=answer.id, feedback=draw(proses), **_tags(draw))
        for name, answer in zip(draw(_ids(3)), answers[::-1], strict=False)
    )
    return Match(**draw(_questions()), answers=answers, items=items)


@st.composite
def shorts(draw: st.DrawFn) -> Short:
    texts = [f"{word} {draw(lines)}" for word in ("one", "two", "three", "four", "five")]
    anticipated = tuple(
        Anticipated(id=name, texts=(texts[at * 2], texts[at * 2 + 1]), feedback=draw(proses), **_tags(draw))
        for at, name in enumerate(draw(_ids(draw(st.integers(0, 2)))))
    )
    more: dict[str, Any] = {"accepted": (texts[4],), "feedback": draw(proses), "model": draw(proses)}
    return Short(**draw(_questions()), **more, anticipated=anticipated)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    responses = tuple(
        Response(
            id=name,
            say=draw(lines),
            woman=draw(proses),
            group=draw(proses),
            facilitator=draw(proses),
            better=at == 1,
            **({} if at == 1 else _tags(draw)),
        )
        for at, name in enumerate(draw(_ids(4)))
    )
    return Moment(**draw(_questions()), responses=responses)


@st.composite
def _moves(draw: st.DrawFn, name: str, places: list[str]) -> Move:
    to = tuple(Route(to=draw(st.sampled_from(places)), when=None) for _ in range(1))
    if draw(st.booleans()):
        to = (Route(to=draw(st.sampled_from(places)), when=Condition("safety >= 1 and not f-1")), *to)
    return Move(
        id=name,
        say=draw(lines),
        practice=draw(st.sampled_from(["safe", "partly", "harm"])),
        competency="C4",
        feedback=draw(proses),
        to=to,
        effects=draw(st.sampled_from([(), (Effect(id="safety", by=-1), Effect(id="f-1", by=True))])),
        felt=(Felt(id="no", text=draw(lines)),) if draw(st.booleans()) else (),
        when=draw(st.sampled_from([None, Condition("f-1")])),
        wiser=draw(maybe),
        sources=draw(st.sampled_from([(), ("V4",)])),
        **_tags(draw),
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    names = draw(_ids(4))
    scenes = tuple(
        Scene(
            id=name,
            title=draw(lines),
            text=draw(proses),
            moves=tuple(draw(_moves(move, names)) for move in draw(_ids(2))),
            also=(Aside(when=Condition("f-1"), text=draw(proses)),) if draw(st.booleans()) else (),
        )
        for name in names[:2]
    )
    return Scenario(
        **draw(_common()),
        setting=draw(proses),
        people=(Person(id="no", name=draw(lines), about=draw(lines)),),
        gauges=(Gauge(id="safety", label=draw(lines), low="low", high="high", range=(-1, 3), start=0),),
        flags=(Flag(id="f-1", about=draw(lines)),),
        start=names[0],
        scenes=scenes,
        endings=tuple(Ending(id=name, title=draw(lines), text=draw(proses)) for name in names[2:]),
    )


def is_sound(exercise: Exercise) -> bool:
    """Whether its parts fit together; texts made at random may say the same."""
    top = text_node("", Place(1))
    reader = Reader(Document("", top, ()), nodes={(): top})
    note_unsound(exercise, reader)
    return not reader.problems


questions = st.one_of(choices(), sorts(), matches(), shorts(), moments()).filter(is_sound)
stories = scenarios().filter(is_sound)
