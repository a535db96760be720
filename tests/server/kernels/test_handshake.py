"""Requests for a websocket of which none comes."""

from typing import Any

import pytest

from tests.server.served import Page, Served
from tests.serving import until
from toolkit.server.kernels.handshake import handshake_refusal

MANY = 150
MEGABYTE = 1024 * 1024


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


REFUSED: dict[str, tuple[dict[str, Any], int]] = {
    "no websocket": ({"Upgrade": None}, 426),
    "taken out by a proxy": ({"Upgrade": None, "Connection": "close"}, 426),
    "of another version": ({"Sec-WebSocket-Version": "8"}, 426),
    "without a key": ({"Sec-WebSocket-Key": None}, 400),
    "of another protocol": ({"Sec-WebSocket-Protocol": "v2.something"}, 400),
    "of no protocol": ({"Sec-WebSocket-Protocol": None}, 400),
    "in capitals": ({"Sec-WebSocket-Protocol": "V1.KERNEL.WEBSOCKET.JUPYTER.ORG"}, 400),
    "without a session": ({"session": "/"}, 400),
    "with a long session": ({"session": "x" * 300}, 400),
    "from another site": ({"Origin": "http://evil.example"}, 403),
    "of nobody": ({"Cookie": None}, 403),
    "by another method": ({"method": "FOO"}, 405),
    "for the headers": ({"method": "HEAD"}, 405),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_handshake_that_cannot_succeed_is_refused_with_what_is_meant(page: Page, kind: str) -> None:
    headers, meant = REFUSED[kind]
    before = page.served.log
    answer = page.served.head_of_answer(page.handshake(**headers))
    assert status(answer) == meant
    said = page.served.log.removeprefix(before)
    assert said.count("\n") <= 1
    assert "Traceback" not in said


def test_a_refusal_says_what_would_be_accepted(page: Page) -> None:
    assert b"Upgrade: websocket" in page.served.head_of_answer(page.handshake(Upgrade=None, Connection="close"))
    old = page.handshake(**{"Sec-WebSocket-Version": "8"})
    assert b"Sec-Websocket-Version: 13" in page.served.head_of_answer(old)
    assert b"Allow: GET" in page.served.head_of_answer(page.handshake("FOO"))


def test_refused_handshakes_leave_nothing(quiet: Served) -> None:
    page = quiet.open("01-widgets")
    with page.connected() as connection:
        connection.round_trip()
    until(lambda: page.state()["connections"] == 0)
    descriptors, memory, log = quiet.descriptors(), quiet.memory(), quiet.log
    for _ in range(MANY):
        quiet.head_of_answer(page.handshake(Upgrade=None, Connection="close"))
    until(lambda: quiet.descriptors() <= descriptors)
    assert quiet.memory() - memory < 2 * MEGABYTE
    assert quiet.log.removeprefix(log).count("\n") <= 1
    with page.connected() as one, page.connected() as two, page.connected() as three:
        assert {each.round_trip()["type"] for each in (one, two, three)} == {"kernel_info_reply"}
    assert page.close() == 204


def test_handshakes_that_are_broken_off_leave_nothing(quiet: Served) -> None:
    page = quiet.open("01-widgets")
    with page.connected() as connection:
        connection.round_trip()
    descriptors, log = quiet.descriptors(), quiet.log
    for _ in range(MANY):
        quiet.say_and_vanish(page.handshake())
    until(lambda: quiet.descriptors() <= descriptors, "all descriptors to be given back")
    assert "Traceback" not in quiet.log.removeprefix(log)
    with page.connected() as connection:
        assert connection.models()
        assert page.state()["connections"] == 1
    until(lambda: page.state()["connections"] == 0)
    assert page.close() == 204


def test_a_handshake_as_browsers_send_it_is_accepted() -> None:
    sent = {
        "Upgrade": "WebSocket",
        "Connection": "keep-alive, Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "x",
        "Sec-WebSocket-Protocol": "other, v1.kernel.websocket.jupyter.org",
    }
    assert handshake_refusal(sent) is None
