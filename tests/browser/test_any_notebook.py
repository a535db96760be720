"""Any author's notebook works in our page: every widget that ipywidgets ships, and others where they are allowed."""

from collections.abc import Iterator
from pathlib import Path

import ipywidgets
import pytest
from playwright.sync_api import Page, expect

from tests.building import LIBRARY
from tests.serving import Server, serving

NOTEBOOKS = Path(__file__).parent / "notebooks"
LAYOUTS = {"DOMWidget", "Output", "interactive", "AppLayout", "TwoByTwoLayout", "GridspecLayout"}
SHIPPED = sorted(
    name
    for name, one in vars(ipywidgets).items()
    if isinstance(one, type) and issubclass(one, ipywidgets.DOMWidget) and one.__name__ not in LAYOUTS
)
# Widgets with nothing to see: a game controller that is not plugged in, and sound and pictures without content.
WITHOUT_A_FACE = {"Controller", "Audio", "Video"}


@pytest.fixture(scope="module")
def author() -> Iterator[Server]:
    with serving("--notebooks", str(NOTEBOOKS)) as served:
        yield served


@pytest.fixture(scope="module")
def open_author() -> Iterator[Server]:
    with serving("--notebooks", str(NOTEBOOKS), "--any-widget") as served:
        yield served


@pytest.fixture
def widgets(desk: Page, author: Server) -> Page:
    desk.goto(f"{author.url}/en/every-widget")
    expect(desk.get_by_text("classes")).to_be_visible()
    return desk


def test_the_list_of_notebooks_names_them_by_their_titles(desk: Page, author: Server):
    desk.goto(f"{author.url}/en/")
    desk.get_by_role("link", name="Every widget").click()
    expect(desk.get_by_role("heading", name="Every widget", level=1)).to_be_visible()


def test_every_widget_that_ipywidgets_ships_is_shown(widgets: Page):
    for name in SHIPPED:
        shown = widgets.locator(f".shows-{name}")
        expect(shown).to_have_count(1)
        if name not in WITHOUT_A_FACE:
            expect(shown).to_be_visible()
    expect(widgets.locator(".output-error")).to_have_count(0)


def test_an_output_shows_what_a_handler_prints(widgets: Page):
    widgets.get_by_role("button", name="Write").click()
    expect(widgets.locator(".shows-Output")).to_contain_text("written into the output")


def test_widgets_linked_in_the_page_follow_each_other(widgets: Page):
    widgets.get_by_label("Said").fill("hello")
    widgets.keyboard.press("Tab")
    expect(widgets.get_by_label("Echo")).to_have_value("hello")


def test_interact_answers(widgets: Page):
    expect(widgets.get_by_text("twice is 6")).to_be_visible()
    slider = widgets.locator(".widget-interact .noUi-handle, .widget-interact [role=slider]").first
    slider.focus()
    widgets.keyboard.press("ArrowRight")
    expect(widgets.get_by_text("twice is 8")).to_be_visible()


@pytest.mark.parametrize("text", ["in an accordion", "in a tab", "in a stack", "the centre", "in a cell of the grid"])
def test_containers_show_what_they_hold(widgets: Page, text: str):
    if text == "in an accordion":
        widgets.get_by_text("Accordion", exact=True).click()
    expect(widgets.get_by_text(text, exact=True)).to_be_visible()


def test_a_widget_from_elsewhere_is_explained_not_run(desk: Page, author: Server):
    desk.goto(f"{author.url}/en/other-widget")
    expect(desk.get_by_text(LIBRARY.words["page.client.widget_blocked"])).to_be_visible()


def test_a_widget_from_elsewhere_runs_where_it_is_allowed(desk: Page, open_author: Server):
    desk.goto(f"{open_author.url}/en/other-widget")
    desk.get_by_role("button", name="Counted 0").click()
    expect(desk.get_by_role("button", name="Counted 1")).to_be_visible()
    expect(desk.get_by_text("heard 1")).to_be_visible()


def test_a_failing_handler_shows_a_sentence_and_logs_a_trace(desk: Page, author: Server):
    desk.goto(f"{author.url}/en/failing-handler")
    desk.get_by_role("radio").first.check()
    desk.get_by_role("button", name="Check my answer").click()
    expect(desk.get_by_role("main")).to_contain_text("Something went wrong on our side.")
    expect(desk.get_by_role("radio").first).to_be_checked()
    assert "RuntimeError: this handler fails on purpose" in author.log_text()
