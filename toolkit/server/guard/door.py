"""Lets connections in while there are descriptors for them, and answers the others at once."""

import contextlib
import errno
import logging
import os
import socket
from collections.abc import Iterable
from typing import Any

import tornado.httpserver
from tornado.ioloop import IOLoop

AT_ONCE = 64
PAUSE = 0.5
SPENT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM})
BUSY = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Door(tornado.httpserver.HTTPServer):
    """An HTTP server for at most ``most`` requests at a time; websockets are counted with their pages.

    Tornado's own tries again without a pause where there is no descriptor left, and logs a trace each time.
    """

    def initialize(  # type: ignore[override]
        self, *args: Any, most: int, log: logging.Logger, **kwargs: Any
    ) -> None:
        """Called by tornado with what the constructor was given."""
        super().initialize(*args, **kwargs)
        self._most, self._log = most, log
        self._spare: int | None = os.open(os.devnull, os.O_RDONLY)

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Begins to listen."""
        for listening in sockets:
            self._listen(listening)

    def _listen(self, listening: socket.socket) -> None:
        IOLoop.current().add_handler(listening, self._accept, IOLoop.READ)

    def _accept(self, listening: Any, events: int) -> None:  # noqa: ARG002
        for _ in range(AT_ONCE):
            try:
                connection, address = listening.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            except OSError as reason:
                if reason.errno not in SPENT:
                    raise
                self._refuse_with_the_spare_one(listening)
                return
            if len(self._connections) >= self._most:
                _refuse(connection)
                self._log.warning("too many requests at once: some were refused")
            else:
                self._handle_connection(connection, address)

    def _refuse_with_the_spare_one(self, listening: socket.socket) -> None:
        """Whoever waits would wait for ever, and the loop would be told of him again and again."""
        self._log.error("no descriptors are left: connections are refused (see ulimit -n)")
        if self._spare is not None:
            os.close(self._spare)
            self._spare = None
        try:
            _refuse(listening.accept()[0])
            self._spare = os.open(os.devnull, os.O_RDONLY)
        except OSError:
            self._pause(listening)

    def _pause(self, listening: socket.socket) -> None:
        """Nobody can even be refused: looks again a little later, not at once and for ever."""
        loop = IOLoop.current()
        loop.remove_handler(listening)
        loop.call_later(PAUSE, self._listen, listening)


def _refuse(connection: socket.socket) -> None:
    with connection, contextlib.suppress(OSError):
        connection.setblocking(False)
        connection.send(BUSY)
