"""Who may reach what."""

from pathlib import Path

import pytest
import requests
import websocket

from tests.server.served import Page, Served, serving_tests
from toolkit.server.guard.hosts import addresses, is_known_host
from toolkit.server.guard.identity import is_page_token, page_token


def _cookie(served: Served) -> str:
    return f"visitor-{served.base.rsplit(':', 1)[1]}"


def test_a_visitor_reaches_her_own_kernel(page: Page) -> None:
    assert page.is_there() == 200
    with page.connected() as connection:
        assert connection.round_trip()["type"] == "kernel_info_reply"


@pytest.fixture(params=["without a cookie", "with a cookie", "with a made-up cookie"])
def other(request: pytest.FixtureRequest, served: Served) -> requests.Session:
    """Somebody who knows the id of a kernel and did not open it."""
    visitor = requests.Session()
    if request.param == "with a cookie":
        served.open("08-prose", visitor)
    elif request.param == "with a made-up cookie":
        visitor.cookies.set(_cookie(served), "2|1:0|10:1700000000|7:visitor|8:c29tZW9uZQ==|" + "0" * 64)
    return visitor


def test_a_visitor_cannot_reach_anothers_kernel(page: Page, other: requests.Session) -> None:
    assert page.is_there(other) in {403, 404}
    assert page.close(other) in {403, 404}
    with pytest.raises(websocket.WebSocketBadStatusException) as refused, page.connected(other):
        pass
    assert refused.value.status_code == 403
    assert page.is_there() == 200


def test_a_kernel_is_ended_only_by_a_page_of_its_visitor(page: Page) -> None:
    visitor = page.visitor
    assert page.close(token="") == 403
    assert page.close(token="0" * 64) == 403
    address = page.served.base + page.data("kernel-data")["shutdown"]
    sent = {"_xsrf": page.data("kernel-data")["xsrf"]}
    foreign = {"Origin": "http://example.org"}
    assert visitor.post(address, data=sent, headers=foreign, timeout=10).status_code == 403
    assert page.is_there() == 200


@pytest.mark.parametrize("method", ["DELETE", "POST", "PUT", "PATCH"])
def test_a_kernel_cannot_be_ended_or_changed_by_other_ways(page: Page, method: str) -> None:
    address = f"{page.served.base}/api/kernels/{page.kernel}"
    sent = {"_xsrf": page.data("kernel-data")["xsrf"]}
    for data in (None, sent):
        assert page.visitor.request(method, address, data=data, timeout=10).status_code in {403, 405}
    for what in ("restart", "interrupt"):
        assert page.visitor.post(f"{address}/{what}", data=sent, timeout=10).status_code == 404
    assert page.is_there() == 200


def test_a_websocket_from_another_site_is_refused(page: Page) -> None:
    for origin in ("http://example.org", "null", page.served.base + ".example.org"):
        with pytest.raises(websocket.WebSocketBadStatusException) as refused, page.connected(origin=origin):
            pass
        assert refused.value.status_code == 403


def test_the_one_cookie_ends_with_the_browser_and_says_nothing(page: Page) -> None:
    assert page.answer
    cookies = page.answer.headers["Set-Cookie"]
    assert [cookie.name for cookie in page.visitor.cookies] == [_cookie(page.served)]
    assert "HttpOnly" in cookies
    assert "SameSite=Lax" in cookies
    assert "expires" not in cookies.lower()
    assert "max-age" not in cookies.lower()


def test_a_known_visitor_stays_the_same(served: Served, page: Page) -> None:
    again = served.open("08-prose", page.visitor)
    assert again.visitor.cookies.get(_cookie(served))
    assert page.is_there() == 200


def test_pages_without_a_kernel_set_no_cookie(served: Served) -> None:
    for path in ("/en/", "/en/safety", "/health", "/nowhere"):
        assert "Set-Cookie" not in served.get(path).headers


@pytest.mark.parametrize("host", ["example.org", "example.org:80", "127.0.0.1.example.org", ""])
def test_an_unknown_host_is_refused(served: Served, host: str) -> None:
    answer = served.get("/en/01-widgets", headers={"Host": host})
    assert answer.status_code in {400, 421}
    assert 'id="kernel-data"' not in answer.text


def test_a_websocket_to_an_unknown_host_is_refused(page: Page) -> None:
    with (
        pytest.raises(websocket.WebSocketBadStatusException) as refused,
        page.connected(host="example.org", origin="http://example.org"),
    ):
        pass
    assert refused.value.status_code == 421


@pytest.mark.parametrize(
    "host", ["localhost:8866", "127.0.0.1", "[::1]:8866", "192.168.1.7:8866", "COURSE.example.", "localhost"]
)
def test_known_hosts(host: str) -> None:
    assert is_known_host(host, "course.example")


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "1.2.3.4.evil.example", "course.example.evil"]
)
def test_unknown_hosts(host: str) -> None:
    assert not is_known_host(host, "course.example")


def test_the_address_of_an_ipv6_host_is_in_brackets() -> None:
    assert addresses("::1", 80) == ("http://[::1]:80/",)


def test_a_server_for_everybody_is_announced_by_numbers() -> None:
    first, *others = addresses("0.0.0.0", 80)
    assert first == "http://127.0.0.1:80/"
    assert all(is_known_host(address.removeprefix("http://").rstrip("/"), "0.0.0.0") for address in others)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Dest": "image", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "document", "Sec-Purpose": "prefetch"},
    ],
)
def test_only_a_person_who_opens_the_page_gets_a_kernel(served: Served, headers: dict[str, str]) -> None:
    answer = served.get("/en/01-widgets", headers=headers)
    assert answer.status_code == 403
    assert 'id="kernel-data"' not in answer.text


def test_the_page_client_may_fetch_its_own_page_again(served: Served) -> None:
    headers = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-origin"}
    assert served.get("/en/08-prose", headers=headers).status_code == 200


def test_asking_for_the_headers_of_a_page_opens_no_kernel(served: Served) -> None:
    before = served.kernels()
    assert requests.head(served.base + "/en/01-widgets", timeout=10).status_code == 200
    assert served.kernels() == before


def test_a_token_fits_one_visitor_of_one_server() -> None:
    token = page_token(b"secret", "her")
    assert is_page_token(b"secret", "her", token)
    assert not is_page_token(b"secret", "him", token)
    assert not is_page_token(b"other", "her", token)
    assert not is_page_token(b"secret", "her", "é")


def test_a_further_name_is_answered_also_by_the_websocket(tmp_path: Path) -> None:
    with serving_tests(tmp_path, names=["course.example"]) as named:
        assert named.get("/en/", headers={"Host": "Course.Example"}).status_code == 200
        page = named.open("01-widgets")
        with page.connected(host="course.example", origin="https://course.example") as connection:
            assert connection.round_trip()["type"] == "kernel_info_reply"


def test_two_servers_on_one_host_leave_each_other_alone(served: Served, authored: Served, page: Page) -> None:
    authored.open("08-prose", page.visitor)
    assert {_cookie(served), _cookie(authored)} <= set(page.visitor.cookies.keys())
    assert page.is_there() == 200
