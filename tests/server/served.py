"""A running server, and what a browser does with it, for tests."""

import itertools
import json
import os
import re
import socket
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import requests
import websocket
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1

from tests.serving import process, until

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE / "notebooks"
PROTOCOL = "v1.kernel.websocket.jupyter.org"
_numbers = itertools.count()


@dataclass(frozen=True)
class Served:
    """A running server."""

    base: str
    pid: int
    log_path: Path

    @property
    def log(self) -> str:
        return self.log_path.read_text("utf-8")

    def get(self, path: str, **kwargs: Any) -> requests.Response:
        return requests.get(self.base + path, allow_redirects=False, timeout=30, **kwargs)

    def say(self, sent: bytes, seconds: float = 10) -> bytes:
        """What the server answers to these bytes, until it closes the connection."""
        with self.dialled(seconds) as connection:
            connection.sendall(sent)
            received = b""
            with suppress(ConnectionError):
                while chunk := connection.recv(65536):
                    received += chunk
            return received

    def head_of_answer(self, sent: bytes) -> bytes:
        """The status and the headers of what the server answers to these bytes."""
        with self.dialled() as connection:
            connection.sendall(sent)
            received = b""
            while b"\r\n\r\n" not in received and (chunk := connection.recv(65536)):
                received += chunk
            return received

    def say_and_vanish(self, sent: bytes) -> None:
        """Breaks the connection off before the answer comes, as a phone does in a tunnel."""
        with self.dialled() as connection:
            connection.sendall(sent)
            reset(connection)

    def dialled(self, seconds: float = 10) -> socket.socket:
        host, port = self.base.removeprefix("http://").split(":")
        return socket.create_connection((host, int(port)), timeout=seconds)

    def descriptors(self) -> int:
        return psutil.Process(self.pid).num_fds()

    def memory(self) -> int:
        """In bytes."""
        return int(psutil.Process(self.pid).memory_info().rss)

    def kernels(self) -> int:
        return int(self.get("/health").json()["kernels"])

    def open(self, module: str, visitor: requests.Session | None = None) -> "Page":
        visitor = visitor or requests.Session()
        answer = visitor.get(f"{self.base}/en/{module}", timeout=30)
        return Page(self, visitor, answer.text, answer)


@dataclass(frozen=True)
class Page:
    """A page as one visitor opened it."""

    served: Served
    visitor: requests.Session
    text: str
    answer: requests.Response | None = None

    def data(self, name: str) -> Any:
        found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', self.text)
        return json.loads(found[1]) if found else None

    @property
    def kernel(self) -> str:
        return str(self.data("kernel-data")["kernel"])

    def cell(self, number: int) -> str:
        """What the cell showed, as the page's script reads it."""
        return json.dumps(self.outputs(number), ensure_ascii=False)

    def outputs(self, number: int) -> list[dict[str, Any]]:
        """The outputs of a cell; the last, where they came more than once."""
        pattern = rf'<script type="application/json" class="cell-output" data-cell="{number}">(.*?)</script>'
        found = re.findall(pattern, self.text, re.DOTALL)
        assert found, f"no output of cell {number}"
        return list(json.loads(found[-1]))

    def is_there(self, visitor: requests.Session | None = None) -> int:
        address = f"{self.served.base}/api/kernels/{self.kernel}"
        return (visitor or self.visitor).get(address, timeout=10).status_code

    def state(self) -> dict[str, Any]:
        """What the server says of the kernel."""
        return dict(self.visitor.get(f"{self.served.base}/api/kernels/{self.kernel}", timeout=10).json())

    def close(self, visitor: requests.Session | None = None, token: str | None = None) -> int:
        sent = {"_xsrf": self.data("kernel-data")["xsrf"] if token is None else token}
        address = self.served.base + self.data("kernel-data")["shutdown"]
        return (visitor or self.visitor).post(address, data=sent, timeout=10).status_code

    def handshake(self, method: str = "GET", session: str | None = None, **headers: str | None) -> bytes:
        """The request for a websocket, as bytes; a header that is None is left out."""
        usual = {
            "Host": self.served.base.removeprefix("http://"),
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.visitor.cookies.get_dict().items()),
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol": PROTOCOL,
        }
        given = usual | {name.replace("_", "-"): value for name, value in headers.items()}
        path = f"/api/kernels/{self.kernel}/channels?session_id={session or f's{next(_numbers)}'}"
        lines = [
            f"{method} {path} HTTP/1.1",
            *(f"{name}: {value}" for name, value in given.items() if value is not None),
        ]
        return "\r\n".join([*lines, "", ""]).encode()

    @contextmanager
    def connected(
        self, visitor: requests.Session | None = None, session: str | None = None, **kwargs: Any
    ) -> Iterator["Connection"]:
        cookies = (visitor or self.visitor).cookies.get_dict()
        options: dict[str, Any] = {"subprotocols": [PROTOCOL], "origin": self.served.base, "timeout": 10} | kwargs
        base = self.served.base.replace("http", "ws", 1)
        address = f"{base}/api/kernels/{self.kernel}/channels?session_id={session or f's{next(_numbers)}'}"
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        socket = websocket.create_connection(address, cookie=cookie, **options)
        try:
            yield Connection(socket)
        finally:
            with suppress(websocket.WebSocketException, OSError):
                socket.close()


@dataclass
class Connection:
    """The websocket of a page."""

    socket: Any
    heard: list[dict[str, Any]] = field(default_factory=list)
    has_asked: bool = False

    def send(self, kind: str, content: dict[str, Any], channel: str = "shell") -> str:
        number = f"m{next(_numbers)}"
        header = {
            "msg_id": number,
            "msg_type": kind,
            "session": "s",
            "username": "",
            "version": "5.3",
            "date": "2026-01-01T00:00:00Z",
        }
        metadata = {"version": "1.0.0" if content.get("target_name") == "jupyter.widget.control" else "2.1.0"}
        message = {"header": header, "parent_header": {}, "metadata": metadata, "content": content}
        self.socket.send_binary(serialize_msg_to_ws_v1(message, channel, lambda part: json.dumps(part).encode()))
        return number

    def receive(self) -> dict[str, Any]:
        received = self.socket.recv()
        if not received:
            raise websocket.WebSocketConnectionClosedException("the server has closed the connection")
        channel, parts = deserialize_msg_from_ws_v1(received)
        header, parent, _metadata, content = (json.loads(part) for part in parts[:4])
        message = {"channel": channel, "type": header["msg_type"], "parent": parent.get("msg_id"), "content": content}
        self.heard.append(message)
        return message

    def receive_until(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while not fits(message := self.receive()):
            pass
        return message

    def answer_to(self, number: str) -> dict[str, Any]:
        return self.receive_until(lambda one: one["parent"] == number and one["type"].endswith("_reply"))

    def is_closed(self) -> bool:
        """Whether the server closes the connection, whatever else it says before."""
        try:
            while self.socket.recv_data()[0] != websocket.ABNF.OPCODE_CLOSE:
                pass
        except websocket.WebSocketTimeoutException:
            return False
        except (websocket.WebSocketException, OSError):
            return True
        return True

    def close_code(self) -> int | None:
        """With which code the server closes the connection, whatever else it says before."""
        try:
            while (received := self.socket.recv_data())[0] != websocket.ABNF.OPCODE_CLOSE:
                pass
        except (websocket.WebSocketException, OSError):
            return None
        return int.from_bytes(received[1][:2], "big")

    def ask_for_states(self) -> str:
        """Asks for the state of all widgets, and does not wait for the answer."""
        if not self.has_asked:
            self.send("comm_open", {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}})
            self.has_asked = True
        return self.send("comm_msg", {"comm_id": "c", "data": {"method": "request_states"}})

    def vanish(self) -> None:
        """Leaves without a word."""
        reset(self.socket.sock)

    def round_trip(self) -> dict[str, Any]:
        """Asks something harmless: when the answer is there, all that was sent before has been dealt with."""
        return self.answer_to(self.send("kernel_info_request", {}))

    def press(self, model: str) -> None:
        """Presses a button widget, and waits until its handler is done."""
        data = {"method": "custom", "content": {"event": "click"}}
        number = self.send("comm_msg", {"comm_id": model, "data": data})
        self.receive_until(lambda one: one["parent"] == number and one["content"].get("execution_state") == "idle")

    def models(self) -> dict[str, Any]:
        """All widget models of the page, by id."""
        self.ask_for_states()
        states = self.receive_until(lambda one: one["type"] == "comm_msg" and one["content"]["comm_id"] == "c")
        return dict(states["content"]["data"]["states"])

    def model(self, name: str, **state: Any) -> str:
        """The id of the first model of this name with this state."""
        for model, one in self.models().items():
            if one["model_name"] == name and state.items() <= one["state"].items():
                return model
        raise AssertionError(f"no {name} in the page")


def reset(connection: socket.socket) -> None:
    """Closes a connection so that the other side finds it broken."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@contextmanager
def serving(folder: Path, arguments: list[str], **environment: str) -> Iterator[Served]:
    """Runs the server with ``arguments`` of Python and ends it by its own process id."""
    log_path, out_path = folder / "log.txt", folder / "out.txt"
    root = str(HERE.parent.parent)
    env = {**os.environ, "PYTHONPATH": root, "A_SECRET_OF_THE_SERVER": "x", **environment}
    with (
        log_path.open("wb") as log,
        out_path.open("wb") as out,
        process([sys.executable, *arguments], cwd=folder, env=env, stdout=out, stderr=log) as started,
    ):
        until(lambda: started.poll() is not None or out_path.read_text(), "the server's address")
        assert started.poll() is None, log_path.read_text()
        yield Served(out_path.read_text().split()[0].rstrip("/"), started.pid, log_path)


@contextmanager
def serving_tests(folder: Path, TMPDIR: Any = None, **options: Any) -> Iterator[Served]:  # noqa: N803
    """Serves the notebooks of these tests as if they were the course's, with ``options``."""
    given = json.dumps({"notebooks": str(NOTEBOOKS), **options})
    with serving(folder, [str(HERE / "launch.py"), given], **({"TMPDIR": TMPDIR} if TMPDIR else {})) as served:
        yield served
