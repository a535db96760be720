from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from toolkit.content.reading.document import read_document
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.course.fields import Key, Line, Prose, SourceKey
from toolkit.course.story.condition import Condition


@dataclass(frozen=True)
class Step:
    to: Key
    when: Condition | None = None


@dataclass(frozen=True)
class Named:
    id: Key
    text: Line


@dataclass(frozen=True)
class Loose:
    id: str
    text: Line


@dataclass(frozen=True)
class Thing:
    """One field of every sort that the reader knows."""

    title: Line = "unsaid"
    told: Prose = "unsaid"
    count: int = 0
    right: bool = False
    by: int | bool = 0
    pick: Literal["one", "several"] = "one"
    span: tuple[int, int] = (0, 1)
    three: tuple[Line, Line, Line] = ("a", "b", "c")
    words: tuple[Line, ...] = ()
    cites: tuple[SourceKey, ...] = ()
    named: tuple[Named, ...] = field(default=(), metadata={"scalar": "text"})
    loose: tuple[Loose, ...] = ()
    to: tuple[Step, ...] = field(default=(), metadata={"scalar": "to"})
    when: Condition | None = None
    note: Prose | None = None


def read(text: str, **references: Any) -> tuple[Any, Reader]:
    document = read_document("p", text)
    reader = Reader(document, references)
    return reader.read(Thing, document.top), reader


def value(text: str) -> Any:
    """What ``text``, which sets one field, is read as."""
    thing, reader = read(text)
    assert reader.problems == []
    return getattr(thing, text.split(":", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Hello", "Hello"),
        ('title: "no"', "no"),
        ("title: '12:30'", "12:30"),
        ("title: |\n  Hello\n", "Hello"),
        ("title: >\n  Hello\n  you\n", "Hello you"),
        ("told: |\n  One\n\n  Two\n", "One\n\nTwo"),
        ("count: 3", 3),
        ("count: -3", -3),
        ("right: true", True),
        ("right: false", False),
        ("by: +1", 1),
        ("by: true", True),
        ("pick: several", "several"),
        ("span: [-2, 2]", (-2, 2)),
        ("three: [one, two, three]", ("one", "two", "three")),
        ("words: [a, b]", ("a", "b")),
        ("words: []", ()),
        ("named: {a: Hello}", (Named("a", "Hello"),)),
        ("named: {a: {text: Hello}}", (Named("a", "Hello"),)),
        ("named: {b: B, a: A}", (Named("b", "B"), Named("a", "A"))),
        ("loose: {K4: {text: Hello}}", (Loose("K4", "Hello"),)),
        ("to: door", (Step("door"),)),
        ("to: [{when: asked, to: door}, {to: end}]", (Step("door", Condition("asked")), Step("end"))),
        ("when: safety >= 3", Condition("safety >= 3")),
        ("note: Hello", "Hello"),
    ],
)
def test_value_is_read_as_its_annotation_asks(text: str, expected: object) -> None:
    assert value(text) == expected


def test_field_that_is_not_written_keeps_its_default() -> None:
    assert read("title: Hello")[0].note is None


def test_true_is_read_as_true_and_not_as_one() -> None:
    assert value("by: true") is True


def test_number_is_read_as_number_and_not_as_true() -> None:
    assert type(value("by: 1")) is int


def test_thing_with_a_problem_is_nothing() -> None:
    assert read("count: many")[0] is NOTHING


def test_all_problems_are_noted() -> None:
    _, reader = read("count: many\nright: maybe\ntitel: Hello\nspan: [1]")
    assert len(reader.problems) == 4


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (0, 7)),
        (("named",), (1, 0)),
        (("named", "a"), (2, 2)),
        (("named", "a", "text"), (2, 5)),
        (("named", "b"), (3, 2)),
        (("named", "b", "text"), (4, 10)),
    ],
)
def test_every_value_knows_its_place(path: tuple[str, ...], place: tuple[int, int]) -> None:
    """An entry is where its name is, and so is a value that begins on a line below its name."""
    _, reader = read("title: Hello\nnamed:\n  a: Hi\n  b:\n    text: Ho\n")
    mark = reader.nodes[path].start_mark
    assert (mark.line, mark.column) == place


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("title:", "write the text"),
        ("count:", "write a whole number, such as 3"),
        ("right:", "write true or false"),
        ("by:", "write a number such as +1, or true or false without quotes"),
        ("pick:", "use one of: one, several"),
        ("span:", "write them as a list: [0, 6]"),
        ("words:", "write it as a list: [a, b]"),
        ("words: [a, ]\ntold:", "write the text"),
        ("loose:", "give each entry a name of its own: `name:` and the rest below it, indented"),
        ("loose: {K4: }", "write `text:` below it, indented"),
        ("named: {a: }", "write the text"),
        ("named: {'': Hello}", "use small letters, digits and hyphens"),
        ("'': Hello", "use one of: by, cites, count, loose, named, note, pick, right, span, three, title, to …"),
        ("when:", "write the condition, or remove the key"),
        ("note:", "write the text, or remove the key"),
        ("to: [{to: a, when: }]", "write the condition, or remove the key"),
    ],
)
def test_where_nothing_is_written_it_says_so(text: str, remedy: str) -> None:
    _, reader = read(text)
    assert [(one.message, one.remedy) for one in reader.problems] == [("nothing is written here", remedy)]


@pytest.mark.parametrize("text", ["three: [one, two]", "three:\n  - one\n", "three: one"])
def test_texts_that_are_too_few_are_counted(text: str) -> None:
    _, reader = read(text)
    assert [(one.message, one.remedy) for one in reader.problems] == [
        ("3 values must stand here", "write a list with `- ` before each of them")
    ]


def test_both_numbers_of_a_pair_know_their_places() -> None:
    _, reader = read("span: [0, 4]")
    assert reader.nodes["span", "1"].start_mark.column == 10


def test_nearest_finds_what_was_read_above() -> None:
    _, reader = read("named:\n  a: Hi\n")
    assert reader.nearest(("named", "a", "xyz")) is reader.nodes["named", "a"]


def test_problem_at_a_path_is_at_its_place() -> None:
    _, reader = read("title: Hello\nnamed:\n  a: Hi\n")
    reader.problem(("named", "a"), "too short", "say more")
    assert str(reader.problems[0]) == "p:3:3: too short — say more"


def test_key_of_a_list_is_known() -> None:
    assert read("cites: [V4]", sources={"V4"})[1].problems == []


def test_key_that_is_not_in_its_list_is_a_problem() -> None:
    _, reader = read("cites: [V4, V5]", sources={"V4"})
    assert [problem.message for problem in reader.problems] == ["'V5' is not in reference/sources.yaml"]


def test_key_that_is_there_twice_is_a_problem() -> None:
    _, reader = read("cites: [V4, V5, V4]")
    assert [str(problem) for problem in reader.problems] == ["p:1:17: `V4` is there twice — keep one of the two"]


def test_other_words_may_be_repeated() -> None:
    assert value("words: [a, a]") == ("a", "a")


def test_without_the_list_every_key_is_taken() -> None:
    assert read("cites: [V5]")[1].problems == []


@pytest.mark.parametrize("number", ["08", "1_000", "0x10", "1.0", "12:30", "1e3", "++1", '""', "9999999999"])
def test_only_a_plain_whole_number_is_a_number(number: str) -> None:
    assert read(f"count: {number}")[0] is NOTHING


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "True", "FALSE", '"true"', "1"])
def test_only_true_and_false_are_true_or_false(word: str) -> None:
    assert read(f"right: {word}")[0] is NOTHING


@pytest.mark.parametrize("name", ["Door", "door_", "the door", "-door", "door-", "a--b", "tür", '""'])
def test_names_are_small_letters_digits_and_hyphens(name: str) -> None:
    assert read(f"to: {name}")[0] is NOTHING


@pytest.mark.parametrize("name", ["door", "2nd-door", "a-1-b", '"2"'])
def test_name_of_small_letters_digits_and_hyphens_is_taken(name: str) -> None:
    assert value(f"to: {name}") == (Step(name.strip('"')),)
