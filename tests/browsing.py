"""A Chromium for the tests: found, never downloaded here, and kept from the outside world."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Playwright, Route, ViewportSize

LAUNCH = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def chromium_path(playwright: Playwright) -> str:
    """Where Chromium is. ``.ci/chromium`` has put one there before any test runs."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), playwright.chromium.executable_path)
    assert Path(found).exists(), "no Chromium; run .ci/chromium"
    return found


# Playwright switches the memory of pages off, in which everybody's browser keeps what Back leads to.
WITHOUT_MEMORY = "--disable-back-forward-cache"


@contextmanager
def chromium(playwright: Playwright, *, memory: bool = False) -> Iterator[Browser]:
    """A headless Chromium until the block is left; with ``memory``, Back finds pages as they were left."""
    path = chromium_path(playwright)
    left_out = [WITHOUT_MEMORY] if memory else []
    browser = playwright.chromium.launch(executable_path=path, args=list(LAUNCH), ignore_default_args=left_out)
    try:
        yield browser
    finally:
        browser.close()


def refuse_the_outside(context: BrowserContext) -> list[str]:
    """Refuses every request that does not go to this machine; the list fills with the addresses asked for."""
    refused: list[str] = []

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname in LOOPBACK:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context.route(lambda url: urlsplit(url).scheme in ("http", "https"), guard)
    return refused
