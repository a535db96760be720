import json
from typing import Any

import pytest

from tests.authoring.readme import examples
from tests.building import LIBRARY, after, cards, event, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.kinds.cards import Cards
from toolkit.screen.blocks import Block, Screen
from toolkit.screen.show import show

ENGLISH = language("en")
EXAMPLE: Any = written(examples()["cards"], LIBRARY.lists.known_keys()).exercise
ALL_KNOWN = ("turn", "knew") * len(EXAMPLE.cards)


def shown(*events: str, exercise: Cards = EXAMPLE) -> Screen:
    return show(after(begin(exercise), *events), ENGLISH, turn=len(events))


def block(screen: Screen, key: str) -> Any:
    return next(one for one in screen.blocks if one.key == key)


def actions(screen: Screen) -> list[str]:
    return [one.do for one in block(screen, "actions").actions]


def words(one: Block) -> str:
    return json.dumps(one.data(), ensure_ascii=False)


def test_front_hides_the_back() -> None:
    screen = shown()
    assert EXAMPLE.cards[0].front in words(block(screen, "front-0"))
    assert "without a reason" not in json.dumps(screen.data())
    assert (screen.focus, actions(screen)) == ("hint", ["turn", "stop"])


def test_hint_is_there_only_at_the_beginning() -> None:
    assert ["hint" in [one.key for one in shown(*ALL_KNOWN[:n]).blocks] for n in (0, 1, 2)] == [True, False, False]


def test_back_comes_with_its_sources_and_three_ways_to_go_on() -> None:
    screen = shown("turn")
    assert "without a reason" in words(block(screen, "back-0"))
    assert [one.key for one in block(screen, "sources-0").items] == list(EXAMPLE.cards[0].sources)
    assert (screen.focus, screen.announce) == ("back-0", "The other side")
    assert actions(screen) == ["again", "nearly", "knew", "stop"]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("abc", "2 more cards are waiting."),
        ("ab", "One more card is waiting."),
        ("a", "No other card is waiting."),
    ],
)
def test_it_says_how_many_cards_are_waiting(names: str, told: str) -> None:
    assert told in words(block(shown(exercise=cards(names)), "waiting"))


def test_next_card_is_announced_and_takes_the_focus() -> None:
    screen = shown("turn", "knew")
    assert (screen.focus, screen.announce) == ("front-1", "3 more cards are waiting.")


def test_card_that_comes_back_at_once_is_new_to_the_page() -> None:
    one = cards("a")
    assert shown("turn", "again", exercise=one).focus != shown(exercise=one).focus


def test_at_the_end_nothing_is_counted_and_all_can_be_seen_again() -> None:
    screen = shown(*ALL_KNOWN)
    assert block(screen, "end").title == screen.announce == "That was the last card."
    assert not set("0123456789") & set("".join(part.label for part in block(screen, "end").parts))
    assert (screen.focus, actions(screen)) == ("end", ["restart"])


def test_at_the_end_she_sees_the_fronts_that_she_did_not_know_at_once() -> None:
    screen = shown("turn", "nearly", "turn", "again", "stop")
    [unsure, _] = block(screen, "end").parts
    assert unsure.text == [{"ul": [[card.front] for card in EXAMPLE.cards[:2]]}]


def test_who_knew_every_card_is_told_of_none() -> None:
    assert [part.label for part in block(shown(*ALL_KNOWN), "end").parts] == [ENGLISH.word("screen.trains")]


def test_she_may_stop_at_once_and_go_on() -> None:
    screen = shown("stop")
    assert block(screen, "end").title == "You have stopped for now."
    assert actions(screen) == ["go-on", "restart"]
    assert shown("stop", "go-on").blocks == shown().blocks


@pytest.mark.parametrize("events", [(), ("turn",), ("stop",), ALL_KNOWN])
def test_focus_names_a_block_and_keys_are_unique(events: tuple[str, ...]) -> None:
    keys = [one.key for one in shown(*events).blocks]
    assert shown(*events).focus in keys
    assert len(keys) == len(set(keys))


def test_door_before_heavy_cards_is_shown_as_everywhere() -> None:
    heavy = cards(content_note="A man waits outside.", way_round="Count to ten.")
    assert actions(show(begin(heavy), ENGLISH)) == ["enter", "go-round"]
    assert actions(show(after(begin(heavy), event("enter")), ENGLISH)) == ["turn", "stop"]
