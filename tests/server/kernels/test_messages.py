"""What a page and its kernel may say to each other."""

import json
import time
from contextlib import suppress
from typing import Any

import psutil
import pytest
import requests
import websocket
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1

from tests.server.served import Page, Served
from toolkit.server.kernels.messages import (
    HELD_BACK,
    REFUSED,
    BadMessage,
    Message,
    may_pass_in,
    may_pass_out,
    read_message,
    without_trace,
)
from toolkit.server.kernels.pace import Pace
from toolkit.server.options import MEGABYTE

SHUT_OUT = [
    "execute_request",
    "complete_request",
    "inspect_request",
    "history_request",
    "is_complete_request",
    "debug_request",
    "interrupt_request",
    "shutdown_request",
    "input_reply",
    "create_subshell_request",
    "usage_request",
]


@pytest.mark.parametrize("kind", SHUT_OUT)
@pytest.mark.parametrize("channel", ["shell", "control"])
def test_only_widget_messages_reach_the_kernel(page: Page, kind: str, channel: str) -> None:
    with page.connected() as connection:
        number = connection.send(kind, {"code": "print('ran')", "restart": False, "cursor_pos": 0}, channel)
        connection.round_trip()
    assert number not in {message["parent"] for message in connection.heard}
    assert page.is_there() == 200


def test_widget_messages_reach_the_kernel_on_one_channel_only(page: Page) -> None:
    with page.connected() as connection:
        for channel in ("control", "stdin", "iopub", "elsewhere"):
            number = connection.send("kernel_info_request", {}, channel)
            connection.round_trip()
            assert number not in {message["parent"] for message in connection.heard}


def test_a_page_sees_the_state_of_its_widgets(page: Page) -> None:
    with page.connected() as connection:
        assert connection.model("TextModel", value="first")


def test_a_page_of_the_course_cannot_make_widgets(page: Page) -> None:
    with page.connected() as connection:
        before = len(connection.models())
        state = {"_model_name": "IntSliderModel", "_model_module": "@jupyter-widgets/controls"}
        content = {"comm_id": "new", "target_name": "jupyter.widget", "data": {"state": state}}
        connection.send("comm_open", content)
        assert len(connection.models()) == before


@pytest.fixture(scope="module")
def after_a_failure(served: Served) -> list[dict[str, Any]]:
    """All that a page heard from its kernel while a handler failed."""
    with served.open("01-widgets").connected() as connection:
        connection.press(connection.model("ButtonModel"))
        connection.round_trip()
        return connection.heard


def test_what_a_handler_raises_or_warns_about_stays_on_the_server(after_a_failure: list[dict[str, Any]]) -> None:
    heard = json.dumps(after_a_failure)
    assert "typed-by-a-learner" not in heard
    assert "ink-on-stderr" not in heard
    assert "Traceback" not in heard
    assert not {"error", "execute_input", "execute_reply"} & {message["type"] for message in after_a_failure}


@pytest.mark.usefixtures("after_a_failure")
def test_the_log_names_the_error_of_a_handler_without_a_learners_words(served: Served) -> None:
    assert "| ValueError\n" in served.log
    assert "typed-by-a-learner" not in served.log.replace('raise ValueError("typed-by-a-learner")', "")
    assert "ink-on-stderr" not in served.log.replace('print("ink-on-stderr", file=sys.stderr)', "")


def test_an_author_reads_in_the_log_what_her_handler_raised(authored: Served) -> None:
    page = authored.open("01-widgets")
    with page.connected() as connection:
        connection.press(connection.model("ButtonModel"))
        connection.round_trip()
    assert "ValueError: typed-by-a-learner" in authored.log
    assert "ink-on-stderr" in authored.log


def test_cell_source_is_never_sent(served: Served) -> None:
    visitor = requests.Session()
    with visitor.get(served.base + "/en/05-slow", stream=True, timeout=10) as answer:
        chunks, text = answer.iter_content(None), ""  # when an iterator is dropped, its connection is closed
        while "kernel-data" not in text:
            text += next(chunks).decode()
        with Page(served, visitor, text).connected() as connection:
            connection.receive_until(lambda one: "later" in json.dumps(one["content"]))
    assert "execute_input" not in {message["type"] for message in connection.heard}
    assert "sleep" not in text + json.dumps(connection.heard)


@pytest.mark.parametrize(
    "sent",
    [b"", b"\x00" * 8, b"\xff" * 64, (7).to_bytes(8, "little") + b"\xff" * 200, b"{}", "text", b"x" * 600_000],
)
def test_a_malformed_or_far_too_big_message_ends_the_connection_and_not_the_kernel(
    page: Page, sent: bytes | str
) -> None:
    with page.connected() as connection:
        connection.socket.send(sent, opcode=2 if isinstance(sent, bytes) else 1)
        assert connection.is_closed()
    assert page.is_there() == 200


def test_a_message_that_is_too_big_is_refused_with_a_word_and_nothing_ends(served: Served) -> None:
    with served.open("01-widgets").connected() as connection:
        connection.send("comm_msg", {"comm_id": "none", "data": {"method": "custom", "content": "x" * 300_000}})
        assert connection.receive_until(lambda one: one["type"] == REFUSED)["content"] == {"why": "too_big"}
        assert connection.round_trip()["content"]["status"] == "ok"
    assert "a page wanted to send 0.3 MB at once: at most 0.25 MB are taken" in served.log


def test_what_a_page_held_back_by_itself_is_in_the_log(served: Served) -> None:
    with served.open("01-widgets").connected() as connection:
        connection.send("comm_msg", {"comm_id": HELD_BACK, "data": {"bytes": 12 * MEGABYTE}})
        connection.round_trip()
    assert "a page wanted to send 12.0 MB at once" in served.log


def test_messages_that_come_too_fast_wait_and_none_is_lost(served: Served) -> None:
    before = served.log.count("it is slowed down")
    with served.open("01-widgets").connected() as connection:
        begun = time.monotonic()
        sent = {connection.send("comm_info_request", {}) for _ in range(150)}
        assert connection.round_trip()["content"]["status"] == "ok"
        assert time.monotonic() - begun > 1
    assert sent <= {message["parent"] for message in connection.heard}
    assert served.log.count("it is slowed down") == before + 1


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, 2_000)), min_size=1, max_size=60))
def test_no_second_lets_more_through_than_twice_what_is_allowed(messages: list[tuple[float, int]]) -> None:
    """Once what was saved up, and once what a second gives; one message may be larger than that by itself."""
    pace, now, done = Pace(messages=10, bytes=1_000), 0.0, []
    for pause, size in messages:
        now += pause
        now += pace.wait(size, now)
        done.append((now, size))
    for start, _ in done:
        within = [size for at, size in done if start <= at < start + 1]
        assert len(within) <= 21
        assert sum(within) <= 2_000 + max(within)


def test_a_kernel_has_few_connections(page: Page) -> None:
    refusal = pytest.raises(websocket.WebSocketBadStatusException)
    with page.connected(), page.connected(), page.connected(), refusal as refused, page.connected():
        pass
    assert refused.value.status_code == 429


@given(st.binary(max_size=400))
def test_any_bytes_are_a_message_or_refused(sent: bytes) -> None:
    with suppress(BadMessage):
        read_message(sent)


def test_a_message_is_taken_apart() -> None:
    parts = {"header": {"msg_type": "comm_msg"}, "parent_header": {}, "metadata": {}, "content": {"comm_id": "a"}}
    sent = serialize_msg_to_ws_v1(parts, "shell", lambda part: json.dumps(part).encode())
    assert read_message(sent) == Message("shell", "comm_msg", {"comm_id": "a"})


def test_deeply_nested_content_is_refused() -> None:
    deep = b"[" * 100_000
    sent = serialize_msg_to_ws_v1([b"{}", b"{}", b"{}", deep], "shell")
    with pytest.raises(BadMessage):
        read_message(sent)


HALF = [
    rb'{"data": {"value": "\ud83d"}}',
    rb'{"\uDC00": 1}',
    b'{"value": "\xed\xa0\xbd"}',
    rb'{"value": "\ude00\ud83d"}',
]


@pytest.mark.parametrize("content", HALF)
def test_half_a_character_is_refused_with_a_reason(content: bytes) -> None:
    sent = serialize_msg_to_ws_v1([b"{}", b"{}", b"{}", content], "shell")
    with pytest.raises(BadMessage, match="half a character"):
        read_message(sent)


def test_whole_characters_pass_however_they_are_written() -> None:
    for content in (rb'{"value": "\ud83d\ude00"}', '{"value": "😀"}'.encode()):
        sent = serialize_msg_to_ws_v1([b"{}", b"{}", b"{}", content], "shell")
        assert read_message(sent).content == {"value": "😀"}


@pytest.mark.parametrize("comm", [None, "", 7, ["a"], "x" * 65])
def test_a_comm_without_a_proper_name_is_refused(comm: object) -> None:
    header = json.dumps({"msg_type": "comm_open"}).encode()
    sent = serialize_msg_to_ws_v1([header, b"{}", b"{}", json.dumps({"comm_id": comm}).encode()], "shell")
    with pytest.raises(BadMessage, match="name"):
        read_message(sent)


def test_half_a_character_ends_the_connection_and_reaches_no_kernel(page: Page) -> None:
    with page.connected() as connection:
        text = connection.model("TextModel")
        data = {"method": "update", "state": {"value": "\ud83d"}, "buffer_paths": []}
        connection.send("comm_msg", {"comm_id": text, "data": data})
        assert connection.close_code() == 1007
    with page.connected() as connection:
        assert connection.models()[text]["state"]["value"] != "\ud83d"


def test_authors_widgets_may_be_opened_by_the_page() -> None:
    opened = Message("shell", "comm_open", {"target_name": "jupyter.widget"})
    assert may_pass_in(opened, author=True)
    assert not may_pass_in(opened, author=False)
    assert not may_pass_in(Message("shell", "comm_open", {"target_name": "other"}), author=True)


def test_a_reply_that_tells_of_an_error_tells_no_more() -> None:
    told = without_trace({"status": "error", "ename": "E", "evalue": "secret", "traceback": ["secret"]})
    assert "secret" not in json.dumps(told)
    assert told["status"] == "error"


def test_stdout_passes_and_stderr_does_not() -> None:
    assert may_pass_out("stream", {"name": "stdout"})
    assert not may_pass_out("stream", {"name": "stderr"})
    assert not may_pass_out("execute_input", {})
    assert not may_pass_out("error", {})


def test_an_author_may_send_a_file_and_a_learner_may_not(authored: Served, page: Page) -> None:
    big = {"comm_id": "none", "data": {"method": "custom", "content": "x" * 1_000_000}}
    with authored.open("01-widgets").connected() as connection:
        connection.send("comm_msg", big)
        assert connection.round_trip()["type"] == "kernel_info_reply"
    with page.connected() as connection:
        with suppress(OSError, websocket.WebSocketException):
            connection.send("comm_msg", big)
        assert connection.is_closed()


def test_a_message_after_the_server_closed_the_connection_is_not_read(served: Served) -> None:
    """A phone that comes back sends what it kept, on a connection that the server has given up."""
    page = served.open("01-widgets")
    with page.connected(session="same") as first:
        first.round_trip()
        before = psutil.Process(served.pid).memory_info().rss
        with page.connected(session="same") as second:  # ends the first, which does not look
            second.round_trip()
            for _ in range(5):
                first.send("comm_info_request", {})
            assert second.round_trip()["content"]["status"] == "ok"
            assert psutil.Process(served.pid).memory_info().rss - before < 20 * MEGABYTE
            assert first.is_closed()
    assert page.close() == 204
