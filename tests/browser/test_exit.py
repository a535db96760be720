"""The exit: by button, by Shift three times, while things fail, and without scripts. Back does not return."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_module import open_module
from tests.browser.weather import answer, expect_away, shift_three_times
from tests.serving import Server, kernels

PATHS = ["/en/", "/en/safety", "/en/04-role", "/en/nowhere"]


@pytest.fixture
def away(visitor) -> Callable[..., Page]:
    """Makes pages for which the exit's address is answered here."""
    return lambda **options: answer(visitor(**options)).new_page()


@pytest.mark.parametrize("path", PATHS)
def test_the_button_leaves_and_back_does_not_return(away, course: Server, path: str):
    page = away()
    page.goto("about:blank")
    page.goto(course.url + path)
    page.get_by_role("link", name="Emergency: Exit this page").last.click()
    expect_away(page)
    page.go_back()
    assert page.url == "about:blank"


def test_steps_within_the_page_are_no_way_back_to_it(away, course: Server):
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


@pytest.mark.parametrize("path", PATHS)
def test_shift_three_times_leaves(away, course: Server, path: str):
    page = away()
    page.goto(course.url + path)
    shift_three_times(page)
    expect_away(page)


def test_shift_twice_and_a_letter_stays(away, course: Server):
    page = away()
    page.goto(f"{course.url}/en/")
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    expect(page.locator(".exit-cover")).to_have_count(0)
    assert page.url == f"{course.url}/en/"


def test_the_exit_works_with_the_kernel_killed(away, course: Server):
    page = away()
    open_module(page, course)
    for kernel in kernels(course.pid):
        kernel.kill()
    expect(page.get_by_role("alert")).to_be_visible()
    shift_three_times(page)
    expect_away(page)


def test_the_exit_works_while_the_page_is_still_loading(away, course: Server):
    page = away()
    page.route("**/static/page-*.js", lambda route: route.abort())
    page.goto(f"{course.url}/en/04-role", wait_until="commit")
    page.get_by_role("link", name="Emergency: Exit this page").last.click()
    expect_away(page)


def test_without_scripts_the_exit_is_a_link(away, course: Server):
    page = away(java_script_enabled=False)
    page.goto(f"{course.url}/en/04-role", wait_until="commit")
    page.get_by_role("link", name="Emergency: Exit this page").last.click()
    expect_away(page)


def test_the_second_stop_of_the_keyboard_is_an_exit(away, course: Server):
    page = away()
    page.goto(f"{course.url}/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect_away(page)
