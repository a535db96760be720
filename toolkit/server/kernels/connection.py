"""The websocket between a page and its kernel."""

import asyncio
import time
from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from jupyter_client.session import DELIM
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.websocket import WebSocketClosedError

from toolkit.server.guard.log import indented
from toolkit.server.guard.trace import trace_without_values
from toolkit.server.kernels.messages import (
    COMM,
    HELD_BACK,
    PROTOCOL,
    REFUSED,
    BadMessage,
    held_back,
    may_pass_in,
    may_pass_out,
    read_message,
    without_trace,
)
from toolkit.server.kernels.pace import Pace
from toolkit.server.options import MEGABYTE, Options

POLICY_VIOLATION, BAD_DATA, TOO_BIG = 1008, 1007, 1009
MESSAGE_TOO_BIG, TOO_MUCH = "too_big", "too_much"
HEADER, CONTENT = 0, 3


class PageConnection(ZMQChannelsWebsocketConnection):
    """Lets widget messages pass, within limits; what the page must not see goes to the server's log."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.options: Options = self.websocket_handler.settings["options"]
        self.iopub_data_rate_limit = self.options.answers_per_second
        self._pace = Pace(self.options.messages_per_second, self.options.bytes_per_second)
        self._has_waited = False
        self._unread = 0
        self._let_go = False

    @property
    def subprotocol(self) -> str:
        """The one protocol that the handshake accepts.

        The library asks the websocket, which has forgotten it once it is closed; the library then takes every message
        for one of the old protocol, and reads the count of its parts where there is none.
        """
        return PROTOCOL

    @property
    def is_over(self) -> bool:
        """Whether the server has closed the connection. The page may send for some seconds more."""
        return self.websocket_handler.ws_connection is None

    @property
    def write_message(self) -> Any:
        """How the library sends to the page."""
        return self._write

    async def prepare(self) -> None:
        """Called before the connection is accepted. It may be over already when the kernel answers.

        The kernel is asked once what it is. For each further connection the library would set an alarm half a minute
        ahead, and keep the connection until then: many pages that come and go would take memory without limit.
        """
        told = getattr(self.kernel_manager, "_kernel_info_future", None)
        if told is not None and told.done():
            await self._register_session()  # type: ignore[no-untyped-call]
            self.session.key = self.kernel_manager.session.key
            self._finish_kernel_info(told.result())  # type: ignore[no-untyped-call]
            return
        try:
            await super().prepare()  # type: ignore[no-untyped-call]
        finally:
            if self._let_go:
                self._free()

    def connect(self) -> Any:
        """Called once when the page connects."""
        # An answer is a few small messages; held back for company, the last would come 40 ms late.
        self.websocket_handler.set_nodelay(True)
        return super().connect()

    def disconnect(self) -> None:  # type: ignore[override]
        """Called when the connection is over, also when it never came about. A second time, nothing is left to do."""
        if not self._let_go:
            self._let_go = True
            self._free()

    async def take(self, sent: bytes | str) -> None:
        """Called with each message of the page, and not with the next before it is done: what comes too fast waits."""
        seconds = self._pace.wait(len(sent), time.monotonic())
        if seconds:
            if not self._has_waited:
                self.log.warning("a page sends too many messages: it is slowed down")
            self._has_waited = True
            await asyncio.sleep(seconds)
        self.handle_incoming_message(sent)

    def handle_incoming_message(self, incoming_msg: bytes | str) -> None:
        """Deals with one message of the page."""
        if self.is_over:
            return None
        if len(incoming_msg) > self.options.max_message:
            self._log_too_big(len(incoming_msg))
            return self._refuse(MESSAGE_TOO_BIG)
        try:
            message = read_message(incoming_msg)
        except BadMessage as reason:
            return self._close(BAD_DATA, str(reason))
        if message.content.get("comm_id") == HELD_BACK:
            self._log_too_big(held_back(message))
        elif not may_pass_in(message, author=self.options.author):
            self.log.info("a page sent something that only a notebook's author may: left out")
        elif not self.kernel_manager.comms.allows(message):
            self._close(POLICY_VIOLATION, "too many open comms")
        else:
            super().handle_incoming_message(incoming_msg)  # type: ignore[arg-type]
        return None

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:
        """Called with each message of the kernel."""
        if self.is_over:
            return
        identities, signed = self.session.feed_identities(outgoing_msg, copy=True)
        parts: list[bytes] = [bytes(part) for part in signed]  # type: ignore[arg-type]
        kind = self.session.unpack(parts[1 + HEADER])["msg_type"]
        if kind in COMM:
            # Long, and a widget's own: nothing in it is ever held back, so it need not be taken apart.
            super().handle_outgoing_message(stream, outgoing_msg)
            return
        content = self.session.unpack(parts[1 + CONTENT])
        if not may_pass_out(kind, content):
            self._log_held_back(kind, content)
            return
        shown = without_trace(content)
        if shown is not content:
            self._log_held_back("error", content)
            parts[1 + CONTENT] = self.session.pack(shown)
        super().handle_outgoing_message(stream, [*identities, DELIM, *parts])

    def write_stderr(self, error_message: str, parent_header: Any) -> None:  # noqa: ARG002
        """Called when the kernel says more than the library allows, whose advice names options that are not ours."""
        most = self.options.answers_per_second / MEGABYTE
        self.log.warning("a kernel says more than %g MB a second: some of it was left out, and its page told", most)
        self._refuse(TOO_MUCH)

    def _free(self) -> None:
        """The library takes every connection for one that came about, and for one that ends once."""
        self._open_sockets.add(self)
        self._close_future = Future()
        super().disconnect()  # type: ignore[no-untyped-call]

    def _write(self, message: bytes | str, binary: bool = False) -> None:
        """Sends to the page; what would lie here unread beyond all measure ends the page's kernel.

        The connection alone would not do: the page would come back and never know what it has missed.
        """
        if self.is_over:
            return
        size = len(message)
        if size > self.options.max_answer:
            self._give_up(TOO_BIG, "an answer is too big")
        elif self._unread + size > self.options.max_unread:
            self._give_up(POLICY_VIOLATION, "answers are not read")
        else:
            self._send(message, size, binary=binary)

    def _send(self, message: bytes | str, size: int, *, binary: bool) -> None:
        try:
            written = self.websocket_handler.write_message(message, binary=binary)
        except WebSocketClosedError:
            self.websocket_handler.close()
            return
        if written is not None:
            self._unread += size
            written.add_done_callback(partial(self._written, size))

    def _written(self, size: int, written: "asyncio.Future[None]") -> None:
        """Called when a message has left; the first that cannot ends the connection."""
        self._unread -= size
        if written.cancelled() or written.exception() is not None:
            self.websocket_handler.close()

    def _give_up(self, code: int, reason: str) -> None:
        self._close(code, reason)
        self.multi_kernel_manager.end_soon(self.kernel_id)

    def _refuse(self, why: str) -> None:
        """Tells the page that something was left out, so that it can say so and ask how things stand."""
        told = self.session.msg(REFUSED, {"why": why})
        packed = serialize_msg_to_ws_v1(told, "iopub", self.session.pack)  # type: ignore[no-untyped-call]
        self.write_message(packed, binary=True)

    def _log_too_big(self, size: int) -> None:
        most = self.options.max_message / MEGABYTE
        self.log.warning("a page wanted to send %.1f MB at once: at most %g MB are taken", size / MEGABYTE, most)

    def _close(self, code: int, reason: str) -> None:
        self.log.warning("closing a page's connection: %s", reason)
        self.websocket_handler.close(code, reason)

    def _log_held_back(self, kind: str, content: Mapping[str, Any]) -> None:
        """Authors see all that their notebook wrote; from a learner's page the log keeps no values."""
        text = content.get("text", "") if kind == "stream" else "\n".join(content.get("traceback", ()))
        if text:
            shown = indented(text.rstrip()) if self.options.author else trace_without_values(text)
            self.log.warning("from a kernel:\n%s", shown)
