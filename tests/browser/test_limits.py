"""What is too much never parts a page from its kernel in silence: it waits, or is refused with a word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.building import LIBRARY
from tests.notebooks import write_notebook
from tests.serving import Server, serving

SAID = LIBRARY.words
PLAY = """
import ipywidgets as w
p = w.Play(max=100, interval=50); q = w.IntSlider(max=100); r = w.IntProgress(max=100)
w.jslink((p, "value"), (q, "value")); w.jslink((p, "value"), (r, "value"))
k = w.Label("0")
p.observe(lambda c: setattr(k, "value", f"kernel saw {c.new}"), "value")
w.VBox([p, q, r, k])
"""
UPLOAD = """
import ipywidgets as w
u = w.FileUpload(); s = w.Label("nothing yet")
u.observe(lambda c: setattr(s, "value", f"got {len(c.new)}"), "value")
w.VBox([u, s])
"""
TEXT = """
import ipywidgets as w
t = w.Text(description="Name"); l = w.Label("nothing yet"); b = w.Button(description="Press")
t.observe(lambda c: setattr(l, "value", f"kernel has {c.new}"), "value")
w.VBox([t, l, b])
"""
MUCH = """
import ipywidgets as w
b = w.Button(description="Say much"); l = w.Label("0")
def say(_):
    for n in range(60):
        print("x" * 1_000_000, flush=True)
    l.value = "said all"
b.on_click(say)
w.VBox([b, l])
"""


@pytest.fixture(scope="module")
def author(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("limits")
    for name, code in {"01-play": PLAY, "02-upload": UPLOAD, "03-text": TEXT, "04-much": MUCH}.items():
        write_notebook(folder / f"{name}.ipynb", f"# {name}", code)
    with serving("--notebooks", str(folder)) as served:
        yield served


def test_a_fast_player_and_the_kernel_end_at_the_same_place(desk: Page, author: Server):
    desk.goto(f"{author.url}/en/01-play")
    desk.locator(".widget-play button").first.click()
    expect(desk.get_by_text("kernel saw 100")).to_be_visible(timeout=60_000)
    expect(desk.get_by_role("slider").first).to_have_attribute("aria-valuenow", "100.0")
    expect(desk.locator("#notice")).to_be_hidden()


def choose(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload").click()
    chooser.value.set_files(file)


def test_a_file_that_is_too_large_is_refused_with_its_limit_and_the_next_is_taken(
    desk: Page, author: Server, tmp_path: Path
):
    large, small = tmp_path / "large.bin", tmp_path / "small.bin"
    large.write_bytes(bytes(12 * 1024 * 1024))
    small.write_bytes(b"small")
    desk.goto(f"{author.url}/en/02-upload")
    expect(desk.get_by_text("nothing yet")).to_be_visible()
    choose(desk, large)
    expect(desk.get_by_role("alert")).to_contain_text("less than 8 MB")
    expect(desk.get_by_role("button", name="Upload (0)")).to_be_visible()
    desk.get_by_role("button", name=SAID["page.client.notice_close"]).click()
    expect(desk.get_by_role("alert")).to_have_count(0)
    choose(desk, small)
    expect(desk.get_by_text("got 1")).to_be_visible()
    assert "a page wanted to send 12.0 MB at once: at most 8 MB are taken" in author.log_text()


def test_what_was_lost_on_its_way_is_sent_again(desk: Page, author: Server):
    """A line that swallows all that the page sends, and then breaks."""
    swallowing = [False]
    lines: list[WebSocketRoute] = []

    def swallow(page_side: WebSocketRoute) -> None:
        server_side = page_side.connect_to_server()
        lines.append(page_side)
        page_side.on_message(lambda message: None if swallowing[0] else server_side.send(message))

    desk.route_web_socket("**/channels*", swallow)
    desk.goto(f"{author.url}/en/03-text")
    desk.get_by_label("Name").fill("first")
    desk.keyboard.press("Tab")
    expect(desk.get_by_text("kernel has first")).to_be_visible()
    swallowing[0] = True
    desk.get_by_label("Name").fill("second")
    desk.keyboard.press("Tab")
    desk.get_by_role("button", name="Press").click()
    swallowing[0] = False
    lines[-1].close()
    expect(desk.get_by_text("kernel has second")).to_be_visible(timeout=40_000)
    expect(desk.get_by_label("Name")).to_have_value("second")
    expect(desk.get_by_role("alert")).to_contain_text(SAID["page.client.press_again"])


def test_a_kernel_that_says_too_much_is_told_of_and_the_page_catches_up(desk: Page, author: Server):
    desk.goto(f"{author.url}/en/04-much")
    desk.get_by_role("button", name="Say much").click()
    expect(desk.get_by_role("alert")).to_contain_text(SAID["page.client.too_much"])
    expect(desk.get_by_text("said all")).to_be_visible()
    assert "a kernel says more than 16 MB a second" in author.log_text()
    assert "ServerApp" not in author.log_text()
