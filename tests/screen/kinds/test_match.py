"""``match`` on the screen, by the example that authors copy."""

from typing import Any

from tests.authoring.readme import examples
from tests.building import after, event, match, written
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.screen.blocks import Feedback, Matching, Screen
from toolkit.screen.show import show

ENGLISH = language("en")
EXAMPLE: Any = written(examples()["match"]).exercise
RIGHT = dict(EXAMPLE.own)
NEARLY = {**RIGHT, "opinion": "fair"}


def shown(*events: Event | str, exercise=EXAMPLE) -> Screen:
    return show(after(begin(exercise), *events), ENGLISH, turn=len(events))


def check(answer: dict[str, str]) -> Event:
    return event("check", answer=answer)


def matching(screen: Screen) -> Matching:
    return next(block for block in screen.blocks if isinstance(block, Matching))


def feedback(screen: Screen) -> Feedback:
    return next(block for block in screen.blocks if isinstance(block, Feedback))


def labels(screen: Screen) -> list[str]:
    actions: Any = screen.blocks[-1]
    return [one.label for one in actions.actions]


def test_answers_are_mixed_and_nothing_is_chosen():
    block = matching(shown())
    assert [one.value for one in block.answers] == [one.id for one in EXAMPLE.mixed]
    assert {item.picked for item in block.items} == {None}
    assert block.choose == "Choose what goes with it"
    assert (block.hint or "").endswith("There are more answers than you need.")


def test_answers_that_all_go_with_an_item_are_said_to():
    assert (matching(shown(exercise=match())).hint or "").endswith("Each answer goes with one.")


def test_a_list_shows_answers_without_marks():
    exercise = match()
    stressed = match(answers=tuple(type(one)(id=one.id, label=f"*{one.label}*") for one in exercise.answers))
    assert {one.label for one in matching(shown(exercise=stressed)).answers} == {"Answer b", "Answer d"}


def test_items_that_fit_say_why():
    screen = shown(check(NEARLY))
    items = {item.value: item for item in matching(screen).items}
    assert (items["cry"].mark_text, bool(items["cry"].feedback)) == ("Fits", True)
    assert (items["opinion"].picked, items["opinion"].mark_text) == ("fair", "Look again")
    assert items["opinion"].feedback is None
    assert feedback(screen).title == "4 of 5 go together."
    assert labels(screen) == ["Try again", "Show what goes together"]


def test_opening_says_what_goes_together_and_what_led_elsewhere():
    screen = shown(check(NEARLY), "open")
    opinion = next(item for item in matching(screen).items if item.value == "opinion")
    assert opinion.mark_text == "Fits better: Here too, nobody is on my side."
    assert opinion.feedback
    assert {"A common mistake", "An idea that is often behind it"} <= {part.label for part in feedback(screen).parts}


def test_all_together_leaves_nothing_to_open():
    screen = shown(check(RIGHT))
    assert (feedback(screen).title, labels(screen)) == ("All 5 go together.", ["Try again"])


def test_none_together_says_so_without_blame():
    screen = shown(check({"a": "d", "c": "b"}), exercise=match())
    assert feedback(screen).title == "Each of them goes with another answer. Read each of them once more."
    assert feedback(screen).tone == "neutral"
