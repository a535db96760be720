"""One browser and one server of the course for all browser tests; a new, empty visitor for each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browsing import DESK, PHONE, chromium, refuse_the_outside
from tests.serving import Server, serving

HERE = Path(__file__).parent
WIDTHS = {"320 px": PHONE, "1280 px": DESK}
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with chromium(playwright) as started:
        yield started


@pytest.fixture(scope="session")
def course() -> Iterator[Server]:
    with serving() as served:
        yield served


@pytest.fixture(scope="session")
def remembering(playwright: Playwright) -> Iterator[Browser]:
    """A browser as people have it: Back finds pages in its memory."""
    with chromium(playwright, memory=True) as started:
        yield started


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes visitors, each with an empty browser."""
    with visitors_of(browser) as visit:
        yield visit


@contextmanager
def visitors_of(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes visitors. At the end none of them may have asked for anything outside this machine."""
    visitors: list[tuple[BrowserContext, list[str]]] = []

    def visit(**options: object) -> BrowserContext:
        chosen: dict[str, Any] = {"viewport": DESK, **options}
        context = browser.new_context(**chosen)
        context.set_default_timeout(20_000)
        visitors.append((context, refuse_the_outside(context)))
        return context

    yield visit
    asked = [address for _, refused in visitors for address in refused]
    for context, _ in visitors:
        for page in context.pages:
            leave(page)
        context.close()
    assert asked == []


@pytest.fixture(params=list(WIDTHS.values()), ids=list(WIDTHS))
def page(request: pytest.FixtureRequest, visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a new visitor, once on a phone and once on a desk."""
    return visitor(viewport=request.param).new_page()


@pytest.fixture
def desk(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a new visitor on a desk."""
    return visitor().new_page()


def leave(page: Page) -> None:
    """Leaves a page of ours for another of the same server, so that its goodbye is sent before all is closed."""
    if "127.0.0.1" in page.url and "/en/" in page.url:
        page.goto(urljoin(page.url, "/robots.txt"))
