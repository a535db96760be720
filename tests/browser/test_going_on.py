"""What is lost between page and kernel, once or twice, stops nobody: she can go on from where she was."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, WebSocketRoute, expect

from tests.browser.test_module import open_module
from tests.building import LIBRARY
from tests.content.shipped import scenarios
from tests.serving import Server, kernels, until

SAID = LIBRARY.words
SCENARIO = next(one for one in scenarios() if one.id.startswith("04-role/"))
SECOND = SCENARIO.scene[SCENARIO.scene[SCENARIO.start].moves[0].to[-1].to].title
Kill = Callable[[], None]


def exercise(page: Page) -> Locator:
    return page.locator(".stage section").filter(has=page.get_by_role("heading", name=SCENARIO.title))


def take_first_move(page: Page) -> None:
    exercise(page).get_by_role("radio").first.check()
    exercise(page).get_by_role("button", name="Do this").click()


def come_to_the_second_scene(page: Page) -> None:
    take_first_move(page)
    exercise(page).get_by_role("button", name="Go on").click()
    expect(exercise(page).get_by_role("heading", name=SECOND)).to_be_visible()


def can_go_on_from_the_second_scene(page: Page) -> None:
    page.get_by_role("alert").get_by_role("button", name="Go on").click()
    expect(page.get_by_role("status")).to_contain_text(SAID["page.client.went_on"])
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(exercise(page).get_by_role("heading", name=SECOND)).to_be_visible()
    take_first_move(page)
    expect(exercise(page).get_by_text("You chose")).to_be_visible()


def lose_events(page: Page, count: int) -> list[bytes]:
    """Drops the first events that the page sends; the list fills with them."""
    lost: list[bytes] = []

    def pass_on(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def send(message: str | bytes) -> None:
            if isinstance(message, bytes) and b'"custom"' in message and len(lost) < count:
                lost.append(message)
            else:
                server.send(message)

        socket.on_message(send)

    page.route_web_socket("**/channels*", pass_on)
    return lost


@pytest.fixture
def kill(course: Server) -> Kill:
    """Kills the kernels that have come since the test began, as soon as there is one."""
    before = set(kernels(course.pid))

    def kill_new() -> None:
        for kernel in until(lambda: set(kernels(course.pid)) - before, "a kernel"):
            before.add(kernel)
            kernel.kill()

    return kill_new


def test_an_event_lost_on_its_way_does_not_freeze_its_exercise(desk: Page, course: Server):
    lost = lose_events(desk, 1)
    open_module(desk, course)
    take_first_move(desk)
    expect(exercise(desk)).to_have_attribute("aria-busy", "true")
    expect(exercise(desk)).not_to_have_attribute("aria-busy", "true")
    assert len(lost) == 1
    expect(exercise(desk).get_by_role("radio").first).to_be_checked()
    come_to_the_second_scene(desk)


def test_when_the_second_try_is_lost_too_she_is_asked_to_press_again(desk: Page, course: Server):
    lost = lose_events(desk, 2)
    open_module(desk, course)
    take_first_move(desk)
    expect(desk.get_by_role("status")).to_contain_text(SAID["page.client.press_again"], timeout=40_000)
    assert len(lost) == 2
    expect(exercise(desk)).not_to_have_attribute("aria-busy", "true")
    come_to_the_second_scene(desk)


def test_a_kernel_lost_while_the_page_with_it_comes_can_be_replaced(desk: Page, course: Server, kill: Kill):
    open_module(desk, course)
    come_to_the_second_scene(desk)
    kill()
    desk.get_by_role("alert").get_by_role("button", name="Go on").click()
    kill()
    expect(desk.get_by_role("alert").get_by_role("button", name="Go on")).to_be_visible()
    expect(exercise(desk).get_by_role("heading", name=SECOND)).to_be_visible()
    can_go_on_from_the_second_scene(desk)


def test_a_kernel_lost_before_its_widgets_arrive_can_be_replaced(desk: Page, course: Server, kill: Kill):
    connections: list[str] = []

    def kill_the_second(socket: WebSocketRoute) -> None:
        connections.append(socket.url)
        if len(set(connections)) == 2 and connections.count(socket.url) == 1:
            kill()
        socket.connect_to_server()

    desk.route_web_socket("**/channels*", kill_the_second)
    open_module(desk, course)
    come_to_the_second_scene(desk)
    kill()
    desk.get_by_role("alert").get_by_role("button", name="Go on").click()
    expect(desk.get_by_role("alert")).to_contain_text(SAID["page.client.going_on"])
    expect(desk.get_by_role("alert")).to_contain_text(SAID["page.client.kernel_lost"])
    expect(exercise(desk).get_by_role("heading", name=SECOND)).to_be_visible()
    can_go_on_from_the_second_scene(desk)
    assert len(set(connections)) == 3


@pytest.mark.parametrize("lacking", ['id="cells-done"', "widget-view+json"])
def test_a_page_that_is_not_whole_changes_nothing(desk: Page, course: Server, kill: Kill, lacking: str):
    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(lacking, "data-lacking="))

    open_module(desk, course)
    come_to_the_second_scene(desk)
    kill()
    desk.route("**/en/04-role", spoil)
    desk.get_by_role("alert").get_by_role("button", name="Go on").click()
    expect(desk.get_by_role("alert")).to_contain_text(SAID["page.client.could_not_load"])
    expect(exercise(desk).get_by_role("heading", name=SECOND)).to_be_visible()
    desk.unroute("**/en/04-role")
    can_go_on_from_the_second_scene(desk)
