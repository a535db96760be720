"""The exit: by button, by Shift three times, while things fail, and without scripts. Back does not return."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_module import open_module
from tests.building import LIBRARY
from tests.serving import Served, kernels

EXIT = LIBRARY.words["page.exit_url"]
PATHS = ["/en/", "/en/safety", "/en/04-role", "/en/nowhere"]


@pytest.fixture
def away(visitor):
    """A page for which the exit's address is answered here; nothing leaves this machine."""

    def weather(route: Route) -> None:
        route.fulfill(body="<title>Weather</title><h1>Sunny</h1>", content_type="text/html")

    def opened(**options) -> Page:
        page = visitor(**options).new_page()
        page.route(f"{EXIT}**", weather)
        return page

    return opened


def expect_away(page: Page) -> None:
    expect(page.get_by_role("heading", name="Sunny")).to_be_visible()
    assert page.url.startswith(EXIT)


def shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("path", PATHS)
def test_the_button_leaves_and_back_does_not_return(away, course: Served, path: str):
    page = away()
    page.goto("about:blank")
    page.goto(course.url + path)
    page.get_by_role("link", name="Emergency: Exit this page").last.click()
    expect_away(page)
    page.go_back()
    assert page.url == "about:blank"


def test_steps_within_the_page_are_no_way_back_to_it(away, course: Served):
    page = away()
    page.goto("about:blank")
    open_module(page, course)
    page.get_by_role("link", name="What to take away").click()
    expect(page.get_by_role("heading", name="What to take away")).to_be_in_viewport()
    page.get_by_role("link", name="V4", exact=True).first.click()
    expect(page.get_by_text("UN Women").first).to_be_in_viewport()
    shift_three_times(page)
    expect_away(page)
    page.go_back()
    assert page.url == "about:blank"


def test_back_leads_to_what_was_read_before_but_not_to_the_page_that_was_left(away, course: Served):
    """The safety page says so: earlier pages stay in the history."""
    page = away()
    page.goto(f"{course.url}/en/")
    page.goto(f"{course.url}/en/safety")
    shift_three_times(page)
    expect_away(page)
    page.go_back()
    assert page.url == f"{course.url}/en/"


@pytest.mark.parametrize("path", PATHS)
def test_shift_three_times_leaves(away, course: Served, path: str):
    page = away()
    page.goto(course.url + path)
    shift_three_times(page)
    expect_away(page)


def test_shift_twice_and_a_letter_stays(away, course: Served):
    page = away()
    page.goto(f"{course.url}/en/")
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    expect(page.locator(".exit-cover")).to_have_count(0)
    assert page.url == f"{course.url}/en/"


def test_the_exit_works_with_the_kernel_killed(away, course: Served):
    page = away()
    open_module(page, course)
    for kernel in kernels(course.pid):
        kernel.kill()
    expect(page.get_by_role("alert")).to_be_visible()
    shift_three_times(page)
    expect_away(page)


def test_the_exit_works_while_the_page_is_still_loading(away, course: Served):
    page = away()
    page.route("**/static/page-*.js", lambda route: route.abort())
    page.goto(f"{course.url}/en/04-role", wait_until="commit")
    page.get_by_role("link", name="Emergency: Exit this page").last.click()
    expect_away(page)


def test_without_scripts_the_exit_is_a_link(away, course: Served):
    page = away(java_script_enabled=False)
    page.goto(f"{course.url}/en/04-role", wait_until="commit")
    page.get_by_role("link", name="Emergency: Exit this page").last.click()
    expect_away(page)


def test_the_second_stop_of_the_keyboard_is_an_exit(away, course: Served):
    page = away()
    page.goto(f"{course.url}/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect_away(page)


def test_the_page_is_covered_while_the_other_page_is_still_to_come(visitor, course: Served):
    """Answered with "no content", the browser stays where it is: as on a line so slow that the weather never comes."""
    page = visitor().new_page()
    page.route(f"{EXIT}**", lambda route: route.fulfill(status=204))
    page.goto(f"{course.url}/en/")
    page.get_by_role("link", name="Emergency: Exit this page").last.click()
    assert page.evaluate("document.elementFromPoint(200, 300).className") == "exit-cover"
    assert page.title().strip() == ""
