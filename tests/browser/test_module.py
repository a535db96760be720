"""The module as a learner meets it: read, practise, and be told when something is wrong."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.learner import KeyboardLearner
from tests.browsing import DESK, PHONE
from tests.building import LIBRARY
from tests.content.shipped import scenarios
from tests.serving import Server, kernels, until
from toolkit.content.notebooks import read_notebook
from toolkit.content.places import notebooks_root
from toolkit.course.kinds.figures import Figures

EXERCISES = {one.id: read_notebook(notebooks_root() / f"{one.id}.ipynb").calls for one in LIBRARY.course.modules}
ROLE = "04-role"
SCENARIO = next(one for one in scenarios() if one.id.startswith(f"{ROLE}/"))
# All modules on a phone, where room is scarce; one of them on a desk, too.
EVERYWHERE = [*((name, PHONE) for name in EXERCISES), (ROLE, DESK)]


def open_module(page: Page, course: Server, module: str = ROLE) -> None:
    page.goto(f"{course.url}/en/{module}")
    expect(page.locator(".stage section")).to_have_count(len(EXERCISES[module]))


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("module", "viewport"), EVERYWHERE, ids=str)
def test_a_module_can_be_done_from_start_to_end_with_the_keyboard_alone(
    visitor, course: Server, module: str, viewport: dict
):
    page = visitor(viewport=viewport).new_page()
    open_module(page, course, module)
    assert violations(page) == []
    learner = KeyboardLearner(page)
    learner.go_through()
    asked = [name for name in EXERCISES[module] if not isinstance(LIBRARY.exercise(name), Figures)]
    assert len(learner.finished) == len(asked)
    assert (learner.without_outline, learner.covered) == ([], [])
    assert violations(page) == []


def test_axe_finds_nothing_before_and_during_the_exercises(page: Page, course: Server):
    open_module(page, course)
    assert violations(page) == []
    page.get_by_role("button", name="Check my answer").first.click()
    expect(page.get_by_role("main").get_by_text("Please choose a place for each of them first.").first).to_be_visible()
    page.get_by_role("button", name="Begin").first.click()
    expect(page.get_by_text("The situation").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/en/", "/en/safety", "/en/nowhere"])
def test_axe_finds_nothing_around_the_module(page: Page, course: Server, path: str):
    page.goto(course.url + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("name", ["", "safety", "nowhere", *EXERCISES])
def test_nothing_scrolls_sideways_on_a_phone(visitor, course: Server, name: str):
    page = visitor(viewport=PHONE).new_page()
    page.goto(f"{course.url}/en/{name}")
    expect(page.locator(".stage section")).to_have_count(len(EXERCISES.get(name, ())))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_prose_is_readable_without_scripts(visitor, course: Server):
    page = visitor(java_script_enabled=False).new_page()
    page.goto(f"{course.url}/en/04-role")
    expect(page.get_by_role("heading", name="Four tasks")).to_be_visible()
    expect(page.get_by_text("The exercises need JavaScript.")).to_be_visible()


def test_exercises_are_there_before_the_kernel_has_said_a_word(desk: Page, course: Server):
    desk.route_web_socket("**/channels*", lambda _: None)  # taken, and nothing ever comes of it
    open_module(desk, course)
    expect(desk.get_by_role("button", name="Check my answer").first).to_be_visible()


def test_sources_are_named_and_listed(desk: Page, course: Server):
    desk.goto(f"{course.url}/en/04-role")
    desk.get_by_role("link", name="V4", exact=True).first.click()
    expect(desk.get_by_text("UN Women").first).to_be_in_viewport()


def test_an_answer_is_announced_politely(desk: Page, course: Server):
    open_module(desk, course)
    desk.get_by_role("button", name="Check my answer").first.click()
    expect(desk.get_by_role("status")).to_contain_text("Please choose a place for each of them first.")


def test_radios_form_groups_with_the_question_as_their_name(desk: Page, course: Server):
    open_module(desk, course)
    exercise = desk.locator(".stage section").filter(has=desk.get_by_role("heading", name=SCENARIO.title))
    group = exercise.get_by_role("group", name="What do you do?")
    radios = group.get_by_role("radio")
    assert radios.count() == len(SCENARIO.scene[SCENARIO.start].moves)
    radios.first.focus()
    desk.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()


def test_when_her_kernel_is_killed_the_page_says_so_and_goes_on_from_the_same_scene(desk: Page, course: Server):
    open_module(desk, course)
    exercise = desk.locator(".stage section").filter(has=desk.get_by_role("heading", name=SCENARIO.title))
    exercise.get_by_role("radio").first.check()
    exercise.get_by_role("button", name="Do this").click()
    exercise.get_by_role("button", name="Go on").click()
    second = SCENARIO.scene[SCENARIO.scene[SCENARIO.start].moves[0].to[-1].to].title
    expect(exercise.get_by_role("heading", name=second)).to_be_visible()
    for kernel in kernels(course.pid):
        kernel.kill()
    expect(desk.get_by_role("alert")).to_contain_text("The connection to your exercises has ended.")
    desk.get_by_role("alert").get_by_role("button", name="Go on").click()
    expect(desk.get_by_role("status")).to_contain_text("You can go on now.")
    expect(exercise.get_by_role("heading", name=second)).to_be_visible()
    exercise.get_by_role("radio").first.check()
    exercise.get_by_role("button", name="Do this").click()
    expect(exercise.get_by_text("You chose")).to_be_visible()


def close(page: Page, _course: Server) -> None:
    with page.expect_event("close"):
        page.close(run_before_unload=True)


def go_elsewhere(page: Page, course: Server) -> None:
    page.goto(f"{course.url}/en/")


@pytest.mark.parametrize("leave", [close, go_elsewhere])
def test_leaving_the_page_ends_its_kernel(visitor, course: Server, leave):
    before = kernels(course.pid)
    page = visitor().new_page()
    open_module(page, course)
    (hers,) = set(kernels(course.pid)) - set(before)
    leave(page, course)
    until(lambda: hers not in kernels(course.pid), "the kernel to end with its page")
