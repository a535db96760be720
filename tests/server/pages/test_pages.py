"""What visitors read, page by page."""

import re
from datetime import date

import pytest
import requests

from tests.server.served import Page, Served
from toolkit.course.handbook.helplines import is_old, rows
from toolkit.course.handbook.reference import Helpline
from toolkit.server.pages.outputs import WIDGET

PATHS = ("/en/", "/en/safety", "/en/glossary", "/en/trainer", "/en/01-widgets", "/en/nowhere", "/elsewhere")


def test_the_root_leads_to_the_home_page(course: Served) -> None:
    assert course.get("/").headers["Location"] == "/en/"
    assert course.get("/en").headers["Location"] == "/en/"


def test_the_home_page_explains_the_exit_before_its_first_module(course: Served) -> None:
    home = course.get("/en/").text
    assert (
        0
        < home.index("Shift key three times")
        < home.index('<a href="/en/safety">')
        < home.index('<a href="/en/04-role">')
    )
    assert "Not yet reviewed by a specialist service" in home
    assert "does not replace training" in home


def test_pages_without_exercises_open_no_kernel(course: Served) -> None:
    before = course.kernels()
    for path in ("/en/", "/en/safety", "/en/glossary", "/en/trainer", "/en/nowhere"):
        course.get(path)
    assert course.kernels() == before


def test_a_module_of_the_course_is_shown_whole(course: Served) -> None:
    page = course.open("04-role")
    assert page.text.count("<h1") == 1
    assert '<li id="source-SEED">' in page.text
    assert page.text.count(WIDGET) == page.text.count('<p class="waiting">') > 5
    assert "output-error" not in page.text
    assert page.data("cells-done") == {}
    assert page.close() == 204


@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_its_exit(served: Served, path: str) -> None:
    page = served.get(path).text
    exits = re.findall(r"<a [^>]*data-exit [^>]*>", page)
    assert len(exits) == 2
    assert all('rel="nofollow noreferrer noopener"' in one and 'href="https://' in one for one in exits)
    first, second = re.findall(r"<a [^>]*>", page)[:2]
    assert 'class="skip"' in first
    assert 'class="exit-second' in second


@pytest.mark.parametrize("path", PATHS)
def test_every_page_names_its_language_and_title(served: Served, path: str) -> None:
    page = served.get(path).text
    assert '<html lang="en" dir="ltr">' in page
    assert page.count("<title>") == 1
    assert "violence" not in page.split("</title>")[0]


def test_an_unknown_address_is_answered_by_a_friendly_page(served: Served) -> None:
    answer = served.get("/en/nowhere")
    assert answer.status_code == 404
    assert "This page does not exist" in answer.text
    assert "/en/" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree",
        "/voila/render/01-widgets.ipynb",
        "/voila/files/01-widgets.ipynb",
        "/voila/static/voila.js",
        "/voila/api/contents",
        "/voila/query/00000000-0000-4000-8000-000000000000",
        "/voila/api/shutdown/",
        "/api/kernels",
        "/api/contents/01-widgets.ipynb",
        "/api/status",
        "/metrics",
        "/login",
        "/logout",
        "/static/../app.py",
        "/static/manifest.json",
        "/en/01-widgets.ipynb",
        "/en/glossary/",
        "/en/trainer/",
        "/en/trainer/nowhere",
        "/en/trainer/..%2f04-role",
        "/en/..%2f01-widgets",
        "/en//01-widgets",
        "/en/01-widgets/",
        "/xx/",
    ],
)
def test_nothing_else_is_served(served: Served, path: str) -> None:
    assert requests.get(served.base + path, timeout=10).status_code == 404


def test_query_parameters_change_nothing_on_a_page(served: Served) -> None:
    plain = served.get("/en/08-prose").text
    assert served.get("/en/08-prose?theme=dark&template=other&token=t&x=%3Cb%3E").text == plain


def test_health_tells_how_full_the_room_is(served: Served) -> None:
    health = served.get("/health").json()
    assert health["status"] == "ok"
    assert health["version"]
    assert 0 <= health["kernels"] <= health["max_kernels"] <= 200


def test_robots_are_asked_to_stay_away(served: Served) -> None:
    assert served.get("/robots.txt").text.split() == ["User-agent:", "*", "Disallow:", "/"]


def test_the_safety_page_says_what_the_exit_does_not_do(course: Served) -> None:
    page = course.get("/en/safety").text
    for said in (
        "history",
        "private window",
        "somebody else uses this device",
        "Nothing is kept",
        "cookie",
        "CC BY 4.0",
    ):
        assert said in page


def test_the_safety_page_lists_112_before_all_other_numbers(course: Served) -> None:
    numbers = re.findall(r'class="number" href="([^"]+)"', course.get("/en/safety").text)
    assert (numbers[0], len(numbers) > 20) == ("tel:112", True)


def test_numbers_checked_long_ago_stand_behind_a_warning(course: Served) -> None:
    shown, behind = course.get("/en/safety").text.split('<details class="old-lines">')
    assert "More than six months" not in shown
    assert behind.index("six months") < behind.index('class="number"')


def test_112_is_never_out_of_sight() -> None:
    (line,) = rows([_helpline(number="112", checked_on="2001")], {}, date(2026, 1, 2))
    assert line.old is False


def test_a_number_to_write_to_opens_a_message() -> None:
    (line,) = rows([_helpline(number="99 98", reached_by="text")], {}, date(2026, 1, 2))
    assert line.address == "sms:9998"


def _helpline(**given: str) -> Helpline:
    plain = {
        "id": "x",
        "country": "BE",
        "country_name": "Belgium",
        "name": "Line",
        "number": "1",
        "hours": "",
        "languages": "",
    }
    return Helpline(**{**plain, "grade": "A", "checked_on": "2026-01-01", "source": "H1", **given})  # type: ignore[arg-type]


def test_helplines_without_a_good_grade_are_left_out() -> None:
    shown = rows([_helpline(grade="C"), _helpline(number="2")], {}, date(2026, 1, 2))
    assert [line.number for line in shown] == ["2"]


@pytest.mark.parametrize(
    ("checked", "old"), [("2026-06-01", False), ("2026-05", True), ("2025", True), ("2026-06", False)]
)
def test_a_check_of_more_than_six_months_ago_is_marked(checked: str, old: bool) -> None:
    assert is_old(checked, date(2026, 12, 1)) is old


def test_a_long_page_begins_with_links_to_its_sections(course: Served) -> None:
    page = course.get("/en/04-role").text
    anchors = re.findall(r'<li><a href="#(s-[^"]+)">', page)
    assert len(anchors) > 3
    assert [anchor for anchor in anchors if f'<h2 id="{anchor}">' not in page] == []


def test_an_author_sees_her_notebooks_by_their_titles(authored: Served) -> None:
    home = authored.get("/en/").text
    assert '<a href="/en/01-widgets">Widgets for tests</a>' in home


def test_a_notebook_that_cannot_be_read_is_a_page_with_an_exit(served: Served) -> None:
    answer = served.get("/en/09-broken")
    assert answer.status_code == 500
    assert "data-exit" in answer.text
    assert "09-broken.ipynb cannot be read as a notebook" in served.log


def test_prose_is_on_its_way_before_the_kernel(served: Served) -> None:
    with requests.get(
        served.base + "/en/01-widgets", stream=True, timeout=10, headers={"Accept-Encoding": ""}
    ) as answer:
        first = next(answer.iter_content(None)).decode()
    assert "Prose before the widgets" in first
    assert 'id="page-data"' in first
    assert 'id="kernel-data"' not in first


def test_a_page_without_code_opens_no_kernel(served: Served) -> None:
    page = served.open("08-prose")
    assert page.data("kernel-data") is None
    assert page.data("cells-done") == {}


def test_only_imports_are_not_waited_for(served: Served, page: Page) -> None:
    assert '<div class="cell exercise" data-cell="1"></div>' in page.text
    assert '<div class="cell exercise" data-cell="2"><p class="waiting">' in page.text
