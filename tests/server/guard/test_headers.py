"""What every answer carries."""

import base64
import hashlib
import re

import pytest
import requests
import websocket

from tests.server.served import PROTOCOL, Page, Served
from toolkit.server.guard.headers import policy_of_pages

ANSWERS = [
    ("GET", "/"),
    ("GET", "/en/"),
    ("GET", "/en/safety"),
    ("GET", "/en/08-prose"),
    ("GET", "/en/nowhere"),
    ("GET", "/en/09-broken"),
    ("GET", "/health"),
    ("GET", "/robots.txt"),
    ("GET", "/static/nothing.js"),
    ("GET", "/api/kernels/00000000-0000-4000-8000-000000000000"),
    ("GET", "/api/kernels/00000000-0000-4000-8000-000000000000/channels"),
    ("POST", "/voila/api/shutdown/00000000-0000-4000-8000-000000000000"),
    ("DELETE", "/api/kernels/00000000-0000-4000-8000-000000000000"),
    ("POST", "/en/"),
    ("PUT", "/nowhere"),
    ("OPTIONS", "/en/"),
    ("HEAD", "/en/08-prose"),
]


def _assert_guarded(headers: requests.structures.CaseInsensitiveDict[str]) -> None:
    assert "Server" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(("method", "path"), ANSWERS)
def test_every_answer_is_guarded_by_its_headers(served: Served, method: str, path: str) -> None:
    answer = requests.request(method, served.base + path, allow_redirects=False, timeout=10)
    _assert_guarded(answer.headers)
    assert answer.headers["Cache-Control"] == "no-store"
    if answer.status_code in {403, 404, 405} and method != "HEAD":
        assert "Traceback" not in answer.text


def test_a_refused_websocket_is_guarded_too(page: Page) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException) as refused, page.connected(requests.Session()):
        pass
    assert refused.value.status_code == 403
    _assert_guarded(requests.structures.CaseInsensitiveDict(refused.value.resp_headers or {}))


def test_an_answer_to_an_unknown_host_is_guarded_too(served: Served) -> None:
    _assert_guarded(served.get("/en/", headers={"Host": "example.org"}).headers)


def test_the_policy_allows_the_exit_script_and_no_other_inline_script(served: Served) -> None:
    answer = served.get("/en/08-prose")
    script = re.findall(r"<script(?: data-[^>]+)?>(.*?)</script>", answer.text, re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in answer.headers["Content-Security-Policy"]


def test_authors_may_style_and_allow_widgets_from_elsewhere(authored: Served) -> None:
    policy = authored.get("/en/").headers["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert re.search(r"script-src 'self' 'sha256-[^']+' blob:;", policy)


def test_the_policy_of_the_course_is_the_narrow_one() -> None:
    policy = policy_of_pages("sha256-x", author=False, any_widget=False)
    assert "unsafe" not in policy
    assert "blob:" not in policy
    assert "http" not in policy


def test_static_files_are_kept_for_ever_and_travel_compressed(served: Served) -> None:
    address = re.search(r'href="(/static/page-[^"]+\.css)"', served.get("/en/").text)
    assert address
    plain = served.get(address[1], headers={"Accept-Encoding": ""})
    zipped = served.get(address[1], headers={"Accept-Encoding": "gzip"})
    assert "immutable" in zipped.headers["Cache-Control"]
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert int(zipped.headers["Content-Length"]) < int(plain.headers["Content-Length"])
    assert zipped.content == plain.content
    _assert_guarded(zipped.headers)


def test_pages_travel_compressed(served: Served) -> None:
    assert served.get("/en/safety").headers["Content-Encoding"] == "gzip"


def test_only_the_current_protocol_is_spoken(page: Page) -> None:
    for offered in ([], ["v2.something"]):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused, page.connected(subprotocols=offered):
            pass
        assert refused.value.status_code == 400
    with page.connected() as connection:
        assert connection.socket.subprotocol == PROTOCOL
