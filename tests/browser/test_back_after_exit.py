"""After the exit, Back and Forward bring nothing of the visit, as the safety page says.

A learner went from home to a part, left by the exit and pressed Back: the home page told what the course is about.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import visitors_of
from tests.browser.weather import BLANK, EXIT, NAME, answer, back, expect_away, shift_three_times
from tests.serving import Server, kernels, until

Visit = Callable[..., BrowserContext]

WAYS = [
    ("/en/", "/en/04-role"),
    ("/en/04-role", "/en/", "/en/safety"),
    ("/en/trainer", "/en/trainer/04-role", "/en/glossary"),
    ("/en/nowhere", "/en/"),
]

# Says, before each frame is drawn, whether something of ours is in it; and, of each page, whether it came from memory.
WATCH = """
(function look() {
  const page = document.body?.dataset.page;
  if (page && document.body.checkVisibility({ visibilityProperty: true })) console.log("seen " + page);
  requestAnimationFrame(look);
})();
addEventListener("pageshow", (event) => event.persisted && console.log("came from memory"));
"""
FROM_MEMORY = "came from memory"
# A browser that neither lets its tabs speak with each other nor, so, drops what it has in its memory.
NO_CHANNEL = "delete window.BroadcastChannel;"
NO_STORAGE = """Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("no") } });"""


@pytest.fixture
def from_memory(remembering: Browser) -> Iterator[Visit]:
    """Makes visitors whose browser has a memory of pages."""
    with visitors_of(remembering) as visit:
        yield visit


@pytest.fixture(params=["visitor", "from_memory"], ids=["without memory", "with memory"])
def either(request: pytest.FixtureRequest) -> Visit:
    """Makes visitors of browsers with and without a memory of pages."""
    visit: Visit = request.getfixturevalue(request.param)
    return visit


def watched(visitor: BrowserContext, *more: str) -> tuple[Page, list[str]]:
    """A page whose history begins with a blank one, and what it says."""
    said: list[str] = []
    answer(visitor).add_init_script("".join((*more, WATCH)))
    visitor.on("console", lambda message: said.append(message.text))
    page = visitor.new_page()
    page.goto(BLANK)
    return page, said


def seen(said: list[str]) -> list[str]:
    """What was seen. A page that comes from memory says first all that it has said before."""
    anew = said[::-1].index(FROM_MEMORY) if FROM_MEMORY in said else len(said)
    return [words for words in said[len(said) - anew :] if words.startswith("seen")]


def open_all(page: Page, course: Server, way: tuple[str, ...]) -> None:
    for path in way:
        page.goto(course.url + path)


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_back_shows_no_page_of_the_visit(either: Visit, course: Server, way: tuple[str, ...]):
    page, said = watched(either())
    open_all(page, course, way)
    shift_three_times(page)
    expect_away(page)
    assert seen(said)
    said.clear()
    for _ in way:
        back(page)
    assert page.url == BLANK
    page.go_forward(wait_until="commit")
    expect_away(page)
    assert seen(said) == []


def test_back_shows_no_page_of_the_visit_when_other_pages_were_opened_in_between(either: Visit, course: Server):
    page, said = watched(either())
    page.goto(f"{course.url}/en/")
    page.get_by_role("link", name="Other numbers").click()
    page.goto(f"{EXIT}/before")
    page.goto(f"{course.url}/en/")
    page.get_by_role("link", name="Words we use").click()
    page.get_by_role("link", name=NAME).last.click()
    expect_away(page)
    page.get_by_role("link", name="Tomorrow").click()
    page.wait_for_url("**/tomorrow")
    said.clear()
    for _ in range(6):
        back(page)
    assert page.url == BLANK
    assert seen(said) == []


def test_a_part_that_came_back_covered_keeps_no_kernel(visitor: Visit, course: Server):
    page, _ = watched(visitor())
    open_all(page, course, ("/en/04-role", "/en/safety"))
    until(lambda: not kernels(course.pid), "the kernel of the part to end")
    shift_three_times(page)
    expect_away(page)
    back(page)
    until(lambda: not kernels(course.pid), "the kernel of the covered part to end")


def test_back_within_a_visit_finds_the_page_in_the_browsers_memory_as_it_was(from_memory: Visit, course: Server):
    page, said = watched(from_memory())
    open_all(page, course, ("/en/", "/en/safety"))
    said.clear()
    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", name="The parts")).to_be_visible()
    assert FROM_MEMORY in said
    assert seen(said)


def test_the_exit_takes_the_pages_of_the_visit_out_of_the_browsers_memory(from_memory: Visit, course: Server):
    """Chromium draws the last picture of a page that it finds in its memory before any script of the page runs."""
    page, said = watched(from_memory())
    open_all(page, course, ("/en/", "/en/safety"))
    shift_three_times(page)
    expect_away(page)
    said.clear()
    back(page)
    expect_away(page)
    assert FROM_MEMORY not in said
    assert seen(said) == []


def test_a_page_that_stays_in_the_browsers_memory_comes_back_covered(from_memory: Visit, course: Server):
    page, said = watched(from_memory(), NO_CHANNEL)
    open_all(page, course, ("/en/", "/en/safety"))
    shift_three_times(page)
    expect_away(page)
    said.clear()
    # The weather does not come a second time: the page would be seen if it were not covered.
    page.route(f"{EXIT}**", lambda route: route.fulfill(status=204))
    page.go_back(wait_until="commit")
    expect(page).to_have_title("Weather")
    assert page.url == f"{course.url}/"
    assert FROM_MEMORY in said
    assert seen(said) == []


def test_she_comes_back_by_the_address_and_then_back_works_again(either: Visit, course: Server):
    page, _ = watched(either())
    page.goto(f"{course.url}/en/")
    shift_three_times(page)
    expect_away(page)
    page.goto(f"{course.url}/en/")
    expect(page.get_by_role("heading", name="The parts")).to_be_visible()
    page.goto(f"{course.url}/en/glossary")
    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", name="The parts")).to_be_visible()


def test_loading_again_is_no_way_back(visitor: Visit, course: Server):
    page, said = watched(visitor())
    page.route(f"{EXIT}**", lambda route: route.fulfill(status=204))
    page.goto(f"{course.url}/en/04-role")
    shift_three_times(page)
    page.wait_for_url(f"{course.url}/")
    said.clear()
    page.evaluate("location.reload()")
    page.wait_for_function("performance.getEntriesByType('navigation')[0].type === 'reload'")
    expect(page.locator(".exit-cover")).to_be_attached()
    assert seen(said) == []


def test_without_internet_back_shows_no_page_of_the_visit_either(either: Visit, course: Server):
    page, said = watched(either())
    open_all(page, course, ("/en/", "/en/safety"))
    page.route(f"{EXIT}**", lambda route: route.abort("internetdisconnected"))
    shift_three_times(page)
    expect(page).to_have_url(re.compile("^chrome-error:"))
    said.clear()
    page.go_back(wait_until="commit")
    expect(page).to_have_url(re.compile("^chrome-error:"))
    assert seen(said) == []


def test_where_the_browser_keeps_nothing_a_visit_leaves_one_entry_in_the_history(either: Visit, course: Server):
    page, said = watched(either(), NO_STORAGE)
    page.goto(f"{course.url}/en/")
    page.get_by_role("link", name="The facilitator’s role").click()
    page.get_by_role("link", name="Other numbers").click()
    expect(page.get_by_role("heading", name="Safety, privacy and help")).to_be_visible()
    shift_three_times(page)
    expect_away(page)
    said.clear()
    back(page)
    assert page.url == BLANK
    assert seen(said) == []


def test_the_other_tabs_leave_too(either: Visit, course: Server):
    context = either()
    page, _ = watched(context)
    page.goto(f"{course.url}/en/")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Words we use").click(button="middle")
    other = opened.value
    expect(other.get_by_role("heading", name="Words we use")).to_be_visible()
    shift_three_times(page)
    expect_away(page)
    expect_away(other)


@pytest.mark.parametrize("press", [{"button": "middle"}, {"button": "right"}, {"modifiers": ["Control"]}], ids=str)
def test_however_the_exit_is_pressed_the_page_leaves_and_no_other_tab_opens(
    visitor: Visit, course: Server, press: dict
):
    """A long press on a phone asks for the same menu as the right button: "open in new tab" would leave the course."""
    page, _ = watched(visitor())
    page.goto(f"{course.url}/en/04-role")
    page.get_by_role("link", name=NAME).last.click(**press)
    expect_away(page)
    assert page.context.pages == [page]


def test_while_the_weather_is_still_to_come_title_and_address_tell_nothing(visitor: Visit, course: Server):
    page, _ = watched(visitor())
    page.route(f"{EXIT}**", lambda route: route.fulfill(status=204))
    page.goto(f"{course.url}/en/06-first-meeting")
    page.get_by_role("link", name=NAME).last.click()
    expect(page).to_have_title("Weather")
    expect(page).to_have_url(f"{course.url}/")
    assert page.evaluate("document.elementFromPoint(200, 300).className") == "exit-cover"
    expect(page.get_by_role("heading")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_text("Leaving this page.")
