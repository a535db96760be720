from dataclasses import replace
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import LIBRARY, after, event, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.course.kinds.rate import Rate, encode, grouped
from toolkit.screen.blocks import Choices, Entry, Profile, ProfileRow, Screen
from toolkit.screen.show import show

ENGLISH = language("en")
EXERCISE: Any = written(examples()["rate"]).exercise
assert isinstance(EXERCISE, Rate)
EARLIER = grouped(encode({"C4": 2, "C5": 3, "C6": 4, "C7": 1}))
RATE = event("rate", c4="3", c5="3", c6="2", c8="4")


def at(time: str, *events: Event | str) -> Screen:
    return show(after(begin(replace(EXERCISE, time=time)), *events), ENGLISH, turn=len(events))


def block(screen: Screen, key: str) -> Any:
    return next(one for one in screen.blocks if one.key == key)


def rows(screen: Screen) -> dict[str, ProfileRow]:
    """The rows of the profile by their competency."""
    return {str(row.label[0]).split(":")[0]: row for row in block(screen, "profile").rows}


def compared() -> Screen:
    return at("after", event("rate", **RATE.values, before=EARLIER))


def test_each_competency_offers_its_levels_and_a_way_to_leave_it_out() -> None:
    offered = [one for one in at("before").blocks if isinstance(one, Choices)]
    assert [one.name for one in offered] == [key.lower() for key in EXERCISE.competencies]
    assert [option.value for option in offered[0].options] == ["1", "2", "3", "4", "0"]


def test_levels_are_the_sentences_of_the_reference_list() -> None:
    said = [option.label[0] for option in block(at("before"), "c4").options]
    assert said == [*LIBRARY.reference.competencies["C4"].levels, "I cannot say yet"]


@pytest.mark.parametrize(("time", "names"), [("before", []), ("after", ["before"]), ("later", ["before", "after"])])
def test_codes_of_earlier_times_may_be_typed(time: str, names: list[str]) -> None:
    assert [one.name for one in at(time).blocks if isinstance(one, Entry)] == names


@pytest.mark.parametrize("time", ["before", "after", "later"])
def test_the_time_stands_above_the_title(time: str) -> None:
    assert at(time).kicker == ENGLISH.word(f"screen.kind.rate.{time}")


def test_once_rated_the_profile_says_each_level_in_words() -> None:
    words = {key: row.points[0].words for key, row in rows(at("before", RATE)).items()}
    assert [words[key] for key in ("C4", "C6", "C8", "C9")] == ["safe practice", "partly there", "skilled", "left out"]


def test_one_time_alone_has_nothing_to_compare() -> None:
    profile = block(at("before", RATE), "profile")
    assert (profile.times, profile.change, {row.change for row in profile.rows}) == (("Before the course",), "", {""})


@pytest.mark.parametrize(
    ("competency", "change"),
    [
        ("C4", "from “partly there” to “safe practice”"),
        ("C5", "“safe practice”, as before"),
        ("C6", "from “skilled” to “partly there”"),
        ("C7", "named at one time only"),
        ("C9", "left out"),
    ],
)
def test_with_an_earlier_code_the_change_is_told_in_words(competency: str, change: str) -> None:
    assert rows(compared())[competency].change == change


def test_with_an_earlier_code_the_picture_has_both_times() -> None:
    profile = block(compared(), "profile")
    assert profile.times == ("Before the course", "After the course")
    assert [point.level for point in rows(compared())["C4"].points] == [2, 3]


def test_a_lower_level_later_is_met_with_warmth() -> None:
    assert "A lower level later is often a sign of seeing more" in str(block(compared(), "profile").text)


def test_a_level_left_out_has_no_mark_in_the_picture() -> None:
    assert [point.level for point in rows(compared())["C9"].points] == [None, None]


def test_three_times_are_shown_when_both_codes_are_there() -> None:
    screen = at("later", event("rate", **RATE.values, before=EARLIER, after=EARLIER))
    assert len(block(screen, "profile").times) == 3


def test_nothing_is_added_up() -> None:
    profile = block(compared(), "profile")
    assert isinstance(profile, Profile)
    assert len(profile.rows) == len(EXERCISE.competencies)
    assert not any(sign.isdigit() for row in profile.rows for point in row.points for sign in point.words + row.change)


def test_the_code_can_be_copied_and_kept_with_the_earlier_one() -> None:
    mine = grouped(encode({"C4": 3, "C5": 3, "C6": 2, "C8": 4}))
    assert block(compared(), "code").text[0] == {"p": [{"b": f"\u2066{mine}\u2069"}]}
    kept = [(part.label, part.text) for part in block(compared(), "keep").parts]
    assert kept == [("Rating code: Before the course", EARLIER), ("Rating code: After the course", mine)]


def test_changing_brings_back_what_she_chose_and_typed() -> None:
    screen = at("after", event("rate", **RATE.values, before=EARLIER), "again")
    assert [option.value for option in block(screen, "c4").options if option.picked] == ["3"]
    assert [option.value for option in block(screen, "c9").options if option.picked] == ["0"]
    assert block(screen, "code-before").value == EARLIER


def test_before_she_rates_nothing_is_chosen() -> None:
    chosen = [
        option for one in at("after").blocks if isinstance(one, Choices) for option in one.options if option.picked
    ]
    assert chosen == []


@pytest.mark.parametrize("reason", ["refused.rate-one", "refused.code-before", "refused.code-after"])
def test_a_refusal_says_what_to_do(reason: str) -> None:
    screen = show(begin(EXERCISE), ENGLISH, turn=1, refused=reason)
    assert screen.announce == ENGLISH.word(reason)


def test_a_code_in_a_message_is_a_real_one() -> None:
    code = grouped(
        encode(dict(zip([f"C{n}" for n in range(1, 13)], [2, 2, 3, 1, 3, 3, 0, 4, 1, 2, 2, 3], strict=True)))
    )
    for key in ("refused.code-before", "refused.code-after", "screen.rate.code.hint"):
        assert code in ENGLISH.word(key)


@pytest.mark.parametrize("events", [[], [RATE]])
def test_focus_names_a_block_and_keys_are_unique(events: list[Any]) -> None:
    screen = at("later", *events)
    keys = [one.key for one in screen.blocks]
    assert screen.focus in keys
    assert len(set(keys)) == len(keys)
