"""When a kernel is ended although nobody said so."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import websocket

from tests.server.served import Served, serving_tests
from toolkit.server.kernels.comms import OpenComms
from toolkit.server.kernels.culling import Condition, memory_of, reason_to_end
from toolkit.server.kernels.kernel import PageKernel
from toolkit.server.kernels.messages import Message
from toolkit.server.options import MEGABYTE, Options

OPTIONS = Options(max_kernels=2, idle=10, idle_connected=100, kernel_memory=50 * MEGABYTE)


@pytest.mark.parametrize(
    ("kernel", "reason"),
    [
        (Condition(idle=0, pages=0, memory=0), None),
        (Condition(idle=11, pages=1, memory=0), None),
        (Condition(idle=11, pages=0, memory=0), "its page is gone"),
        (Condition(idle=101, pages=1, memory=0), "its page was silent for long"),
        (Condition(idle=0, pages=1, memory=51 * MEGABYTE), "it takes 51 MB, and may take 50"),
        (Condition(idle=0, pages=1, memory=0, dead=True), "it is dead"),
    ],
)
def test_reasons_to_end_a_kernel(kernel: Condition, reason: str | None) -> None:
    assert reason_to_end(kernel, OPTIONS) == reason


def test_an_author_has_no_limit_of_memory() -> None:
    assert reason_to_end(Condition(idle=0, pages=1, memory=1 << 40), Options(max_kernels=2, kernel_memory=0)) is None


def test_a_clock_that_is_set_anew_ends_no_kernel() -> None:
    kernel = PageKernel()
    assert kernel.idle == 0
    kernel.last_activity = datetime.now(UTC) - timedelta(hours=3)
    assert kernel.idle < 60
    kernel.active_at = time.monotonic() - 100
    assert kernel.idle >= 100
    kernel.last_activity = datetime.now(UTC)
    assert kernel.idle < 60


def test_memory_is_measured() -> None:
    assert memory_of(os.getpid()) > MEGABYTE
    assert memory_of(None) == 0


def test_a_kernel_that_takes_too_much_memory_is_ended_and_its_page_is_told(tmp_path: Path) -> None:
    with serving_tests(tmp_path, kernel_memory=5 * MEGABYTE, idle_check=1) as strict:
        page = strict.open("01-widgets")
        with page.connected() as connection:
            assert connection.close_code() == 1001
        assert page.is_there() == 403
        assert "may take 5" in strict.log


@pytest.fixture
def few(tmp_path: Path) -> Iterator[Served]:
    """A server whose kernels keep five open comms of a page."""
    with serving_tests(tmp_path, comms_per_kernel=5) as served:
        yield served


def test_comms_that_are_never_closed_end_the_connection_also_over_several(few: Served) -> None:
    page = few.open("01-widgets")
    target = {"target_name": "jupyter.widget.control", "data": {}}
    with page.connected() as connection:
        for number in range(20):
            connection.send("comm_open", {"comm_id": f"closed-{number}", **target})
            connection.send("comm_close", {"comm_id": f"closed-{number}", "data": {}})
        for number in range(5):
            connection.send("comm_open", {"comm_id": f"open-{number}", **target})
        connection.round_trip()
    with page.connected() as connection:
        with suppress(OSError, websocket.WebSocketException):
            connection.send("comm_open", {"comm_id": "one too many", **target})
        assert connection.close_code() == 1008
    assert "too many open comms" in few.log


def test_open_comms_are_counted_once_each() -> None:
    comms = OpenComms(1)
    opened = Message("shell", "comm_open", {"comm_id": "a"})
    assert comms.allows(opened)
    assert comms.allows(opened)
    assert not comms.allows(Message("shell", "comm_open", {"comm_id": "b"}))
    assert comms.allows(Message("shell", "comm_close", {"comm_id": "b"}))
