"""``order`` on the screen, by the example that authors copy."""

from typing import Any

from tests.authoring.readme import examples
from tests.building import after, event, order, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.screen.blocks import Feedback, Ordering, Screen
from toolkit.screen.show import show

ENGLISH = language("en")
EXAMPLE: Any = written(examples()["order"]).exercise
RIGHT = [item.id for item in EXAMPLE.items]
NEARLY = [*RIGHT[:5], "next-step", "pause", "closing"]


def shown(*events: Event | str, exercise=EXAMPLE) -> Screen:
    return show(after(begin(exercise), *events), ENGLISH, turn=len(events))


def check(answer: list[str]) -> Event:
    return event("check", answer=answer)


def ordering(screen: Screen) -> Ordering:
    return next(block for block in screen.blocks if isinstance(block, Ordering))


def feedback(screen: Screen) -> Feedback:
    return next(block for block in screen.blocks if isinstance(block, Feedback))


def labels(screen: Screen) -> list[str]:
    actions: Any = screen.blocks[-1]
    return [one.label for one in actions.actions]


def test_the_items_are_mixed_and_nothing_gives_the_order_away():
    block = ordering(shown())
    assert [item.value for item in block.items] == list(EXAMPLE.first)
    assert {(item.mark, item.mark_text, item.feedback) for item in block.items} == {(None, None, None)}
    assert labels(shown()) == ["Check my answer"]


def test_the_page_gets_templates_for_moving():
    block = ordering(shown())
    assert (block.up, block.down) == ("Move up: {label}", "Move down: {label}")
    assert block.moved == "{label}: now in place {place} of {count}"
    assert block.hint
    assert "buttons" in block.hint


def test_her_order_stays_and_items_that_fit_say_why():
    screen = shown(check(NEARLY))
    assert [item.value for item in ordering(screen).items] == NEARLY
    assert [item.mark_text for item in ordering(screen).items] == [*["Fits"] * 5, "Look again", "Look again", "Fits"]
    assert [bool(item.feedback) for item in ordering(screen).items] == [*[True] * 5, False, False, True]
    assert (feedback(screen).title, feedback(screen).tone) == ("6 of 8 are in a place that fits.", "partly")
    assert labels(screen) == ["Try again", "Show where each of them belongs"]
    assert ordering(screen).locked


def test_opening_says_where_the_others_belong_and_why():
    screen = shown(check(NEARLY), "open")
    moved = [item for item in ordering(screen).items if item.mark == "not"]
    assert [item.mark_text for item in moved] == ["Belongs in place 7", "Belongs in place 6"]
    assert all(item.feedback for item in moved)
    assert labels(screen) == ["Try again"]


def test_neighbours_that_belong_together_are_told_so():
    screen = shown(check(["b", "c", "a"]), "open", exercise=order("abc", together="bc"))
    assert [item.mark_text for item in ordering(screen).items] == [
        "Belongs in one of the places 2 to 3",
        "Fits",
        "Belongs in place 1",
    ]


def test_the_right_order_leaves_nothing_to_open():
    screen = shown(check(["pair", "room", *RIGHT[2:]]))
    assert (feedback(screen).title, feedback(screen).tone) == ("All 8 are in a place that fits.", "safe")
    assert labels(screen) == ["Try again"]
    assert "To take with you" in [part.label for part in feedback(screen).parts]


def test_no_item_in_its_place_asks_for_what_comes_first():
    screen = shown(check(list("cab")), exercise=order("abc"))
    assert feedback(screen).title == "Each of them has another place. What must come first?"


def test_trying_again_starts_from_her_order():
    screen = shown(check(NEARLY), "again")
    assert [item.value for item in ordering(screen).items] == NEARLY
    assert not ordering(screen).locked
