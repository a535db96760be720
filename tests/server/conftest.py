import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.served import NOTEBOOKS, Page, Served, serving, serving_tests
from tests.serving import kernels, until


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The notebooks of these tests, served like the course."""
    with serving_tests(tmp_path_factory.mktemp("served")) as one:
        yield one


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Served]:
    """A server where nothing else goes on, and one page was opened before: all that grows is this test's."""
    with serving_tests(tmp_path) as one:
        page = one.open("01-widgets")
        with page.connected() as connection:
            connection.round_trip()
        page.close()
        until(lambda: kernels(one.pid) == [], "the first page's kernel to end")
        yield one


@pytest.fixture(scope="session")
def short_lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small room that waits for nobody."""
    limits = {"max_kernels": 4, "kernels_per_visitor": 2, "idle": 1, "idle_check": 1, "never_connected": 3.0}
    with serving_tests(tmp_path_factory.mktemp("short"), slow_request=1.0, **limits) as one:
        yield one


@pytest.fixture(scope="session")
def authored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The notebooks of these tests, served to their author by the command."""
    arguments = ["-m", "toolkit", "serve", "--port", "0", "--notebooks", str(NOTEBOOKS), "--any-widget"]
    with serving(tmp_path_factory.mktemp("authored"), arguments) as one:
        yield one


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The course itself."""
    with serving(tmp_path_factory.mktemp("course"), ["-m", "toolkit", "serve", "--port", "0"]) as one:
        yield one


@pytest.fixture(scope="session")
def page(served: Served) -> Page:
    """A page of widgets that stays open: tests share it to be quick, and leave it as it is."""
    one = served.open("01-widgets")
    with one.connected() as connection:  # a kernel to which no page connects would be ended
        connection.round_trip()
    return one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for notebooks."""
    return tmp_path


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder for temporary files with a path so short that a server puts its sockets there."""
    with tempfile.TemporaryDirectory(prefix="t") as one:
        yield Path(one)
