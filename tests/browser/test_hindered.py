"""A page that can never be connected says what is wrong, once, and the log says what to do about it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_going_on import come_to_the_second_scene
from tests.building import LIBRARY
from tests.proxy import proxy
from tests.serving import Server, serving

SAID = LIBRARY.words
ALL = {"host": True, "upgrade": True}


def port(served: Server) -> int:
    return int(served.url.rpartition(":")[2])


def hindered(page: Page, url: str) -> Locator:
    """The notice of a page that was opened and is left alone."""
    page.goto(f"{url}/en/04-role")
    notice = page.get_by_role("alert").filter(has=page.get_by_role("button", name=SAID["page.client.load_again"]))
    expect(notice).to_be_visible(timeout=40_000)
    expect(notice.get_by_role("button", name=SAID["page.client.kernel_lost_button"])).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return notice


@pytest.mark.parametrize(
    ("passes", "said", "logged"),
    [
        ({}, "no_line_upgrade", "the proxy must use HTTP/1.1 and pass on Upgrade"),
        ({"host": True}, "no_line_upgrade", "the proxy must use HTTP/1.1 and pass on Upgrade"),
        ({"upgrade": True}, "no_line_host", "the proxy does not pass on Host"),
    ],
)
def test_a_proxy_that_forgets_something_is_told_of(
    desk: Page, course: Server, passes: dict[str, bool], said: str, logged: str
):
    with proxy(port(course), **passes) as before:
        notice = hindered(desk, before.url)
        expect(notice).to_contain_text(SAID["page.client.no_line"])
        expect(notice).to_contain_text(SAID[f"page.client.{said}"])
        desk.goto("about:blank")
    assert logged in course.log_text()


def test_a_proxy_that_all_on_works(desk: Page, course: Server):
    with proxy(port(course), **ALL) as before:
        desk.goto(f"{before.url}/en/04-role")
        come_to_the_second_scene(desk)
        expect(desk.locator("#notice")).to_be_hidden()
        desk.goto("about:blank")


def test_a_proxy_that_sends_a_page_to_one_server_and_its_kernel_to_another_is_told_of(desk: Page, course: Server):
    with serving() as other, proxy(port(course), port(other), **ALL) as before:
        expect(hindered(desk, before.url)).to_contain_text(SAID["page.client.no_line_server"])
        desk.goto("about:blank")


def test_a_browser_without_cookies_is_told_that_one_is_needed(desk: Page, course: Server):
    with proxy(port(course), cookies=False, **ALL) as before:
        expect(hindered(desk, before.url)).to_contain_text(SAID["page.client.no_cookie"])
        desk.goto("about:blank")
    assert "a page came back without its cookie" in course.log_text()
