"""A whole page, stock Voila's default template beside ours: same notebook, same browser, a cold cache each time."""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browsing import DESK, chromium, refuse_the_outside
from tests.serving import ROOT, free_port, running, serving
from toolkit.content.notebooks import read_notebook

VISITS = 5
MODULE = ROOT / "notebooks" / "04-role.ipynb"
CONTROLS = Path(__file__).parent / "ten-questions.ipynb"
LIMITS = {"requests": 0.12, "bytes": 0.10, "seconds": 0.60}
FORKED = {**LIMITS, "seconds": 0.30}
READY = 60_000


@dataclass(frozen=True)
class Visit:
    """One visit: requests up to the first accepted click, their bytes on the wire, and the seconds it took."""

    requests: int
    bytes: int
    seconds: float


def report() -> str:
    """The table of medians and ratios, for the course's own page and for a page of stock ipywidgets."""
    with sync_playwright() as playwright, chromium(playwright) as browser, tempfile.TemporaryDirectory() as folder:
        shutil.copy(CONTROLS, folder)
        with stock(MODULE) as stock_url, serving() as ours:
            module = compare(browser, stock_url, f"{ours.url}/en/04-role", click_check)
        with stock(CONTROLS) as stock_url, serving("--notebooks", folder) as ours:
            controls = compare(browser, stock_url, f"{ours.url}/en/ten-questions", click_question)
    return "\n".join(
        [
            f"A page, from navigation to the first accepted click (medians of {VISITS} cold visits)",
            *table(f"module 04-role, {len(read_notebook(MODULE).calls)} exercises", *module, FORKED),
            *table("ten questions of stock ipywidgets", *controls, LIMITS),
            "",
        ]
    )


def stock(notebook: Path):
    """Stock Voila, one notebook, default template."""
    from contextlib import contextmanager

    @contextmanager
    def serve():
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "voila",
            str(notebook),
            f"--port={port}",
            "--no-browser",
            "--Voila.ip=127.0.0.1",
        ]
        with running(command, f"http://127.0.0.1:{port}/voila/static/favicon.ico") as served:
            yield served.url.removesuffix("/voila/static")

    return serve()


def compare(browser: Browser, theirs: str, ours: str, click: Callable[[Page], None]) -> tuple[Visit, Visit]:
    """Medians of visits to both, in turn, so that a noisy machine is noisy for both; the first pair does not count."""
    pairs = [(visit(browser, theirs, click), visit(browser, ours, click)) for _ in range(VISITS + 1)][1:]
    return median([pair[0] for pair in pairs]), median([pair[1] for pair in pairs])


def visit(browser: Browser, url: str, click: Callable[[Page], None]) -> Visit:
    """Opens the page in a browser that has never seen it, and clicks as soon as that is answered."""
    context = browser.new_context(viewport=DESK)
    refuse_the_outside(context)
    page = context.new_page()
    page.set_default_timeout(READY)
    seen = counted(context.new_cdp_session(page))
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    click(page)
    seconds = time.perf_counter() - begun
    result = Visit(len(seen["requests"]), sum(seen["bytes"]), seconds)
    page.close(run_before_unload=True)
    context.close()
    return result


def counted(session: CDPSession) -> dict[str, list[int]]:
    """Lists that grow with every request and every byte that arrives, web sockets too."""
    seen: dict[str, list[int]] = {"requests": [], "bytes": []}
    session.on("Network.requestWillBeSent", lambda one: note_request(seen, one["request"]["url"]))
    session.on("Network.webSocketCreated", lambda one: note_request(seen, one["url"]))
    session.on("Network.dataReceived", lambda one: seen["bytes"].append(one["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda one: seen["bytes"].append(len(one["response"]["payloadData"])))
    session.send("Network.enable")
    return seen


def note_request(seen: dict[str, list[int]], url: str) -> None:
    if not url.startswith(("data:", "blob:")):
        seen["requests"].append(1)


def click_check(page: Page) -> None:
    """Presses the first exercise's button until the kernel has answered it with a sentence."""
    page.get_by_role("button", name="Check my answer").first.click()
    page.get_by_text("Please choose a place for each of them first.").first.wait_for()


def click_question(page: Page) -> None:
    """Presses the first question's button until the kernel has answered."""
    page.get_by_role("button", name="Check 1", exact=True).click()
    page.get_by_text("Answered 1").wait_for()


def median(visits: list[Visit]) -> Visit:
    return Visit(
        round(statistics.median(one.requests for one in visits)),
        round(statistics.median(one.bytes for one in visits)),
        statistics.median(one.seconds for one in visits),
    )


def table(title: str, theirs: Visit, ours: Visit, limits: Mapping[str, float]) -> list[str]:
    lines = [f"  {title:<36}{'stock Voila':>14}{'ours':>12}{'ratio':>9}{'limit':>8}"]
    for name, limit in limits.items():
        left, right = getattr(theirs, name), getattr(ours, name)
        shown = (f"{left:.2f}", f"{right:.2f}") if name == "seconds" else (f"{left:,}", f"{right:,}")
        lines.append(f"    {name:<34}{shown[0]:>14}{shown[1]:>12}{right / left:>9.3f}{limit:>8.2f}")
    return lines
