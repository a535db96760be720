"""From where a request comes, and what follows from it: places per address, HTTPS, and who is told of the server."""

from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import pytest
import requests

from tests.server.served import Served, serving_tests
from toolkit.server.guard.client import Client, client_of, household
from toolkit.server.options import Options, per_address

PROXY = (ip_network("10.0.0.0/8"),)
FORWARDED = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(
    ("peer", "headers", "client"),
    [
        ("127.0.0.1", {}, Client("127.0.0.1", near=True, safely=False)),
        ("::1", {}, Client("::1", near=True, safely=False)),
        ("::ffff:127.0.0.1", {}, Client("::ffff:127.0.0.1", near=True, safely=False)),
        ("127.0.0.1", FORWARDED, Client("127.0.0.1", near=False, safely=False)),
        ("127.0.0.1", {"Via": "1.1 x"}, Client("127.0.0.1", near=False, safely=False)),
        ("203.0.113.5", FORWARDED, Client("203.0.113.5", near=False, safely=False)),
        ("203.0.113.5", {"X-Forwarded-For": "127.0.0.1"}, Client("203.0.113.5", near=False, safely=False)),
        ("10.0.0.1", FORWARDED, Client("203.0.113.9", near=False, safely=True)),
        ("10.0.0.1", {"X-Forwarded-For": "127.0.0.1, 203.0.113.9, 10.0.0.2"}, Client("203.0.113.9", False, False)),
        ("10.0.0.1", {"X-Forwarded-For": "203.0.113.9, nonsense"}, Client(None, near=False, safely=False)),
        ("10.0.0.1", {"X-Forwarded-Proto": "https, http"}, Client(None, near=False, safely=False)),
        ("10.0.0.1", {}, Client(None, near=False, safely=False)),
    ],
)
def test_only_a_trusted_proxy_is_believed(peer: str, headers: dict[str, str], client: Client) -> None:
    assert client_of(peer, "http", headers, PROXY) == client


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("127.0.0.1", None),
        ("::1", None),
        (None, None),
        ("nonsense", None),
    ],
)
def test_a_home_counts_as_one_address_and_this_machine_does_not_count(address: str | None, counted: str | None) -> None:
    assert household(Client(address, near=False, safely=False)) == counted


def test_a_class_behind_one_address_has_its_places_by_default() -> None:
    assert per_address(Options(max_kernels=30)) == 30
    assert per_address(Options(max_kernels=200)) == 66
    assert per_address(Options(max_kernels=200, kernels_per_address=5)) == 5
    assert per_address(Options(max_kernels=200, kernels_per_address=0)) == 0


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that believes what comes from this machine to be a proxy's, and gives one address three places."""
    options = {"proxies": ["127.0.0.1"], "kernels_per_address": 3, "health_token": "t0ken"}
    with serving_tests(tmp_path_factory.mktemp("proxied"), **options) as served:
        yield served


def visit(served: Served, **headers: str) -> requests.Response:
    return served.get("/en/01-widgets", headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_one_address_without_cookies_takes_no_more_than_its_places(proxied: Served) -> None:
    there = [visit(proxied, X_Forwarded_For="203.0.113.9").status_code for _ in range(5)]
    assert there == [200, 200, 200, 503, 503]
    assert visit(proxied, X_Forwarded_For="203.0.113.10").status_code == 200


def test_where_the_proxy_tells_no_address_none_is_counted(proxied: Served) -> None:
    assert {visit(proxied).status_code for _ in range(5)} == {200}


def test_a_visitor_at_a_full_address_gives_her_oldest_page_for_a_new_one(proxied: Served) -> None:
    visitor = requests.Session()
    visitor.headers["X-Forwarded-For"] = "203.0.113.77"
    pages = [proxied.open("01-widgets", visitor) for _ in range(4)]
    assert [page.is_there() for page in pages] == [403, 200, 200, 200]


def test_behind_https_the_cookie_is_secure_and_the_browser_is_told_to_stay(proxied: Served) -> None:
    safely = visit(proxied, **FORWARDED | {"X-Forwarded-For": "203.0.113.50"})
    assert "Secure" in safely.headers["Set-Cookie"]
    assert safely.headers["Strict-Transport-Security"].startswith("max-age=")
    plainly = visit(proxied)
    assert "Secure" not in plainly.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in plainly.headers
    assert "Strict-Transport-Security" in proxied.get("/nowhere", headers=FORWARDED).headers


def test_nobody_is_believed_where_no_proxy_was_named(served: Served) -> None:
    answer = visit(served, **FORWARDED)
    assert "Secure" not in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in answer.headers


def test_health_tells_others_only_that_the_server_lives(served: Served, proxied: Served) -> None:
    assert {"kernels", "forking"} <= served.get("/health").json().keys()
    assert served.get("/health", headers=FORWARDED).json() == {"status": "ok"}
    assert proxied.get("/health").json() == {"status": "ok"}
    for sent in ("Bearer t0ke", "Bearer ", "Bearer é", "t0kent0ken"):
        assert proxied.get("/health", headers={"Authorization": sent.encode()}).json() == {"status": "ok"}
    assert "kernels" in proxied.get("/health", headers={"Authorization": "Bearer t0ken"}).json()


def test_without_a_token_an_empty_one_opens_nothing(tmp_path: Path) -> None:
    with serving_tests(tmp_path, proxies=["127.0.0.1"]) as closed:
        assert closed.get("/health", headers={"Authorization": "Bearer "}).json() == {"status": "ok"}
