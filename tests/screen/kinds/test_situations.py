import json
from typing import Any

from tests.building import after, choice, event, moment, situations
from toolkit.composition import language
from toolkit.course.attempt import begin
from toolkit.course.exercise import Event
from toolkit.screen.blocks import Filters, Index, Screen
from toolkit.screen.paper import paper
from toolkit.screen.show import show

ENGLISH = language("en")
CALM = moment(id="one/calm", title="A calm one", theme="feelings")
HEAVY = moment(
    id="one/heavy", title="A heavy one", theme="danger", content_note="A man waits.", way_round="Count.", high_risk=True
)
BARE = moment(id="one/bare", title="A bare one")
LONG = choice(id="one/long", title="A long one")
LIST = situations(CALM, HEAVY, BARE, LONG, title="The list")


def visit(name: str) -> Event:
    return event("visit", situation=f"one/{name}")


def shown(*events: Any) -> Screen:
    return show(after(begin(LIST), *events), ENGLISH, turn=len(events))


def block(screen: Screen, key: str) -> Any:
    return next(one for one in screen.blocks if one.key == key)


def keys(screen: Screen) -> list[str]:
    return [one.key for one in screen.blocks]


def indexes(screen: Screen) -> dict[str, list[str]]:
    return {
        str(one.title[0]): [item.action.label for item in one.items] for one in screen.blocks if isinstance(one, Index)
    }


def words(screen: Screen) -> str:
    return json.dumps(screen.data(), ensure_ascii=False)


def test_moments_stand_under_their_themes_and_those_without_one_last() -> None:
    assert indexes(shown()) == {
        "Danger and risk": ["A heavy one"],
        "Strong feelings": ["A calm one"],
        "Other moments": ["A bare one"],
    }


def test_what_does_not_open_here_is_named() -> None:
    assert "A long one" in json.dumps(block(shown(), "longer").data())


def test_filters_offer_what_is_there() -> None:
    filters = block(shown(), "filters")
    assert isinstance(filters, Filters)
    assert [[option.value for option in one.options] for one in filters.filters] == [
        ["", "danger", "feelings"],
        ["", "C4"],
    ]
    assert filters.action.submits


def test_a_filter_is_told_and_kept() -> None:
    screen = shown(event("filter", theme="danger", competency=""))
    assert (screen.announce, screen.focus) == ("Shown: 1 of 4.", "opening")
    assert indexes(screen) == {"Danger and risk": ["A heavy one"]}
    assert [one.picked for one in block(screen, "filters").filters] == ["danger", ""]


def test_a_choice_that_nothing_fits_says_what_to_do() -> None:
    other = situations(CALM, moment(id="one/far", theme="danger", competencies=("C8",)))
    narrow = after(begin(other), event("filter", theme="feelings", competency="C8"))
    assert "press “Show” again" in show(narrow, ENGLISH, turn=1).announce


def test_an_open_moment_is_shown_as_it_is_alone() -> None:
    alone, here = show(begin(CALM), ENGLISH), shown(visit("calm"))
    assert [one for one in alone.blocks if one not in here.blocks] == []
    assert (keys(here)[0], keys(here)[-1], here.focus) == ("title-one/calm", "back", "title-one/calm")
    assert here.title == ["The list"]


def test_its_answer_takes_the_focus() -> None:
    assert shown(visit("calm"), event("check", answer="b")).focus == "feedback"


def test_a_content_note_is_the_door_of_its_moment() -> None:
    assert "A man waits." in words(shown(visit("heavy")))
    assert "She asks." not in words(shown(visit("heavy")))
    assert "Count." in words(shown(visit("heavy"), "go-round"))
    assert "She asks." in words(shown(visit("heavy"), "enter"))


def test_a_moment_of_high_risk_says_so_and_the_list_does_not() -> None:
    assert "review" in keys(shown(visit("heavy")))
    assert "review" not in keys(shown())


def test_coming_back_leads_to_the_button_she_came_from() -> None:
    screen = shown(visit("calm"), "leave")
    assert screen.focus == "list-feelings"
    assert [item.here for item in block(screen, "list-feelings").items] == [True]
    assert [item.here for item in block(screen, "list-danger").items] == [False]


def test_the_list_says_what_begins_with_a_note_and_what_she_has_looked_at() -> None:
    screen = shown(visit("calm"), event("check", answer="b"), "leave")
    assert block(screen, "list-danger").items[0].about == "begins with a content note"
    assert block(screen, "list-feelings").items[0].about == "you have looked at it"
    assert block(screen, "list-other").items[0].about == ""


def test_the_titles_are_printed_by_theme() -> None:
    printed = paper(begin(LIST), ENGLISH)
    assert [one.key for one in printed] == ["opening", "list-danger", "list-feelings", "list-other", "longer"]
    assert "A calm one" in json.dumps([one.data() for one in printed])


def test_only_what_is_listed_is_printed_and_an_open_moment_as_it_is() -> None:
    narrow = after(begin(LIST), event("filter", theme="danger"))
    assert [one.key for one in paper(narrow, ENGLISH)] == ["opening", "list-danger"]
    assert paper(after(begin(LIST), visit("calm")), ENGLISH) == ()
