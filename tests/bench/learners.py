"""Learners without a browser: each opens a page, connects to its kernel, and clicks."""

import asyncio
import itertools
import json
import re
import time
from dataclasses import dataclass, replace
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
PATIENCE = 600
KERNEL = re.compile(r'"kernel(?:Id)?": ?"([0-9a-f-]{36})"')
WIDGETS = re.compile(r'"widgets": "([^"]+)"')
_numbers = itertools.count()

AsyncHTTPClient.configure("tornado.simple_httpclient.SimpleAsyncHTTPClient", max_clients=1000)


@dataclass
class Learner:
    """One open page. ``ready`` is how many seconds passed from asking for it until her first click was answered."""

    socket: WebSocketClientConnection
    stage: str
    ready: float = 0.0

    async def click(self) -> float:
        """Presses a button, and waits for the new screen: the seconds that it took."""
        begun = time.perf_counter()
        data = {"method": "custom", "content": {"do": "check", "values": {}}}
        send(self.socket, "comm_msg", {"comm_id": self.stage, "data": data})
        await hear(self.socket, lambda one: one.get("comm_id") == self.stage and one["data"].get("method") == "update")
        return time.perf_counter() - begun

    def close(self) -> None:
        self.socket.close()


async def arrive(url: str) -> Learner:
    """Opens the page at ``url`` as the page client does, and clicks once."""
    begun = time.perf_counter()
    client = AsyncHTTPClient()
    base = url.split("/", 3)
    answer = await client.fetch(HTTPRequest(url, request_timeout=PATIENCE, connect_timeout=PATIENCE))
    page = answer.body.decode()
    kernel, told = KERNEL.search(page), WIDGETS.search(page)
    assert kernel, answer.body[-500:]
    cookies = "; ".join(one.split(";")[0] for one in answer.headers.get_list("Set-Cookie"))
    address = f"ws://{base[2]}/api/kernels/{kernel[1]}/channels?session_id=s{next(_numbers)}"
    headers = {"Origin": f"http://{base[2]}", "Cookie": cookies}
    request = HTTPRequest(address, headers=headers, request_timeout=PATIENCE, connect_timeout=PATIENCE)
    socket = await websocket_connect(request, subprotocols=[PROTOCOL])
    models = await told_models(f"http://{base[2]}{told[1]}") if told else await ask_for_models(socket)
    learner = Learner(socket, next(name for name, one in models.items() if "screen" in one["state"]))
    await learner.click()
    return replace(learner, ready=time.perf_counter() - begun)


async def told_models(address: str) -> dict[str, Any]:
    """All widget models, where the server knows how they begin."""
    answer = await AsyncHTTPClient().fetch(HTTPRequest(address, request_timeout=PATIENCE, connect_timeout=PATIENCE))
    return dict(json.loads(answer.body))


async def ask_for_models(socket: WebSocketClientConnection) -> dict[str, Any]:
    """All widget models; asked for again as the page does, since a kernel does not hear before it listens."""
    for patience in (1, 2, 4, 8, 16, 32, 64, 128):
        comm = f"control{next(_numbers)}"
        send(socket, "comm_open", {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}})
        send(socket, "comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
        try:
            async with asyncio.timeout(patience):
                states = await hear(socket, lambda one, comm=comm: one.get("comm_id") == comm)
        except TimeoutError:
            continue
        return dict(states["data"]["states"])
    raise TimeoutError("the kernel never told of its widgets")


def send(socket: WebSocketClientConnection, kind: str, content: dict[str, Any]) -> None:
    header = {
        "msg_id": f"m{next(_numbers)}",
        "msg_type": kind,
        "session": "s",
        "username": "",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    metadata = {"version": "1.0.0" if content.get("target_name") == "jupyter.widget.control" else "2.1.0"}
    message = {"header": header, "parent_header": {}, "metadata": metadata, "content": content}
    written = serialize_msg_to_ws_v1(message, "shell", lambda part: json.dumps(part).encode())
    socket.write_message(b"".join(written) if isinstance(written, list) else written, binary=True)


async def hear(socket: WebSocketClientConnection, fits: Any) -> dict[str, Any]:
    """The content of the next comm message that fits."""
    while True:
        heard = await socket.read_message()
        assert heard is not None, "the connection was closed"
        _channel, parts = deserialize_msg_from_ws_v1(heard)
        if json.loads(parts[0])["msg_type"] == "comm_msg":
            content: dict[str, Any] = json.loads(parts[3])
            if fits(content):
                return content
