"""The screens of an agreement, asserted by their words and blocks."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import LIBRARY, after, agreement, event, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.course.kinds.agreement import PHASES, AgreementState, OwnRule
from toolkit.screen.blocks import Action, Block, Screen
from toolkit.screen.show import show

ENGLISH = language("en")
EXAMPLE: Any = written(examples()["agreement"], LIBRARY.lists.known_keys()).exercise
RULES = ENGLISH.reference.rules
OWN = "Don’t interrupt\nNo hats\nWe are kind"
PART_OF = {"own": 1, "reword": 1, "bank": 2, "limits": 3, "situation": 4, "answered": 4, "gaps": 4, "aloud": 5}


def go(to: str, at: str = "", **form: Any) -> Event:
    return event("go", to=to, at=at, **form)


def shown(*events: Event) -> Screen:
    return show(after(begin(EXAMPLE), "enter", *events), ENGLISH, turn=1)


def shown_at(**state: Any) -> Screen:
    attempt = after(begin(EXAMPLE), "enter")
    return show(replace(attempt, state=AgreementState(**state)), ENGLISH, turn=1)


def block(screen: Screen, key: str) -> Any:
    return next(one for one in screen.blocks if one.key == key)


def keys(screen: Screen) -> list[str]:
    return [one.key for one in screen.blocks]


def buttons(screen: Screen) -> dict[str, Any]:
    return {one.label: one for one in block(screen, "actions").actions}


def press(action: Action, **form: Any) -> Event:
    return Event(action.do, {**form, **(action.values or {})})


def words(one: Block | Screen) -> str:
    return json.dumps(one.data(), ensure_ascii=False)


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_says_where_she_is_and_has_a_way_on_and_back(phase: str) -> None:
    at = {"bank": "talking", "situation": "neighbour", "answered": "neighbour"}.get(phase, "")
    screen = shown_at(own=(OwnRule("Don’t interrupt"),), chosen=("R1",), phase=phase, at=at)
    assert screen.kicker.startswith(f"Group agreement, part {PART_OF[phase]} of 5: ")
    assert len(keys(screen)) == len(set(keys(screen)))
    assert screen.focus in keys(screen)
    leads_to = [one.values["to"] for one in block(screen, "actions").actions if one.do == "go"]
    assert len(leads_to) >= (1 if phase == "own" else 2)
    assert [one.submits for one in block(screen, "actions").actions if one.do == "go"] == [True] * len(leads_to)
    assert sum(one.primary for one in block(screen, "actions").actions) == 1


def test_it_begins_with_her_own_words_and_says_what_becomes_of_them() -> None:
    entry = block(shown(), "own")
    assert (entry.rows, entry.value, entry.private) == (6, "", False)
    assert "no names" in entry.hint


def test_her_rules_come_back_one_on_each_line() -> None:
    screen = shown(go("limits", own="- We listen\n\n- We wait"), go("own"))
    assert block(screen, "own").value == "We listen\nWe wait"


def test_only_rules_that_forbid_are_offered_another_wording() -> None:
    screen = shown(go("reword", own=OWN))
    assert keys(screen) == ["reword", "way-0", "other-0", "other-1", "actions"]
    assert [one.value for one in block(screen, "way-0").options] == ["keep", "take", "other"]
    assert not any(one.picked for one in block(screen, "way-0").options)
    assert "We let each woman finish." in words(block(screen, "way-0"))
    assert "“No hats”. What would you like to see instead?" in words(block(screen, "other-1"))


@pytest.mark.parametrize(
    ("form", "picked", "value"),
    [
        ({"way-0": "keep"}, "keep", ""),
        ({"way-0": "take"}, "take", ""),
        ({"way-0": "other", "other-0": "We wait"}, "other", "We wait"),
    ],
)
def test_what_she_chose_stands_there_when_she_comes_back(form: dict[str, str], picked: str, value: str) -> None:
    screen = shown(go("reword", own=OWN), go("bank", "secrecy", **form), go("reword"))
    assert [one.value for one in block(screen, "way-0").options if one.picked] == [picked]
    assert block(screen, "other-0").value == value


def test_the_way_through_the_bank_offers_every_rule_once_with_its_reason() -> None:
    events, offered = [go("reword", own="")], []
    while "limits" not in keys(screen := shown(*events)):
        choices: Any = screen.blocks[0]
        offered += [one.value for one in choices.options]
        assert [one.about[0]["p"] for one in choices.options] == [[RULES[one.value].reason] for one in choices.options]
        events.append(press(buttons(screen)["Go on"], rules=[choices.options[0].value]))
    assert sorted(offered) == sorted(EXAMPLE.rules)
    assert sum(one.picked for one in block(shown(go("bank", "online", own="")), "bank-online").options) == 0


def test_ticks_are_there_when_she_goes_back_in_the_bank() -> None:
    first = shown(go("reword", own=""))
    second = [go("reword", own=""), press(buttons(first)["Go on"], rules=["R1", "R2"])]
    back = shown(*second, press(buttons(shown(*second))["Go back"], rules=["R5"]))
    assert [one.value for one in block(back, "bank-secrecy").options if one.picked] == ["R1", "R2"]
    assert "List 1 of 6." in block(back, "bank-secrecy").hint


def test_a_part_without_rules_on_offer_leads_to_the_first_that_has_some() -> None:
    small = show(after(begin(agreement()), go("bank", "online", own="")), ENGLISH)
    assert small.blocks[0].key == "bank-secrecy"


def test_going_back_from_the_bank_leads_to_the_rewording_only_where_there_is_one() -> None:
    to = [buttons(shown(go("bank", "secrecy", own=own)))["Go back"].values["to"] for own in (OWN, "We listen")]
    assert to == ["reword", "own"]


def test_missing_limits_are_explained_and_added_with_one_press() -> None:
    screen = shown(go("limits", own="We listen"))
    assert block(screen, "limits").title == "The limits of secrecy are not in your agreement yet"
    assert RULES["R3"].reason in words(block(screen, "limits"))
    add = buttons(screen)["Add this rule: “The limits of secrecy”"]
    added = shown(go("limits", own="We listen"), press(add, limits=[]))
    assert (block(added, "limits").title, block(added, "limits").tone) == (
        "The limits of secrecy are in your agreement.",
        "safe",
    )
    assert not any(label.startswith("Add") for label in buttons(added))


def test_without_rules_of_her_own_there_is_nothing_to_tick() -> None:
    assert "limits-own" not in keys(shown(go("limits", own="")))
    assert keys(shown(go("situation", "promise", own=""))) == ["situation-promise", "think", "actions"]


def test_a_situation_asks_for_her_own_rules_only() -> None:
    screen = shown(go("situation", "promise", own="We listen\nWe wait"))
    assert [one.label for one in block(screen, "answers-promise").options] == [["We listen"], ["We wait"]]
    assert "Situation 2 of 10" in words(block(screen, "situation-promise"))


def test_a_gap_says_what_may_happen_and_which_rules_would_close_it() -> None:
    screen = shown(go("answered", "good-advice", own=""))
    answer = block(screen, "answer-good-advice")
    assert (answer.title, answer.tone) == ("None of your rules answers this", "partly")
    assert "one more person who decides for her" in words(answer)
    assert [press(one).values["rule"] for label, one in buttons(screen).items() if label.startswith("Add")] == [
        "R4",
        "R8",
        "R10",
    ]


def test_closing_a_gap_shows_the_answer_at_once() -> None:
    gap = go("answered", "good-advice", own="")
    screen = shown(gap, press(buttons(shown(gap))["Add “Ask before you advise”"]))
    answer = block(screen, "answer-good-advice")
    assert (answer.title, screen.announce, screen.focus) == (
        "Your agreement has an answer",
        "Your agreement has an answer",
        "answer-good-advice",
    )
    assert RULES["R8"].text in words(answer)
    assert not any(label.startswith("Add") for label in buttons(screen))


def test_her_own_rule_is_named_as_an_answer() -> None:
    screen = shown(go("situation", "good-advice", own="We *ask* first"), go("answered", "good-advice", answers=["0"]))
    assert block(screen, "answer-good-advice").parts[0].text == [{"ul": [["We *ask* first"]]}]


def test_the_test_leads_through_every_situation_to_the_overview() -> None:
    events, seen = [go("limits", own="")], []
    press_next = ("Go on to the stress test", "See what my agreement says", "Next situation", "Look at all situations")
    while "gaps" not in keys(screen := shown(*events)):
        seen += [key for key in keys(screen) if key.startswith("answer-")]
        events.append(press(next(buttons(screen)[label] for label in press_next if label in buttons(screen))))
    assert seen == [f"answer-{one.id}" for one in EXAMPLE.situations]


def test_the_overview_tells_every_situation_and_leads_to_each() -> None:
    screen = shown_at(chosen=("R1", "R3"), own=(OwnRule("We ask", answers=("good-advice",)),), phase="gaps")
    assert "3 of 10" in words(block(screen, "gaps"))
    steps = block(screen, "timeline").steps
    assert [one.tone_text for one in steps][:4] == ["Answered", "Answered", "Answered", "A gap"]
    assert [one.actions[0].values for one in steps] == [{"to": "answered", "at": one.id} for one in EXAMPLE.situations]
    assert steps[2].chose.text == ["We ask"]


def test_without_gaps_the_overview_says_what_no_list_can() -> None:
    screen = shown_at(chosen=EXAMPLE.rules, phase="gaps")
    assert "A real group will still find one" in words(block(screen, "gaps"))


def test_read_aloud_begins_with_secrecy_and_its_limits_then_comes_what_she_wrote() -> None:
    own = (OwnRule("We listen"), OwnRule("We help a child in danger", limits=True))
    screen = shown_at(own=own, chosen=("R1", "R8", "R18"), phase="aloud")
    assert keys(screen)[:6] == ["begin", "secrecy", "own", "talking", "safety", "close"]
    assert block(screen, "secrecy").text == [{"ul": [[RULES["R1"].text], ["We help a child in danger"]]}]
    assert block(screen, "own").text == [{"ul": [["We listen"]]}]
    assert "draft" not in keys(screen)


def test_an_agreement_without_its_limits_is_marked_as_a_draft_wherever_it_is_read() -> None:
    screen = shown_at(chosen=("R1",), phase="aloud")
    first: Any = screen.blocks[0]
    assert (first.key, first.title) == ("draft", "Draft: not complete yet")
    assert block(screen, "keep").parts[0].label == "Draft: not complete yet"
    assert buttons(screen)["Add the limits"].values["to"] == "limits"
    assert "draft" in keys(shown_at(chosen=("R1",), phase="gaps"))


def test_what_is_saved_is_what_is_read_aloud() -> None:
    parts = block(shown_at(own=(OwnRule("We *listen*"),), chosen=("R3",), phase="aloud"), "keep").parts
    assert [(one.label, one.text) for one in parts] == [
        ("Our group agreement", EXAMPLE.begin),
        ("Secrecy", f"- {RULES['R3'].text}"),
        ("In our own words", "- We *listen*"),
        ("", EXAMPLE.close),
    ]


def test_an_agreement_without_rules_has_nothing_to_read_or_save() -> None:
    screen = shown_at(phase="aloud")
    assert "empty" in keys(screen)
    assert not {"begin", "keep"}.intersection(keys(screen))


def test_what_was_trained_and_the_sources_stand_below() -> None:
    screen = shown_at(chosen=("R3",), phase="aloud")
    assert [one.key for one in block(screen, "sources").items] == list(EXAMPLE.sources)
    assert "C2" in words(block(screen, "trains"))
    assert "afterword" in keys(screen)


def test_clearing_everything_leads_to_an_empty_beginning() -> None:
    screen = shown(go("aloud", own="We listen"), event("restart"))
    assert block(screen, "own").value == ""


def test_a_refusal_says_what_to_do() -> None:
    for reason in ("many", "long", "instead"):
        attempt = after(begin(EXAMPLE), "enter")
        assert show(attempt, ENGLISH, turn=1, refused=f"refused.agreement.{reason}").announce
