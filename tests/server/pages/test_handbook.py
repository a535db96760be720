"""The pages to look something up and to print: glossary, country sheets, guides, programmes and safety rules."""

import html
import re
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from tests.building import EXERCISES, LIBRARY
from tests.server.served import Served
from toolkit.course.handbook.country import Country, CountryTopic, Known, sheets
from toolkit.course.handbook.entries import Term
from toolkit.course.handbook.glossary import letters
from toolkit.course.handbook.guide import ComesUp, Guide, Step
from toolkit.course.handbook.reference import Helpline
from toolkit.course.handbook.workshop import exercises_of, plans
from toolkit.server.pages.assets import read_assets
from toolkit.server.pages.course_pages import CoursePages
from toolkit.server.pages.handbook_pages import HandbookPages
from toolkit.server.pages.markdown import ProsePlace
from toolkit.server.pages.renderer import Renderer, template_environment
from toolkit.server.pages.shelf import Shelf

MODULE = "04-role"
GUIDE = Guide(
    id=MODULE,
    aims=("Tell *your* tasks apart.", "Say <what> harms."),
    prepare=("Print the cards.",),
    plan_90=(
        Step(minutes=30, title="Arrive", text="A round.\n\n- names\n- chairs"),
        Step(minutes=60, title="Sort", text="In pairs.", exercise="04-role/whose-task"),
    ),
    plan_180=(Step(minutes=180, title="All of it", text="With tea."),),
    questions=("Who leads?", "Who follows?", "Who is silent?"),
    comes_up=(ComesUp(says="“They expect it.”", helps="Ask who does."),),
    care="Nobody has to speak.\n\nThere is **tea**.",
    sources=("V4", "SEED"),
)


def term(name: str, *see: str) -> Term:
    return Term(id=name.lower(), term=name, meaning=f"What {name} means.", sources=("V4",), see=see)


@pytest.fixture(scope="module")
def guide_page() -> str:
    """The page of a guide that does not change with the course."""
    renderer = Renderer(LIBRARY, read_assets(), template_environment())
    shelf = Shelf(EXERCISES, ProsePlace(EXERCISES, str, (), ""))
    course = CoursePages(renderer, shelf, LIBRARY.course)
    return HandbookPages(renderer, course, {MODULE: GUIDE}, {}).guide(MODULE) or ""


def test_terms_stand_under_their_letters_in_the_order_of_the_alphabet() -> None:
    made = letters([term("rule"), term("Debrief", "rule"), term("Dual"), term("check-in")])
    assert [(one.name, [entry.term.term for entry in one.entries]) for one in made] == [
        ("C", ["check-in"]),
        ("D", ["Debrief", "Dual"]),
        ("R", ["rule"]),
    ]
    assert [other.term for other in made[1].entries[0].see] == ["rule"]


def test_the_glossary_has_every_term_of_the_course(course: Served) -> None:
    page = course.get("/en/glossary").text
    assert page.count("<dt id=") == len(LIBRARY.glossary)


def test_links_of_the_glossary_lead_to_its_terms_and_sources(course: Served) -> None:
    page = course.get("/en/glossary").text
    targets = set(re.findall(r'href="#([^"]+)"', page)) - {"main"}
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
    assert len(targets) > 2


def test_every_page_leads_quietly_to_both(course: Served) -> None:
    for path in ("/en/", "/en/safety", "/en/nowhere"):
        foot = course.get(path).text.split("<footer")[1]
        assert '<a href="/en/glossary">Words we use</a>' in foot
        assert '<a href="/en/trainer">For trainers</a>' in foot


def test_the_list_of_guides_leads_to_each_of_them(course: Served) -> None:
    page = course.get("/en/trainer").text
    there = set(LIBRARY.guides)
    assert re.findall(r'href="/en/trainer/(\d[^"]+)"', page) == [
        one.id for one in LIBRARY.course.modules if one.id in there
    ]
    assert [name for name in there if course.get(f"/en/trainer/{name}").status_code != 200] == []


def test_an_author_has_no_glossary_and_no_guides(authored: Served) -> None:
    paths = (
        "glossary",
        "trainer",
        "countries",
        *(f"trainer/{name}" for name in (MODULE, "safety", "programmes/two-days")),
    )
    assert {path: authored.get(f"/en/{path}").status_code for path in paths} == dict.fromkeys(paths, 404)
    assert "/en/glossary" not in authored.get("/en/").text
    assert "/en/countries" not in authored.get("/en/safety").text


def test_the_list_leads_to_programmes_rules_and_countries(course: Served) -> None:
    page = course.get("/en/trainer").text
    links = re.findall(r'href="(/en/(?:trainer/(?:safety|programmes)|countries)[^"]*)"', page)
    named = [f"/en/trainer/programmes/{programme.id}" for programme in LIBRARY.programmes.values()]
    assert links == ["/en/trainer/safety", "/en/countries", *named]
    assert [link for link in links if course.get(link).status_code != 200] == []
    assert course.get("/en/trainer/programmes/no-such-thing").status_code == 404


def test_a_programme_says_from_which_minute_to_which_each_day_anew(course: Served) -> None:
    page = course.get("/en/trainer/programmes/two-days").text
    times = [tuple(map(int, found)) for found in re.findall(r"(\d+) minutes: from (\d+) to (\d+)", page)]
    days = [end for (_, _, end), (_, start, _) in pairwise([*times, (0, 0, 0)]) if start == 0]
    assert days == [420, 420]
    assert re.findall(r"<h2[^>]*>(Day \d)", page) == ["Day 1", "Day 2"]


def test_every_safety_rule_stands_on_its_page(course: Served) -> None:
    page = html.unescape(course.get("/en/trainer/safety").text)
    assert [rule.id for rule in LIBRARY.safety_rules if rule.rule not in page] == []
    assert "Not yet reviewed by a specialist service." in page


def test_the_country_sheets_begin_by_saying_that_no_lawyer_checked_them(course: Served) -> None:
    page = course.get("/en/countries").text
    assert page.index("Not checked by a lawyer") < page.index("<h2")
    assert [sheet.name for sheet in LIBRARY.countries if f">{html.escape(sheet.name)}</h2>" not in page] == []
    assert '<a href="/en/countries">' in course.get("/en/safety").text


def helpline(name: str, grade: Any = "A", checked_on: str = "2026-11-01") -> Helpline:
    told: Any = {"country": "XX", "country_name": "Somewhere", "hours": "Always", "languages": "All", "source": "V4"}
    return Helpline(id=name, name=name.title(), number="123456", grade=grade, checked_on=checked_on, **told)


def test_numbers_beside_a_sheet_keep_to_the_rule_of_all_numbers() -> None:
    named = ("new", "old", "unproven", "gone", "new")
    facts = tuple(Known(text="Call.", source="V4", date="2026", grade="A", helplines=(name,)) for name in named)
    topics = dict.fromkeys(
        (field.name for field in fields(Country) if field.name not in ("id", "name")), CountryTopic()
    )
    country = Country(id="XX", name="Somewhere", **{**topics, "refer": CountryTopic(known=facts)})
    lines = [helpline("new"), helpline("old", checked_on="2020"), helpline("unproven", grade="C"), helpline("other")]
    [sheet] = sheets([country], lines, {}, date(2026, 12, 1))
    shown = {topic.name: [(number.name, number.old) for number in topic.numbers] for topic in sheet.topics}
    assert shown["refer"] == [("New", False), ("Old", True)]
    assert shown["children"] == []


@pytest.mark.parametrize("path", ["/en/countries", "/en/trainer/safety", "/en/trainer/programmes/trainers"])
def test_links_and_headings_of_a_page_to_look_up_hold_together(course: Served, path: str) -> None:
    page = course.get(path).text
    assert set(re.findall(r'href="#([^"]+)"', page)) - {"main"} <= set(re.findall(r'id="([^"]+)"', page))
    levels = [int(level) for level in re.findall(r"<h(\d)", page.split("<footer", maxsplit=1)[0])]
    assert levels[0] == 1
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_a_guide_says_from_which_minute_to_which(guide_page: str) -> None:
    times = re.findall(r"\d+ minutes: from \d+ to \d+", guide_page)
    assert times == ["30 minutes: from 0 to 30", "60 minutes: from 30 to 90", "180 minutes: from 0 to 180"]
    assert [
        [(part.start, part.end) for part in plan.parts]
        for plan in plans(GUIDE, {"04-role/whose-task": "Whose task is it?"})
    ] == [
        [(0, 30), (30, 90)],
        [(0, 180)],
    ]


def test_a_workshop_names_the_exercises_that_it_uses() -> None:
    used = [part.exercise for plan in plans(GUIDE, {"04-role/whose-task": "Whose task?"}) for part in plan.parts]
    assert [(one.title, one.module) for one in used if one] == [("Whose task?", "04-role")]
    assert exercises_of(GUIDE) == ("04-role/whose-task",)


def test_a_guide_names_its_exercises_and_leads_to_their_part(guide_page: str) -> None:
    assert re.search(r'<a href="/en/04-role">[^<]*task[^<]*</a>', guide_page)


def test_a_guide_says_that_nobody_has_reviewed_it(guide_page: str) -> None:
    assert "Not yet reviewed by a specialist service." in guide_page


def test_texts_of_a_guide_are_marked_and_never_markup(guide_page: str) -> None:
    assert "Tell <em>your</em> tasks apart." in guide_page
    assert "There is <strong>tea</strong>." in guide_page
    assert "Say &lt;what&gt; harms." in guide_page
    assert re.search(r"<ul>\s*<li>names</li>\s*<li>chairs</li>\s*</ul>", guide_page)


def test_headings_of_a_guide_do_not_jump(guide_page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", guide_page.split("<footer", maxsplit=1)[0])]
    assert levels[0] == 1
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_a_guide_names_its_sources(guide_page: str) -> None:
    assert re.findall(r'<li id="source-([^"]+)">', guide_page) == ["SEED", "V4"]
