"""Building a group agreement: what each event does to her rules, and what follows from them."""

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import agreement, event
from toolkit.course.attempt import begin, place
from toolkit.course.attempt import resume as resume_attempt
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.kinds.agreement import (
    LONGEST_RULE,
    LONGEST_TEXT,
    MOST_RULES,
    PARTS,
    PHASES,
    AgreementState,
    OwnRule,
    agreed,
    answers,
    change,
    resume,
    start,
)

SMALL = agreement()
ONE, DONE = SMALL.situations


def go(to: str, at: str | None = None, **form: Any) -> Event:
    return event("go", to=to, at=at, **form)


def after(*events: Event) -> AgreementState:
    state = start(SMALL)
    for one in events:
        state = change(SMALL, state, one)
    return state


def wrote(*lines: str, to: str = "own") -> Event:
    return go(to, own="\n".join(lines))


def texts(state: AgreementState) -> list[str]:
    return [rule.text for rule in state.own]


def refusal(*events: Event) -> str:
    with pytest.raises(EventRefused) as refused:
        after(*events)
    return refused.value.reason


def resumed(state: AgreementState) -> AgreementState:
    attempt = replace(begin(SMALL), state=state)
    state_again: Any = resume_attempt(SMALL, json.loads(json.dumps(place(attempt)))).state
    return state_again


def test_each_line_is_a_rule() -> None:
    assert texts(after(wrote("We listen.", "We are kind."))) == ["We listen.", "We are kind."]


def test_she_may_go_on_without_a_rule_of_her_own() -> None:
    assert after(wrote("", "  ", to="reword")).phase == "bank"


@pytest.mark.parametrize(
    "line", ["- Listen", "• Listen", "* Listen", "1. Listen", "2) Listen", " –  Listen ", "\tListen"]
)
def test_list_marks_and_blanks_around_a_rule_are_dropped(line: str) -> None:
    assert texts(after(wrote(line))) == ["Listen"]


@pytest.mark.parametrize("line", ["1.5 hours are enough", "5 minutes for each", "*We* listen"])
def test_what_only_looks_like_a_list_mark_stays(line: str) -> None:
    assert texts(after(wrote(line))) == [line]


def test_lines_that_say_nothing_or_the_same_again_are_dropped() -> None:
    assert texts(after(wrote("Listen", "", "---", "\u200b", "listen"))) == ["Listen"]


def test_signs_that_cannot_be_seen_or_stored_are_dropped() -> None:
    assert texts(after(wrote("We\x00 listen\ud800"))) == ["We listen"]


def test_more_rules_than_anybody_remembers_are_refused() -> None:
    many = [f"Rule number {number}" for number in range(MOST_RULES + 1)]
    assert refusal(wrote(*many)) == "refused.agreement.many"
    assert len(after(wrote(*many[1:])).own) == MOST_RULES


@pytest.mark.parametrize("text", ["a" * (LONGEST_RULE + 1), "a\n" * LONGEST_TEXT])
def test_too_long_a_rule_or_text_is_refused(text: str) -> None:
    assert refusal(wrote(text)) == "refused.agreement.long"


@pytest.mark.parametrize("rule", ["Don't interrupt", "DON’T shout", "Say no gossip", "No!"])
def test_a_rule_that_says_what_nobody_may_do_is_offered_another_wording(rule: str) -> None:
    assert after(wrote(rule, to="reword")).phase == "reword"


@pytest.mark.parametrize("rule", ["We let each woman finish", "Nothing leaves the room", "We know each other"])
def test_other_rules_are_not(rule: str) -> None:
    state = after(wrote(rule, to="reword"))
    assert (state.phase, state.at) == ("bank", PARTS[0])


@pytest.mark.parametrize(
    ("rule", "suggestion"),
    [
        ("Don't interrupt", "We let each woman finish."),
        ("No interrupting", "We let each woman finish."),
        ("Don’t CUT IN", "We let each woman finish."),
        ("No uninterrupted talks", None),
        ("No gossip", None),
    ],
)
def test_a_suggestion_goes_by_the_beginning_of_a_word(rule: str, suggestion: str | None) -> None:
    assert SMALL.suggestion(rule) == suggestion


@pytest.mark.parametrize(
    ("form", "stands"),
    [
        ({}, "Don't interrupt"),
        ({"way-0": None, "other-0": ""}, "Don't interrupt"),
        ({"way-0": "keep", "other-0": "We wait"}, "Don't interrupt"),
        ({"way-0": "take"}, "We let each woman finish."),
        ({"way-0": "other", "other-0": " We  wait "}, "We wait"),
        ({"other-0": "We wait"}, "We wait"),
    ],
)
def test_how_a_rule_is_worded_is_her_choice(form: dict[str, Any], stands: str) -> None:
    assert texts(after(wrote("Don't interrupt", to="reword"), go("bank", "talking", **form))) == [stands]


def test_without_a_suggestion_she_is_only_asked() -> None:
    asked = wrote("No gossip", to="reword")
    assert texts(after(asked, go("own", **{"other-0": "We speak to her, and not about her"}))) != ["No gossip"]
    assert refusal(asked, go("own", **{"way-0": "take"})) == "refused.unknown-answer"


def test_choosing_other_words_without_writing_them_asks_for_them() -> None:
    assert (
        refusal(wrote("Don't interrupt", to="reword"), go("own", **{"way-0": "other", "other-0": " "}))
        == "refused.agreement.instead"
    )


def test_two_rules_that_say_the_same_become_one() -> None:
    state = after(wrote("Don't interrupt", "No cut in", to="reword"), go("own", **{"way-0": "take", "way-1": "take"}))
    assert texts(state) == ["We let each woman finish."]


def test_a_line_that_stays_keeps_what_she_decided_about_it() -> None:
    decided = (wrote("Listen", "Don't interrupt", to="reword"), go("situation", "one", **{"way-1": "take"}))
    before = after(*decided, go("own", answers=["0"]))
    changed = change(SMALL, before, wrote("We let each woman finish.", "Be kind", "Listen"))
    assert changed.own == (before.own[1], OwnRule("Be kind"), before.own[0])


def test_ticking_adds_rules_in_the_order_of_the_exercise() -> None:
    first = (go("bank", "talking", own=""), go("bank", "secrecy", offered=["R8"], rules=["R8"]))
    assert after(*first, go("limits", offered=["R1", "R3"], rules=["R1"])).chosen == ("R1", "R8")


def test_a_rule_is_taken_out_only_where_it_was_on_show() -> None:
    both = replace(start(SMALL), chosen=("R1", "R8"), phase="bank", at="talking")
    assert change(SMALL, both, go("limits", offered=["R8"], rules=[])).chosen == ("R1",)


def test_an_agreement_is_complete_with_the_limits_from_the_bank() -> None:
    assert not agreed(SMALL, after(go("limits", own="We listen"))).complete
    assert agreed(SMALL, after(go("limits", own=""), event("add", rule="R3"))).complete


def test_an_agreement_is_complete_with_limits_in_her_own_words() -> None:
    state = after(go("limits", own="We help when a child is in danger"), go("gaps", limits=["0"]))
    assert agreed(SMALL, state).complete
    assert not agreed(SMALL, change(SMALL, replace(state, phase="limits"), go("gaps", limits=[]))).complete


def test_rules_from_the_bank_answer_what_the_exercise_says() -> None:
    state = replace(start(SMALL), chosen=("R1", "R8"))
    assert (answers(state, ONE), answers(state, DONE)) == ((("R1",), ()), (("R8",), ()))
    assert agreed(SMALL, state).gaps == ()


def test_her_own_rules_answer_what_she_ticks() -> None:
    state = after(go("situation", "done", own="We listen\nWe wait"), go("answered", "done", answers=["1"]))
    assert [rule.text for rule in answers(state, DONE)[1]] == ["We wait"]
    assert agreed(SMALL, state).gaps == ("one",)


def test_a_tick_can_be_taken_back() -> None:
    state = after(go("situation", "done", own="We listen"), go("situation", "done", answers=["0"]), go("gaps"))
    assert agreed(SMALL, state).gaps == ("one", "done")


def test_adding_a_rule_closes_a_gap_and_leaves_her_where_she_is() -> None:
    gap = (go("situation", "one", own=""), go("answered", "one"))
    assert agreed(SMALL, after(*gap)).gaps == ("one", "done")
    closed = after(*gap, event("add", rule="R1"))
    assert (agreed(SMALL, closed).gaps, closed.phase, closed.at) == (("done",), "answered", "one")


def test_adding_the_limits_keeps_what_was_ticked_beside_them() -> None:
    assert after(go("limits", own="We listen"), event("add", rule="R3", limits=["0"])).own[0].limits


def test_what_was_agreed_holds_her_rules_and_those_from_the_bank() -> None:
    now = agreed(SMALL, after(go("answered", "one", own="We listen"), event("add", rule="R1")))
    assert (now.rules, [rule.text for rule in now.own], now.complete, now.gaps) == (
        ("R1",),
        ["We listen"],
        False,
        ("done",),
    )


@pytest.mark.parametrize("phase", PHASES)
def test_from_each_phase_she_can_go_back_to_her_own_words(phase: str) -> None:
    places = {"bank": "talking", "situation": "one", "answered": "one"}
    there = after(go(phase, places.get(phase, ""), own="Don't interrupt"))
    assert there.phase == phase
    assert change(SMALL, there, go("own", own="Listen")).phase == "own"


def test_beginning_again_clears_everything() -> None:
    assert after(wrote("We listen", to="aloud"), event("restart")) == AgreementState()


def test_there_is_nothing_to_clear_at_the_beginning() -> None:
    assert refusal(event("restart")) == "refused.not-now"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("own", event("go", own=["We listen"], to="bank")),
        ("own", event("go", to="bank", at="talking")),
        ("own", go("somewhere", own="")),
        ("own", go("", own="")),
        ("own", go("bank", "nowhere", own="")),
        ("own", go("situation", "three", own="")),
        ("own", event("go", own="", to=["own", "aloud"])),
        ("bank", go("own", rules=["R2"])),
        ("bank", go("own", offered=["R2"])),
        ("bank", go("own", rules={"R1": 1})),
        ("limits", go("own", limits=["1"])),
        ("limits", go("own", limits=[0])),
        ("limits", event("add", rule="R2")),
        ("limits", event("add")),
        ("situation", go("own", answers=["-1"])),
        ("reword", go("own", **{"way-0": "drop"})),
        ("reword", event("go", to="own", at=None, **{"other-0": 7})),
    ],
)
def test_what_cannot_be_read_is_refused(first: str, then: Event) -> None:
    places = {"bank": "talking", "situation": "one"}
    events = () if first == "own" else (go(first, places.get(first, ""), own="Don't interrupt"),)
    assert refusal(*events, then) == "refused.unknown-answer"


@pytest.mark.parametrize("do", ["add", "check", "back", ""])
def test_an_event_that_does_not_fit_the_phase_is_refused(do: str) -> None:
    assert refusal(event(do, rule="R1", own="")) == "refused.not-now"


@pytest.mark.parametrize(
    "state",
    [
        AgreementState(),
        AgreementState((OwnRule("No gossip"),), ("R1", "R8"), "reword"),
        AgreementState((OwnRule("No", "Yes", limits=True, answers=("one", "done")), OwnRule("Listen")), (), "aloud"),
        AgreementState(phase="bank", at="online"),
        AgreementState(phase="answered", at="done"),
    ],
)
def test_a_place_leads_back_to_its_state(state: AgreementState) -> None:
    assert resumed(state) == state


RULE: dict[str, Any] = {"wrote": "Listen", "instead": None, "limits": False, "answers": []}


@pytest.mark.parametrize(
    "kept",
    [
        {"own": None},
        {"own": "Listen"},
        {"own": [RULE, RULE]},
        {"own": [{**RULE, "wrote": f"Rule {number}"} for number in range(MOST_RULES + 1)]},
        {"own": [{**RULE, "wrote": " - Listen"}]},
        {"own": [{**RULE, "wrote": "Listen\nWait"}]},
        {"own": [{**RULE, "instead": ""}]},
        {"own": [{**RULE, "answers": ["three"]}]},
        {"own": [{**RULE, "more": 1}]},
        {"own": [{"wrote": "Listen"}]},
        {"own": [[]]},
        {"chosen": ["R2"]},
        {"chosen": 3},
        {"phase": "playing"},
        {"phase": "situation", "at": "three"},
        {"phase": "bank", "at": {}},
    ],
)
def test_a_place_that_does_not_fit_is_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(EventRefused):
        resume(SMALL, {"own": [], "chosen": [], "phase": "own", "at": "", **kept})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
lines = st.lists(
    st.sampled_from(["Don't interrupt", "no gossip", "We listen", "1. 2. x", "- ", "…"]) | st.text(max_size=20),
    max_size=5,
).map("\n".join)
forms = {
    "to": st.sampled_from(PHASES) | anything,
    "at": st.sampled_from([*PARTS, "one", "done"]) | anything,
    "own": lines | anything,
    "offered": st.just(["R1", "R8"]) | anything,
    "rules": st.lists(st.sampled_from(["R1", "R3", "R8"]), max_size=4) | anything,
    "rule": st.sampled_from(["R1", "R3", "R8"]) | anything,
    "limits": st.lists(st.sampled_from("012"), max_size=3) | anything,
    "answers": st.lists(st.sampled_from("012"), max_size=3) | anything,
    "way-0": st.sampled_from(["keep", "take", "other"]) | anything,
    "other-0": lines | anything,
    "way-1": st.sampled_from(["keep", "take", "other"]) | anything,
    "other-1": lines | anything,
}
likely = st.fixed_dictionaries({"to": st.sampled_from(PHASES), "at": st.sampled_from([*PARTS, "one", "done"])})
events = st.tuples(
    st.sampled_from(["go", "go", "go", "add", "restart", "check", ""]),
    st.fixed_dictionaries({}, optional=forms)
    | st.builds(dict.__or__, st.fixed_dictionaries({}, optional=forms), likely),
)


@settings(derandomize=True, database=None, deadline=None, max_examples=80)
@given(st.lists(events, max_size=10))
def test_stranger_s_events_lead_to_a_state_that_can_be_kept(stranger_s: list[tuple[str, dict[str, Any]]]) -> None:
    state = start(SMALL)
    for do, values in stranger_s:
        with suppress(EventRefused):
            state = change(SMALL, state, Event(do, values))
    assert resumed(state) == state
    assert len(state.own) <= MOST_RULES
