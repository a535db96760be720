"""The glossary and the guides for trainers, on a screen and on paper."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.building import EXERCISES
from tests.serving import Server
from toolkit.content.guides import guide_files

GUIDE = f"/en/trainer/{guide_files(EXERCISES)[1].stem}"
PROGRAMME = "/en/trainer/programmes/trainers"
PATHS = ("/en/glossary", "/en/trainer", "/en/countries", "/en/trainer/safety", PROGRAMME, GUIDE)


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_is_too_wide(page: Page, course: Server, path: str):
    page.goto(course.url + path)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_a_term_leads_to_the_one_that_belongs_to_it(desk: Page, course: Server):
    desk.goto(f"{course.url}/en/glossary")
    link = desk.locator(".terms .meta a[href^='#term-']").first
    target = desk.locator(link.get_attribute("href") or "")
    link.click()
    expect(target).to_be_in_viewport()


def test_both_are_found_from_the_foot_of_the_home_page(desk: Page, course: Server):
    desk.goto(f"{course.url}/en/")
    desk.get_by_role("link", name="For trainers").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("For trainers")
    desk.get_by_role("link", name="Words we use").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Words we use")


def test_a_woman_who_looks_for_numbers_finds_the_sheets_of_countries(desk: Page, course: Server):
    desk.goto(f"{course.url}/en/safety")
    desk.get_by_role("link", name="by country").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Law and services by country")
    expect(desk.get_by_text("Not checked by a lawyer")).to_be_in_viewport()


@pytest.mark.parametrize("path", [GUIDE, PROGRAMME])
def test_a_guide_is_printed_on_a4_without_what_only_a_screen_needs(desk: Page, course: Server, path: str):
    desk.goto(course.url + path)
    desk.emulate_media(media="print")
    for hidden in ("banner", "contentinfo"):
        expect(desk.get_by_role(hidden)).to_be_hidden()
    printed = desk.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed or b"/MediaBox [0 0 595" in printed
    assert BytesIO(printed).read(5) == b"%PDF-"


# A heading must not be the last thing on a page: the browser keeps it with what follows.
KEPT = """() => [...document.querySelectorAll('main :is(h1, h2, h3, dt)')]
  .filter((one) => getComputedStyle(one).breakAfter !== 'avoid').map((one) => one.textContent)"""


@pytest.mark.parametrize("path", ["/en/glossary", "/en/countries", PROGRAMME, GUIDE])
def test_no_heading_is_left_alone_at_the_end_of_a_page(desk: Page, course: Server, path: str):
    desk.goto(course.url + path)
    desk.emulate_media(media="print")
    assert desk.evaluate(KEPT) == []
