"""A proxy in this process that forwards as nginx does by default, or with what a configuration adds."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field

NEW_LINE = b"\r\n"


@dataclass
class Proxy:
    """Forwards pages to the first of ``ports``, and what concerns a kernel to the last.

    By itself it speaks HTTP/1.0, tells its own host and drops what is hop by hop.
    """

    ports: list[int]
    passes_host: bool = False
    passes_upgrade: bool = False
    passes_cookies: bool = True
    _listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def run(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self, browser: socket.socket) -> None:
        with closing(browser), suppress(OSError, ValueError):
            head, rest = _head(browser)
            port = self.ports[-1 if b" /api/" in head.partition(NEW_LINE)[0] else 0]
            with closing(socket.create_connection(("127.0.0.1", port))) as server:
                server.sendall(self._rewritten(head, port) + rest)
                back = threading.Thread(target=_pipe, args=(server, browser), daemon=True)
                back.start()
                _pipe(browser, server)
                back.join()

    def _rewritten(self, head: bytes, port: int) -> bytes:
        first, *lines = head.split(NEW_LINE)
        is_socket = self.passes_upgrade and any(line.lower().startswith(b"upgrade:") for line in lines)
        dropped = {b"keep-alive"} | (set() if is_socket else {b"connection", b"upgrade"})
        dropped |= set() if self.passes_host else {b"host"}
        dropped |= set() if self.passes_cookies else {b"cookie"}
        kept = [line for line in lines if line.partition(b":")[0].strip().lower() not in dropped]
        host = [] if self.passes_host else [f"Host: 127.0.0.1:{port}".encode()]
        hop = [] if is_socket else [b"Connection: close"]
        version = b"HTTP/1.1" if self.passes_upgrade else b"HTTP/1.0"
        return NEW_LINE.join([first.rpartition(b" ")[0] + b" " + version, *kept, *host, *hop, b"", b""])


@contextmanager
def proxy(*ports: int, host: bool = False, upgrade: bool = False, cookies: bool = True) -> Iterator[Proxy]:
    """A proxy before the servers on these ports until the block is left; what it passes on is said."""
    made = Proxy(list(ports), host, upgrade, cookies)
    threading.Thread(target=made.run, daemon=True).start()
    try:
        yield made
    finally:
        made.close()


def _head(browser: socket.socket) -> tuple[bytes, bytes]:
    received = b""
    while NEW_LINE * 2 not in received:
        more = browser.recv(65_536)
        if not more:
            raise ValueError("the browser has left")
        received += more
    head, _, rest = received.partition(NEW_LINE * 2)
    return head, rest


def _pipe(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
