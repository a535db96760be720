import json
from typing import Any

import pytest

from tests.building import event, short
from toolkit.course.attempt import answer as answer_attempt
from toolkit.course.attempt import begin, place, resume
from toolkit.course.exercise import EventRefused
from toolkit.course.kinds.short import MOST_LETTERS, folded, same_words

SHORT = short("co-facilitator", "zweite Straße", assistant="helper")


def refusal(answer: Any) -> str:
    with pytest.raises(EventRefused) as refused:
        SHORT.read(answer)
    return refused.value.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe"),
        ("café", "cafe\u0301"),
        ("STRASSE", "straße"),
        ("Straẞe", "strasse"),
        ("“co-facilitator”", "co-facilitator"),
        ("«validate»", "validate"),
        ("co-facilitator.", "Co-Facilitator"),
        ("co\u2011facilitator", "co-facilitator"),
        ("co–facilitator", "co-facilitator"),
        ("  safe \t\u00a0 place ", "safe place"),
        ("safe, place!", "safe place"),
        ("safe - place", "safe place"),
        ("don’t", "don't"),
        ("don´t", "don't"),
        ("Łódź", "lodz"),
        ("Şişli", "sisli"),
        ("İstanbul", "istanbul"),
        ("ﬁrst", "first"),
        ("１１２", "112"),
        ("sa\u00adfe", "safe"),
        ("sa\u200bfe", "safe"),
        ("¿qué?", "que"),
        ("Ελλάδα", "ελλαδα"),
        ("*safe* place", "safe place"),
    ],
)
def test_words_are_the_same_apart_from_their_spelling(one: str, other: str) -> None:
    assert same_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("safe", "unsafe"),
        ("safe place", "safeplace"),
        ("co-facilitator", "cofacilitator"),
        ("facilitator", "facilitators"),
        ("one two", "two one"),
        ("कि", "का"),
        ("112", "113"),
    ],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not same_words(one, other)


@pytest.mark.parametrize("written", ["ŉ", "ﷺ", "İ", "ΐ", "Ⅻ", "co-facilitator", "…", "“a”"])
def test_one_spelling_stays_as_it_is(written: str) -> None:
    assert folded(folded(written)) == folded(written)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("Co-facilitator.", "right"), ("ZWEITE STRASSE", "right"), ("helper", "not"), ("the boss", "not")],
)
def test_accepted_answers_are_right(answer: str, outcome: str) -> None:
    assert SHORT.outcome(SHORT.read(answer)) == outcome


def test_a_frequent_answer_is_met() -> None:
    assert [one and one.id for one in (SHORT.met("Helper!"), SHORT.met("boss"))] == ["assistant", None]


def test_what_she_wrote_is_kept_on_one_line() -> None:
    assert SHORT.read("  My \n Helper ") == "My Helper"


@pytest.mark.parametrize("answer", [None, "", " \n\t ", "...", "“ ”", "\u200b"])
def test_no_words_ask_for_some(answer: Any) -> None:
    assert refusal(answer) == "refused.write-short"


@pytest.mark.parametrize("answer", ["a" * (MOST_LETTERS + 1), " " * 10_000_000])
def test_a_long_text_is_refused(answer: str) -> None:
    assert refusal(answer) == "refused.too-many-letters"


@pytest.mark.parametrize("answer", [7, True, ["co-facilitator"], {"a": "b"}, "a\ud800", "a\x00b", b"co-facilitator"])
def test_what_nobody_types_is_refused(answer: Any) -> None:
    assert refusal(answer) == "refused.unknown-answer"


def test_the_longest_text_is_taken() -> None:
    assert len(SHORT.read("ﷺ" * MOST_LETTERS)) == MOST_LETTERS


def test_her_place_survives_being_kept() -> None:
    attempt = answer_attempt(begin(SHORT), event("check", answer="„Ünders  tützen“ 😀"))
    assert resume(SHORT, json.loads(json.dumps(place(attempt)))) == attempt


@pytest.mark.parametrize("answer", ["", "a" * 201, ["a"], 3, "\x00"])
def test_a_place_that_does_not_fit_is_refused(answer: Any) -> None:
    with pytest.raises(EventRefused):
        resume(SHORT, {"v": 1, "id": SHORT.id, "door": "open", "answer": answer, "checked": True})
