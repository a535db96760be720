"""Too few descriptors for all who come."""

import resource
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil
import pytest

from tests.server.served import NOTEBOOKS, Served, serving
from tests.serving import until
from toolkit.server.guard.descriptors import connections_for, files_for, pages_for
from toolkit.server.guard.door import BUSY

LOW = 256


@pytest.fixture
def low(tmp_path: Path) -> Iterator[Served]:
    """A server that the system allows few descriptors."""
    limited = f"import resource, runpy; resource.setrlimit(resource.RLIMIT_NOFILE, ({LOW}, {LOW})); "
    arguments = ["-c", f"{limited} runpy.run_module('toolkit', run_name='__main__')", "serve", "--port", "0"]
    with serving(tmp_path, [*arguments, "--notebooks", str(NOTEBOOKS), "--max-kernels", "50"]) as served:
        yield served


def test_the_places_fit_the_descriptors_and_that_is_said_once(low: Served) -> None:
    assert low.get("/health").json()["max_kernels"] == pages_for(LOW)
    assert low.log.count("pages may be open at once, not 50") == 1


def test_more_connections_than_descriptors_neither_fill_the_log_nor_stop_the_server(low: Served) -> None:
    server = psutil.Process(low.pid)
    with ExitStack() as crowd:
        for _ in range(LOW + 50):
            with suppress(OSError):
                crowd.enter_context(low.dialled())
        busy = server.cpu_times()
        assert low.get("/health").status_code in {200, 503}
        assert server.cpu_times().user - busy.user < 1
        assert server.num_fds() <= LOW
    until(lambda: low.get("/health").status_code == 200)
    assert low.get("/en/").status_code == 200
    assert "Traceback" not in low.log
    assert len(low.log) < 2_000


SPENT = """
import asyncio, logging, os, resource
from tornado.netutil import bind_sockets
from toolkit.server.guard.door import Door

async def main():
    door = Door(lambda request: None, most=1000, log=logging.getLogger())
    sockets = bind_sockets(0, "127.0.0.1")
    door.add_sockets(sockets)
    print(f"http://127.0.0.1:{sockets[0].getsockname()[1]}", flush=True)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    try:
        while True:
            os.open(os.devnull, os.O_RDONLY)
    except OSError:
        await asyncio.Event().wait()

asyncio.run(main())
"""


def test_where_no_descriptor_is_left_all_are_refused_at_once(tmp_path: Path) -> None:
    with serving(tmp_path, ["-c", SPENT]) as spent:
        for _ in range(30):
            assert spent.say(b"") in {BUSY, b""}
        assert "no descriptors are left" in spent.log
        assert "Traceback" not in spent.log
        assert psutil.Process(spent.pid).cpu_times().user < 5


@pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's")
def test_where_nobody_can_even_be_refused_the_server_waits_and_goes_on(low: Served) -> None:
    page, server = low.open("01-widgets"), psutil.Process(low.pid)
    resource.prlimit(low.pid, resource.RLIMIT_NOFILE, (5, LOW))
    with low.dialled(), low.dialled():
        until(lambda: "no descriptors are left" in low.log)
        busy = server.cpu_times().user
        with suppress(OSError):
            low.say(b"", seconds=2)
        assert server.cpu_times().user - busy < 1
    resource.prlimit(low.pid, resource.RLIMIT_NOFILE, (LOW, LOW))
    assert low.get("/health").status_code == 200
    assert page.is_there() == 200
    assert low.log.count("no descriptors are left") == 1


def test_pages_and_requests_share_the_descriptors() -> None:
    for files in (96, 256, 1024, 8192):
        pages = pages_for(files)
        assert pages >= 1
        assert connections_for(files, pages) >= min(30, files // 4)
    assert pages_for(files_for(200)) == 200
    assert pages_for(8192) >= 200
