import json
from typing import Any

from tests.building import activities, activity, after, event
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.screen.blocks import Index, Screen
from toolkit.screen.paper import paper
from toolkit.screen.show import show

ENGLISH = language("en")
LIST = activities(
    activity("goodbye", use="closing", minutes=5),
    activity("hello", materials="A ball of wool"),
    activity("bowl", use="calm", in_person=True),
)


def shown(*events: Any) -> Screen:
    return show(after(begin(LIST), *events), ENGLISH, turn=len(events))


def visit(name: str) -> Any:
    return event("visit", activity=name)


def lists(screen: Screen) -> dict[str, list[str]]:
    return {one.key: [item.action.label for item in one.items] for one in screen.blocks if isinstance(one, Index)}


def words(screen: Screen) -> str:
    return json.dumps(screen.data(), ensure_ascii=False)


def test_they_are_listed_in_the_order_of_a_meeting() -> None:
    assert list(lists(shown())) == ["list-opening", "list-calm", "list-closing"]


def test_each_says_how_long_it_takes_and_for_how_many() -> None:
    about = [item.about for one in shown().blocks if isinstance(one, Index) for item in one.items]
    assert about[0] == "10 minutes, 4 to 12 women"
    assert about[1].endswith("not online")


def test_a_filter_is_told() -> None:
    screen = shown(event("filter", minutes="5"))
    assert (lists(screen), screen.announce) == ({"list-closing": ["Goodbye"]}, "Shown: 1 of 3.")


def test_one_that_is_open_says_all_with_its_risks_and_sources() -> None:
    screen = shown(visit("hello"))
    assert [one.key for one in screen.blocks] == ["activity-hello", "parts-hello", "cites", "back"]
    for said in ("Why hello.", "How hello.", "Risk of hello.", "In the call.", "A ball of wool"):
        assert said in words(screen)
    assert (screen.focus, screen.announce) == ("activity-hello", "Hello")


def test_what_it_does_not_need_is_not_named() -> None:
    assert "What you need" not in words(shown(visit("bowl")))


def test_coming_back_leads_to_the_button_she_came_from() -> None:
    screen = shown(visit("bowl"), "leave")
    assert screen.focus == "list-calm"
    assert [item.here for one in screen.blocks if isinstance(one, Index) for item in one.items] == [False, True, False]


def test_all_that_are_listed_are_printed_in_full() -> None:
    printed = json.dumps([one.data() for one in paper(begin(LIST), ENGLISH)])
    assert [name in printed for name in ("How hello.", "How bowl.", "How goodbye.")] == [True, True, True]
    narrow = after(begin(LIST), event("filter", use="calm"))
    assert [one.key for one in paper(narrow, ENGLISH)] == ["opening", "activity-bowl", "parts-bowl", "sources"]


def test_one_that_is_open_is_printed_as_it_is() -> None:
    assert paper(after(begin(LIST), visit("bowl")), ENGLISH) == ()
