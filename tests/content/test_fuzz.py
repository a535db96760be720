"""Whatever is in a file or comes from a page: there is an answer, and nothing raises that a caller does not expect.

The examples are derived from the tests themselves, so every run tries the same ones.
"""

from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.authoring.readme import examples
from tests.building import (
    agreement,
    cards,
    case,
    choice,
    event,
    match,
    moment,
    order,
    rate,
    reflect,
    rewrite,
    scenario,
    short,
    sort,
    transcript,
    with_note,
    written,
)
from tests.building import move as a_move
from tests.building import scene as a_scene
from toolkit.content.reading.found import ExerciseFile
from toolkit.course.attempt import Attempt, answer, begin, place, resume
from toolkit.course.exercise import EventRefused, Exercise
from toolkit.course.story.condition import Condition, ConditionError
from toolkit.course.story.scenario import Scenario
from toolkit.course.story.walk import walk

pytestmark = pytest.mark.filterwarnings("error::SyntaxWarning", "error::DeprecationWarning")
always_the_same = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=80,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)

WORDS = (
    *(
        "kind",
        "choice",
        "sort",
        "scenario",
        "title",
        "options",
        "to",
        "when",
        "true",
        "no",
        "1",
        "-1",
        "  ",
        "\t",
        "\n",
    ),
    *"[]{}&*!|>:#'\"-,",
)
EXERCISES: dict[str, Exercise] = {
    "choice": choice(),
    "several": choice("ab", "c", pick="several"),
    "sort": sort(),
    "scenario": scenario(
        a_scene("one", a_move("on", "two", safe=True), a_move("stay", "one")),
        a_scene("two", a_move("end", "done"), a_move("back", "one", when="safe")),
        flags="safe",
    ),
    "asking-scenario": scenario(a_scene("one", a_move("on", "done"), a_move("stay", "one")), confidence=True),
    "cards": cards(),
    "order": order("abc", together="ab"),
    "match": match("ab bc", extra="a"),
    "short": short("one", "two", other="done"),
    "moment": moment("a", "bc"),
    "transcript": transcript(a="ab", open="c"),
    "case": case(a="one", b="done"),
    "rewrite": rewrite("abc"),
    "reflect": reflect("a", "b", afterword="Rest."),
    "agreement": agreement(),
    "rate": rate("C4", "C6", "C10", time="later"),
    "note": with_note("choice"),
    "noted-sort": with_note("sort"),
}


def has_an_answer(file: ExerciseFile) -> bool:
    """Either an exercise or problems, each with a place and a remedy; a sound exercise can be begun and walked."""
    if file.exercise is None:
        assert file.problems
        assert all(one.line >= 1 and one.column >= 1 and one.message and one.remedy for one in file.problems)
    else:
        assert file.problems == ()
        begin(file.exercise)
        if isinstance(file.exercise, Scenario):
            walk(file.exercise, most=500, runs=3)
    return True


@st.composite
def spoilt_examples(draw: st.DrawFn) -> str:
    """An example of the README after one to four slips of the hand."""
    text = draw(st.sampled_from(list(examples().values())))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        match draw(st.sampled_from(["lose", "add", "swap", "repeat"])):
            case "lose":
                text = text[:at] + text[at + draw(st.integers(1, 12)) :]
            case "add":
                text = text[:at] + draw(st.sampled_from(WORDS) | st.text(max_size=3)) + text[at:]
            case slip:
                text = _with_lines_moved(text, draw(st.integers(0, 200)), draw(st.integers(0, 200)), slip)
    return text


def _with_lines_moved(text: str, first: int, second: int, slip: str) -> str:
    lines = text.splitlines(keepends=True)
    first, second = first % len(lines), second % len(lines)
    if slip == "swap":
        lines[first], lines[second] = lines[second], lines[first]
    else:
        lines.insert(second, lines[first])
    return "".join(lines)


names = st.sampled_from(
    [
        "kind",
        "title",
        "competencies",
        "sources",
        "question",
        "options",
        "items",
        "groups",
        "scenes",
        "moves",
        "a",
        "b-1",
    ]
)
plain = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["choice", "C4"])
)
json_values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
documents = st.dictionaries(
    names,
    st.recursive(
        plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5), max_leaves=20
    ),
    max_size=8,
)


@always_the_same
@given(st.text())
@example("[" * 500_000)
@example("- " * 400_000)
@example("\ud800")
@example("a: \x00")
@example("é" * 1_000_001)
def test_any_text_has_an_answer(text: str) -> None:
    assert has_an_answer(written(text))


@always_the_same
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_row_of_yaml_signs_has_an_answer(words: list[str]) -> None:
    assert has_an_answer(written(" ".join(words)))


@settings(always_the_same, max_examples=300)
@given(spoilt_examples())
def test_spoilt_example_has_an_answer(text: str) -> None:
    assert has_an_answer(written(text))


@always_the_same
@given(st.sampled_from(["choice", "sort", "scenario"]), documents)
def test_any_structure_has_an_answer(kind: str, document: dict[str, Any]) -> None:
    assert has_an_answer(written(yaml.safe_dump({**document, "kind": kind}, allow_unicode=True)))


@always_the_same
@given(st.text(max_size=40) | st.lists(st.sampled_from([*"ab()-123", " ", "not ", "and", ">=", "=="])).map("".join))
def test_any_condition_is_read_or_refused(text: str) -> None:
    with suppress(ConditionError):
        names_read = Condition(text).names
        assert isinstance(Condition(text).holds(dict.fromkeys(names_read, 1)), bool)


actions = st.sampled_from(
    [
        "check",
        "open",
        "again",
        "choose",
        "go-on",
        "back",
        "debrief",
        "replay",
        "restart",
        "turn",
        "nearly",
        "knew",
        "stop",
        "compare",
        "look",
        "done",
        "rate",
        "go",
        "add",
        "enter",
        "go-round",
        "",
        "xyz",
    ]
)
known = st.sampled_from(["a", "b", "c", "open", "topic", "hers", "theirs", "on", "stay", "end", "back", "one", "done"])
sures = st.sampled_from(["guess", "fairly", "sure", None])
pairs = st.lists(st.lists(known | json_values, min_size=1, max_size=3) | st.just(["a", "a"]), max_size=3)
lists = st.lists(known, max_size=4) | pairs
answers = json_values | known | lists | st.dictionaries(known, known | json_values, max_size=3)
values = st.dictionaries(
    st.sampled_from(["answer", "step", "place", "sure", "has", "own", "to", "at", "rules", "offered", "limits", "c4"]),
    answers | sures | st.integers(-2, 5) | st.sampled_from(["R1", "bank", "secrecy", "situation", "aloud", "2"]),
    max_size=5,
)
codes = st.sampled_from(["", "22313304122350", "2231 3304 1223 · 50", "22313304122351", "²²³¹", "\ud800"]) | json_values
saids = st.lists(st.sampled_from(["again", "nearly", "knew"]), max_size=5)
places = st.fixed_dictionaries(
    {},
    optional={
        "v": st.just(1) | json_values,
        "id": st.just("04-role/small") | json_values,
        "door": st.sampled_from(["note", "round", "open"]) | json_values,
        "answer": answers | st.permutations("abc") | st.lists(st.lists(known, min_size=1, max_size=3), max_size=3),
        "sure": answers | st.lists(sures, max_size=5),
        "checked": st.booleans() | json_values,
        "opened": st.booleans() | json_values,
        "trail": st.lists(known, max_size=5) | st.lists(json_values, max_size=3) | st.just(["stay"] * 300) | saids,
        "turned": st.booleans() | json_values,
        "stopped": st.booleans() | json_values,
        "phase": st.sampled_from(["playing", "answered", "debrief", "compared", "looked"]) | json_values,
        "has": answers,
        "done": st.booleans() | json_values,
        "rated": st.booleans() | json_values,
        "levels": st.lists(st.integers(0, 4), min_size=3, max_size=3) | st.lists(json_values, min_size=3, max_size=3),
        "codes": st.lists(codes, min_size=2, max_size=2) | json_values,
    },
)


def steps(attempt: Attempt, events: list[tuple[str, dict[str, Any]]]) -> Attempt:
    for do, of_the_form in events:
        with suppress(EventRefused):
            attempt = answer(attempt, event(do, **of_the_form))
    return attempt


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
@always_the_same
@given(events=st.lists(st.tuples(actions, values), max_size=12))
def test_stranger_s_events_are_answered_or_refused(exercise: Exercise, events: list[Any]) -> None:
    attempt = steps(begin(exercise), events)
    assert resume(exercise, place(attempt)) == attempt


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
@always_the_same
@given(kept=places | places.map(lambda kept: {**kept, "v": 1, "id": "04-role/small"}) | json_values)
def test_stranger_s_place_is_resumed_or_refused(exercise: Exercise, kept: Any) -> None:
    with suppress(EventRefused):
        attempt = resume(exercise, kept)
        assert resume(exercise, place(attempt)) == attempt
