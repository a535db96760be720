"""How many kernels there are, what they know, and when they end."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import psutil
import pytest
import requests
import websocket

from tests.server.served import NOTEBOOKS, Served, serving_tests
from tests.serving import kernels, started_kernels, until
from toolkit.server.kernels.kernel import kernel_environment
from toolkit.server.options import MEGABYTE, kernels_that_fit


def test_closing_the_page_ends_its_kernel(served: Served) -> None:
    page, before = served.open("01-widgets"), len(kernels(served.pid))
    assert page.close() == 204
    assert page.is_there() == 403
    until(lambda: len(kernels(served.pid)) == before - 1)
    assert page.close() == 404


def test_the_room_never_holds_more_than_its_places(short_lived: Served) -> None:
    until(lambda: short_lived.kernels() == 0)

    def visit(_number: int) -> requests.Response:
        return short_lived.get("/en/01-widgets")

    with ThreadPoolExecutor(30) as crowd:
        answers = list(crowd.map(visit, range(30)))
    assert sorted(answer.status_code for answer in answers) == [200] * 4 + [503] * 26
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.headers["Retry-After"] == "60"
    assert "Every place is taken" in refused.text
    assert '<a class="again" href="/en/01-widgets">' in refused.text
    assert "data-exit" in refused.text


def test_a_kernel_that_no_page_connects_to_is_ended(short_lived: Served) -> None:
    until(lambda: short_lived.kernels() == 0)
    page = short_lived.open("01-widgets")
    assert page.data("cells-done") == {}
    until(lambda: page.is_there() == 403)
    until(lambda: short_lived.kernels() == 0)


def test_an_idle_kernel_is_ended_when_its_page_is_gone_and_not_before(short_lived: Served) -> None:
    until(lambda: short_lived.kernels() == 0)
    page = short_lived.open("01-widgets")
    with page.connected() as connection:
        other = short_lived.open("01-widgets")
        with other.connected():
            pass
        until(lambda: other.is_there() == 403)  # as old as the one that is still connected
        assert page.is_there() == 200
        connection.round_trip()
    until(lambda: page.is_there() == 403)


def test_a_visitor_with_many_pages_loses_her_oldest(short_lived: Served) -> None:
    until(lambda: short_lived.kernels() == 0)
    visitor = requests.Session()
    first = short_lived.open("01-widgets", visitor)
    with first.connected():
        second = short_lived.open("01-widgets", visitor)
        with second.connected():
            third = short_lived.open("01-widgets", visitor)
            assert [page.is_there() for page in (first, second, third)] == [403, 200, 200]


def test_a_visitor_who_leaves_early_takes_her_kernel_along(served: Served) -> None:
    before = served.kernels()
    with requests.get(served.base + "/en/05-slow", stream=True, timeout=10) as answer:
        for chunk in answer.iter_content(None):
            if b"quick" in chunk:
                break
        assert served.kernels() == before + 1
    until(lambda: served.kernels() == before, "her kernel to end", 5)


def test_a_visitor_who_leaves_while_her_kernel_starts_takes_it_along(served: Served) -> None:
    before = len(kernels(served.pid))
    for number in range(8):
        with requests.get(served.base + "/en/01-widgets", stream=True, timeout=10) as answer:
            answer.raw.read(10)
            for _ in range(number):  # each visitor leaves a little later than the one before
                served.get("/health")
    page = served.open("01-widgets")  # while this one is made, any other start is over
    with page.connected():  # a page that was complete before its visitor left waits for her to connect
        until(lambda: len(kernels(served.pid)) == before + 1)
    assert page.close() == 204


def test_a_dead_kernel_is_reported_and_not_restarted(served: Served) -> None:
    page = served.open("06-mortal")
    with page.connected() as connection:
        button = connection.model("ButtonModel")
        connection.send("comm_msg", {"comm_id": button, "data": {"method": "custom", "content": {"event": "click"}}})
        died = connection.receive_until(lambda one: one["content"].get("execution_state") in {"dead", "restarting"})
    assert died["content"]["execution_state"] == "dead"
    assert page.is_there() == 403


def test_a_kernel_knows_nothing_of_the_server_or_the_request(served: Served) -> None:
    address = served.base + "/en/04-environment?who=learner"
    page = served.open("04-environment?who=learner")
    shown = page.cell(1)
    assert "FACILITATOR_PAGE" in shown
    assert f"cwd={NOTEBOOKS}" in shown
    for name in ("A_SECRET_OF_THE_SERVER", "QUERY_STRING", "VOILA_", "HTTP_", "SERVER_NAME", "REQUEST"):
        assert name not in shown, address


def test_only_named_variables_are_passed_on() -> None:
    server = {"PATH": "/bin", "LC_ALL": "C", "DATABASE_URL": "x", "AWS_SECRET": "x"}
    assert set(kernel_environment(server, Path("/p"))) == {"PATH", "LC_ALL", "FACILITATOR_PAGE", "IPYTHONDIR"}


@pytest.mark.parametrize("fork", [True, False])
def test_a_kernel_knows_the_language_of_its_page(tmp_path: Path, fork: bool) -> None:
    with serving_tests(tmp_path, languages=["en", "ar"], fork=fork) as own:
        pages = {language: own.get(f"/{language}/12-language").text for language in ("en", "ar", "en")}
        forking = own.get("/health").json()["forking"]
    assert "&#x27;en&#x27;" in pages["en"]
    assert "&#x27;ar&#x27;" in pages["ar"]
    assert '<html lang="ar" dir="rtl">' in pages["ar"]
    assert sorted(forking.get("templates", [])) == (["ar/12-language", "en/12-language"] if forking["on"] else [])


@pytest.mark.skipif(os.name != "posix", reason="elsewhere kernels have ports")
def test_kernels_listen_on_no_port(served: Served) -> None:
    page = served.open("01-widgets")
    listening = [
        c for kernel in kernels(served.pid) for c in kernel.net_connections("tcp") if c.status == psutil.CONN_LISTEN
    ]
    assert listening == []
    page.close()


def test_connection_files_are_for_the_server_alone(served: Served) -> None:
    page = served.open("02-failing")
    argument = next(part for part in started_kernels(served.pid)[-1].cmdline() if part.endswith(".json"))
    assert Path(argument).parent.stat().st_mode & 0o077 == 0
    page.close()


def test_the_default_number_of_places_fits_the_memory() -> None:
    assert kernels_that_fit(64 * 1024 * MEGABYTE, forked=True) == 200
    assert kernels_that_fit(64 * 1024 * MEGABYTE, forked=False) == 30
    assert kernels_that_fit(1024 * MEGABYTE, forked=True) == 22
    assert kernels_that_fit(1024 * MEGABYTE, forked=False) == 9
    assert kernels_that_fit(0, forked=True) == 2


def test_a_page_that_is_silent_for_long_loses_its_kernel(tmp_path: Path) -> None:
    with serving_tests(tmp_path, idle_check=1, idle_connected=2) as patient:
        page = patient.open("01-widgets")
        with page.connected() as connection:
            assert connection.is_closed()
        assert page.is_there() == 403


def test_many_connections_at_once_get_no_more_than_the_limit(served: Served) -> None:
    page = served.open("01-widgets")
    together = Barrier(20)

    def connect(_number: int) -> bool:
        try:
            with page.connected():
                together.wait(20)
                return True
        except websocket.WebSocketBadStatusException:
            together.wait(20)
            return False

    with ThreadPoolExecutor(20) as crowd:
        assert sum(crowd.map(connect, range(20))) == 3
    until(lambda: page.is_there() == 200)
    page.close()


def test_where_nothing_can_be_written_the_page_says_that_it_has_no_exercises(tmp_path: Path, place: Path) -> None:
    with serving_tests(tmp_path, fork=False, TMPDIR=str(place)) as full:
        (folder,) = place.glob("course-*")
        shutil.rmtree(folder)
        page = full.open("01-widgets")
        assert page.data("cells-done") == {}
        assert "The exercises could not b" in page.text
        assert full.kernels() == 0
        assert "no exercises at" in full.log
        assert "Traceback" not in full.log


def test_a_kernel_that_has_ended_keeps_no_connection(quiet: Served) -> None:
    descriptors = quiet.descriptors()
    for _ in range(5):
        page = quiet.open("01-widgets")
        with page.connected() as connection:
            connection.round_trip()
            assert page.close() == 204
            assert connection.close_code() == 1001
        page.visitor.close()
    until(lambda: quiet.descriptors() <= descriptors)
