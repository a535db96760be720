"""``facilitator preview``: an author writes, and the page follows."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.authoring.readme import examples
from tests.serving import Server, free_port, running

EXERCISE = examples()["choice"]
ASKED = "What do you say or do first?"


def save(path: Path, text: str) -> None:
    """As editors do: the whole text beside the file, then in its place."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "one" / "mine.yaml"
    file.parent.mkdir()
    save(file, EXERCISE)
    return file


@pytest.fixture
def served(path: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "toolkit", "preview", str(path), "--port", str(port), "--no-browser"]
    with running(command, f"http://127.0.0.1:{port}/health") as preview:
        yield preview


def open_preview(page: Page, served: Server) -> None:
    page.goto(f"{served.url}/en/preview")
    expect(page.get_by_role("heading", name="Preview: one/mine")).to_be_visible()


def test_page_follows_the_file_and_keeps_the_answer(served: Server, desk: Page, path: Path):
    assert served.log_text() == f"{served.url}/en/preview\n"
    open_preview(desk, served)
    desk.get_by_role("group", name=ASKED).get_by_role("radio").first.check()
    desk.get_by_role("button", name="Check my answer").click()
    expect(desk.get_by_role("button", name="Try again")).to_be_visible()

    save(path, EXERCISE.replace(ASKED, "What now?"))
    again = desk.get_by_role("group", name="What now?")
    expect(again.get_by_role("radio").first).to_be_checked()
    expect(desk.get_by_role("button", name="Try again")).to_be_visible()

    save(path, EXERCISE.replace(ASKED, "And now?").replace("title:", "titel:"))
    problems = desk.get_by_role("heading", name="The file cannot be shown as it is now.")
    expect(problems).to_be_visible()
    expect(desk.get_by_text("`titel` is not known here — did you mean 'title'?")).to_be_visible()
    expect(again).to_be_visible()

    path.unlink()
    expect(desk.get_by_text("the file cannot be read: No such file or directory")).to_be_visible()

    save(path, EXERCISE.replace(ASKED, "And now?"))
    expect(desk.get_by_role("group", name="And now?")).to_be_visible()
    expect(problems).to_have_count(0)
    expect(desk.get_by_role("button", name="Try again")).to_be_visible()


def test_it_begins_with_the_problems_of_a_file_that_is_not_sound_yet(served: Server, desk: Page, path: Path):
    save(path, "kind: choise\n")
    open_preview(desk, served)
    expect(desk.get_by_text("mine.yaml:1:7: 'choise' is not a kind of exercise")).to_be_visible()
    save(path, EXERCISE)
    expect(desk.get_by_role("group", name=ASKED)).to_be_visible()
    desk.get_by_role("button", name="Check my answer").click()
    expect(desk.get_by_text("Please choose an answer first.")).to_be_visible()
