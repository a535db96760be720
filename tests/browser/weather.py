"""The page that the exit opens, answered here: nothing leaves this machine."""

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.building import LIBRARY

EXIT = LIBRARY.words["page.exit_url"]
NAME = "Emergency: Exit this page"
BLANK = "about:blank"


def answer(visitor: BrowserContext) -> BrowserContext:
    """The visitor, for whom the weather is always sunny."""

    def weather(route: Route) -> None:
        link = f'<a href="{EXIT}/tomorrow">Tomorrow</a>'
        route.fulfill(body=f"<title>Weather</title><h1>Sunny</h1>{link}", content_type="text/html")

    visitor.route(f"{EXIT}**", weather)
    return visitor


def expect_away(page: Page) -> None:
    expect(page.get_by_role("heading", name="Sunny")).to_be_visible()
    assert page.url.startswith(EXIT)


def shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def back(page: Page) -> None:
    """Presses Back, and waits until she is at the weather or before all that she has opened here."""
    page.go_back(wait_until="commit")
    page.wait_for_url(lambda url: url == BLANK or url.startswith(EXIT), wait_until="commit")
    # Its address is known a moment before the page can be pressed on.
    page.wait_for_function("document.visibilityState === 'visible'")
    if page.url != BLANK:
        expect_away(page)
