"""What is tried. Each trial ends by itself, after so many times or two minutes."""

import json
import random
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

import requests
import websocket

from tests.chaos.measure import MODULE, Bound, Start, Trial, bounded
from tests.server.served import HERE, Connection, Page, Served, serving
from tests.serving import until

NARROW = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]
LOW = 256
AT_ONCE = 30
PLACES = 5
LEFT = (OSError, websocket.WebSocketException)


def course(**options: Any) -> Start:
    """The course, served with ``options``."""
    return lambda folder: serving(folder, [str(HERE / "launch.py"), json.dumps(options)])


def with_few_descriptors(folder: Any) -> Any:
    """The course, where the system allows few descriptors."""
    limit = f"import resource, runpy; resource.setrlimit(resource.RLIMIT_NOFILE, ({LOW}, {LOW})); "
    run = "runpy.run_module('toolkit', run_name='__main__')"
    return serving(folder, ["-c", limit + run, "serve", "--port", "0"])


def late_messages(served: Served, times: int) -> Iterable[str]:
    """A second connection with the same name ends the first, which goes on sending."""
    page = served.open(MODULE)
    with page.connected(session="same") as first:
        first.round_trip()
        with page.connected(session="same") as second, suppress(*LEFT):
            second.round_trip()
            for _ in bounded(times):
                first.ask_for_states()
            second.round_trip()
    page.close()
    return ()


def unread_answers(served: Served, times: int) -> Iterable[str]:
    """Asks for all states, and reads nothing."""
    for _ in bounded(times):
        page = served.open(MODULE)
        with page.connected(sockopt=NARROW) as connection, suppress(*LEFT):
            for _asked in bounded(2_000):
                connection.ask_for_states()
        try:
            until(partial(_is_gone, page), "the kernel to be ended")
        except AssertionError:
            yield "a page that does not read keeps its kernel"


def vanished_visitors(served: Served, times: int) -> Iterable[str]:
    """Ask for much, and are gone before it comes."""
    for _ in bounded(times):
        page = served.open(MODULE)
        with page.connected() as connection, suppress(*LEFT):
            for _asked in range(20):
                connection.ask_for_states()
            connection.vanish()
        page.close()
    return ()


def comers_and_goers(served: Served, times: int) -> Iterable[str]:
    """One page connects anew again and again."""
    page = served.open(MODULE)
    for _ in bounded(times):
        with page.connected():
            pass
    page.close()
    return ()


def plain_requests(served: Served, times: int) -> Iterable[str]:
    """What is left of a handshake when a proxy drops the word for it."""
    page = served.open(MODULE)
    address = f"{served.base}/api/kernels/{page.kernel}/channels?session_id="
    found = {page.visitor.get(f"{address}{number}", timeout=10).status_code for number in bounded(times)}
    page.close()
    return () if found == {426} else (f"answered by {found}",)


def refused_handshakes(served: Served, times: int) -> Iterable[str]:
    """Of other protocols and versions, from other sites, by methods that there are not."""
    page = served.open(MODULE)
    kinds: list[dict[str, Any]] = [
        {"Sec-WebSocket-Protocol": "other"},
        {"Sec-WebSocket-Version": "8"},
        {"Sec-WebSocket-Key": None},
        {"Cookie": None},
        {"method": "NEVER"},
    ]
    found = set()
    for number in bounded(times):
        kind = kinds[number % len(kinds)] if number % 2 else {"Origin": f"http://elsewhere-{number}.example"}
        found.add(served.head_of_answer(page.handshake(**kind))[9:12].decode())
    page.close()
    return () if found <= {"400", "403", "405", "426"} else (f"answered by {found}",)


def broken_handshakes(served: Served, times: int) -> Iterable[str]:
    """Gone before the answer."""
    page = served.open(MODULE)
    for _ in bounded(times):
        served.say_and_vanish(page.handshake())
    page.close()
    return ()


def too_many_connections(served: Served, times: int) -> Iterable[str]:
    """More connections than descriptors, which say nothing."""
    with ExitStack() as crowd:
        for _ in bounded(times):
            with suppress(OSError):
                crowd.enter_context(served.dialled(1))
    until(lambda: served.get("/en/").status_code == 200, "the home page")
    return ()


def without_cookies(served: Served, times: int) -> Iterable[str]:
    """One address takes all it can get; another still finds a place."""
    header = {"X-Forwarded-For": "203.0.113.9"}
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        answers = crowd.map(lambda _: served.get(f"/en/{MODULE}", headers=header).status_code, range(times))
    taken = sum(status == 200 for status in answers)
    if taken > PLACES:
        yield f"one address got {taken} places, not {PLACES}"
    if served.get(f"/en/{MODULE}", headers={"X-Forwarded-For": "203.0.113.10"}).status_code != 200:
        yield "another address got none"


def tampered_events(served: Served, times: int) -> Iterable[str]:
    """What no page of ours would send."""
    chance = random.Random(19)
    page = served.open(MODULE)
    sent = 0
    while sent < times and page.is_there() == 200:
        with page.connected() as connection, suppress(*LEFT):
            stages = [model for model, one in connection.models().items() if "screen" in one["state"]]
            for _ in bounded(min(200, times - sent)):
                sent += 1
                tamper(connection, chance.choice(stages), chance)
            connection.round_trip()
    if page.is_there() != 200:
        yield f"the kernel has ended after {sent} events"
    page.close()


def tamper(connection: Connection, model: str, chance: random.Random) -> None:
    """Sends one event that makes no sense."""
    event = {nonsense(chance, 0) if chance.random() < 0.1 else "do": nonsense(chance, 0), "values": nonsense(chance, 3)}
    event = {str(key): value for key, value in event.items()}
    data: dict[str, Any] = {"method": "custom", "content": event}
    if chance.random() < 0.2:
        data = {"method": "update", "state": {"screen": nonsense(chance, 2)}, "buffer_paths": []}
    connection.send("comm_msg", {"comm_id": chance.choice([model] * 9 + ["nobody"]), "data": data})


def nonsense(chance: random.Random, deep: int) -> Any:
    """A value that JSON can hold."""
    plain = [None, True, -1, 10**30, 1.5e308, "", "next", "choose", "\x00", "x" * 5_000, "<script>", "../..", "😀"]
    if not deep or chance.random() < 0.4:
        return chance.choice(plain)
    if chance.random() < 0.5:
        return [nonsense(chance, deep - 1) for _ in range(chance.randrange(4))]
    return {str(nonsense(chance, 0)): nonsense(chance, deep - 1) for _ in range(chance.randrange(4))}


def unclosed_comms(served: Served, times: int) -> Iterable[str]:
    """Opens one after the other and closes none."""
    page = served.open(MODULE)
    kept = 0
    for number in bounded(times):
        with page.connected() as connection, suppress(*LEFT):
            connection.send("comm_open", {"comm_id": f"c{number}", "target_name": "jupyter.widget.control", "data": {}})
            connection.round_trip()
            kept += 1
    page.close()
    return () if kept <= 64 else (f"{kept} comms are kept",)


def bursts(served: Served, times: int) -> Iterable[str]:
    """Thirty at once, again and again; each connects and leaves."""

    def come_and_go(_number: int) -> int:
        with requests.Session() as visitor:
            page = Page(served, visitor, visitor.get(f"{served.base}/en/{MODULE}", timeout=60).text)
            with page.connected(timeout=60) as connection:
                connection.round_trip()
            return page.close()

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        found = set(crowd.map(come_and_go, range(times)))
    return () if found == {204} else (f"answered by {found}",)


def log_flood(served: Served, times: int) -> Iterable[str]:
    """Whatever might write a line, each time another one."""
    page = served.open(MODULE)
    with requests.Session() as visitor:
        visitor.cookies.update(page.visitor.cookies)
        for number in bounded(times):
            foreign = {"Origin": f"http://{number}.example/{'x' * 2_000}"}
            visitor.get(f"{served.base}/api/kernels/{page.kernel}", headers=foreign, timeout=10)
            served.head_of_answer(page.handshake(**foreign))
            served.say_and_vanish(f"GET /en/{number}%ff%00 HTTP/1.1\r\nHost: \x01{number}\r\n\r\n".encode())
            with suppress(*LEFT), page.connected() as connection:
                connection.socket.send(b"x" * number, opcode=2)
    page.close()
    return ()


TRIALS = (
    Trial("late messages after the end of a connection", 200, 20, course(messages_per_second=10_000), late_messages),
    Trial("pages that ask and do not read", 5, 1, course(messages_per_second=10_000), unread_answers),
    Trial("visitors who vanish", 60, 5, course(), vanished_visitors),
    Trial("connections that come and go", 3_000, 100, course(), comers_and_goers),
    Trial("plain requests to /channels", 9_000, 200, course(), plain_requests),
    Trial("handshakes that are refused", 1_000, 50, course(), refused_handshakes),
    Trial("handshakes that are broken off", 800, 60, course(), broken_handshakes),
    Trial("connections beyond a low file limit", 1_000, 300, with_few_descriptors, too_many_connections),
    Trial(
        "one address without cookies",
        200,
        20,
        course(proxies=["127.0.0.1"], kernels_per_address=PLACES, never_connected=3.0),
        without_cookies,
        Bound(recovery=30),
    ),
    Trial("tampered events", 5_000, 200, course(messages_per_second=10_000, bytes_per_second=1 << 30), tampered_events),
    Trial("comms that are never closed", 300, 70, course(), unclosed_comms),
    Trial("visits in bursts", 300, 30, course(), bursts, Bound(peak=120, stays=40)),
    Trial("lines for the log", 1_000, 40, course(), log_flood, Bound(log=20_000)),
)


def _is_gone(page: Page) -> bool:
    return page.is_there() == 403
