"""What a refused websocket is told of, and to whom."""

import pytest
from tornado.httputil import HTTPHeaders

from tests.server.served import Page, Served
from toolkit.server.guard.refusals import ADVICE, COOKIE, FULL, HOST, MOST, UPGRADE, Refusals, why_refused

HANDSHAKE = {"Upgrade": "websocket", "Host": "course.example.org", "Origin": "https://course.example.org"}


def _headers(**changed: str) -> HTTPHeaders:
    return HTTPHeaders({name: value for name, value in {**HANDSHAKE, **changed}.items() if value})


@pytest.mark.parametrize(
    ("changed", "status", "has_cookie", "why"),
    [
        ({"Upgrade": ""}, 400, True, UPGRADE),
        ({"Host": "127.0.0.1:8866"}, 403, True, HOST),
        ({}, 403, False, COOKIE),
        ({}, 429, True, FULL),
        ({"Origin": ""}, 403, True, None),
        ({"Host": "COURSE.example.org"}, 403, True, None),
    ],
)
def test_a_refusal_names_what_has_to_be_done_differently(
    changed: dict[str, str], status: int, has_cookie: bool, why: str | None
) -> None:
    assert why_refused(_headers(**changed), status, has_cookie=has_cookie) == why


def test_every_reason_has_its_advice() -> None:
    assert set(ADVICE) == {UPGRADE, HOST, COOKIE, FULL}


def test_the_last_reasons_are_remembered_and_not_without_end() -> None:
    refusals = Refusals()
    for number in range(MOST + 1):
        refusals.note(str(number), HOST)
    refusals.note(str(MOST), COOKIE)
    assert refusals.last("0") is None
    assert refusals.last(str(MOST)) == COOKIE


def test_the_page_may_ask_why_its_connection_does_not_come_about(served: Served) -> None:
    page = served.open("01-widgets")
    address = f"{served.base}/api/kernels/{page.kernel}"
    page.visitor.get(f"{address}/channels", timeout=10)
    told = page.visitor.get(address, timeout=10).json()
    assert (told["refused"], told["cookie"], told["server"]) == (UPGRADE, True, page.data("kernel-data")["server"])
    assert ADVICE[UPGRADE] in served.log


def test_who_comes_without_a_cookie_is_told_only_that(page: Page, served: Served) -> None:
    answer = served.get(f"/api/kernels/{page.kernel}")
    assert answer.status_code == 403
    assert set(answer.json()) == {"server", "cookie"}
    assert answer.json()["cookie"] is False


def test_health_answers_by_any_name_and_pages_do_not(served: Served) -> None:
    by_another = {"Host": "container-7"}
    assert served.get("/health", headers=by_another).status_code == 200
    assert served.get("/en/", headers=by_another).status_code == 421
    assert "asked for under the name 'container-7', which is not known here" in served.log
    assert "--name" in served.log
