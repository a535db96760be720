"""Pages that do not read, and pages that vanish."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import websocket

from tests.server.served import Served, serving_tests
from tests.serving import kernels, until
from toolkit.server.kernels.waiting import Waiting

MEGABYTE = 1024 * 1024
NARROW = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[Served]:
    """A server that keeps little for those who do not read."""
    with serving_tests(tmp_path, max_answer=20_000, max_unread=100_000, messages_per_second=100_000) as served:
        yield served


def test_a_page_that_does_not_read_loses_its_kernel_and_little_is_kept(narrow: Served) -> None:
    page = narrow.open("01-widgets")
    memory = narrow.memory()
    with page.connected(sockopt=NARROW) as connection:
        with suppress(OSError, websocket.WebSocketException):
            while page.is_there() == 200:
                connection.ask_for_states()
        assert connection.is_closed()
    assert page.is_there() == 403
    assert narrow.memory() - memory < 15 * MEGABYTE
    assert narrow.log.count("answers are not read") == 1
    assert "Traceback" not in narrow.log


def test_a_page_that_reads_may_ask_as_often_as_it_likes(narrow: Served) -> None:
    page = narrow.open("01-widgets")
    with page.connected() as connection:
        for _ in range(50):
            connection.models()
    assert page.is_there() == 200


def test_an_answer_beyond_all_measure_ends_the_kernel_with_a_reason(tmp_path: Path) -> None:
    with serving_tests(tmp_path, max_answer=1_000) as strict:
        page = strict.open("01-widgets")
        with page.connected() as connection:
            connection.ask_for_states()
            assert connection.close_code() == 1009
        assert page.is_there() == 403
        assert "an answer is too big" in strict.log


def test_visitors_who_vanish_leave_no_trace(served: Served) -> None:
    served.open("01-widgets").close()
    log = served.log
    for _ in range(3):
        page = served.open("01-widgets")
        with page.connected() as connection:
            for _ in range(40):
                connection.ask_for_states()
            connection.vanish()
        page.close()
    assert "WebSocketClosedError" not in served.log.removeprefix(log)
    assert "Traceback" not in served.log.removeprefix(log)


def test_a_page_that_leaves_while_its_kernel_ends_leaves_nothing(quiet: Served) -> None:
    descriptors = quiet.descriptors()
    for _ in range(15):
        page = quiet.open("01-widgets")
        with page.connected() as connection:
            connection.round_trip()
            connection.vanish()
        page.close()
        page.visitor.close()
    until(lambda: quiet.descriptors() <= descriptors, "all descriptors to be given back")


def test_a_kernel_that_dies_while_its_page_is_away_leaves_nothing(quiet: Served) -> None:
    descriptors = quiet.descriptors()
    page = quiet.open("01-widgets")
    (kernel,) = kernels(quiet.pid)
    with page.connected() as connection:
        connection.round_trip()
    until(lambda: page.state()["connections"] == 0)
    kernel.kill()
    until(lambda: page.is_there() == 403)
    page.visitor.close()
    until(lambda: quiet.descriptors() <= descriptors, "all descriptors to be given back")


def test_a_page_is_told_when_its_kernel_is_ended_elsewhere(served: Served) -> None:
    page = served.open("01-widgets")
    with page.connected() as connection:
        assert page.close() == 204
        assert connection.close_code() == 1001


def test_what_a_kernel_says_to_nobody_is_kept_up_to_a_limit() -> None:
    kept: list = []
    waiting = Waiting(kept, 10)
    assert waiting.take("iopub", [b"12345", b"6789"])
    assert not waiting.take("iopub", [b"12"])
    assert kept == [("iopub", [b"12345", b"6789"])]
