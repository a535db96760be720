"""What cells show."""

from pathlib import Path

import pytest

from tests.server.served import Page, Served, serving_tests


@pytest.fixture(scope="module")
def outputs(served: Served) -> Page:
    return served.open("03-outputs")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (1, '<div class="output-html"><b class=bold>html</b></div>'),
        (2, '<div class="output-picture" role="img"'),
        (3, "<em>stressed</em>"),
        (4, 'alt="a dot"></p>'),
        (5, "&#x27;&lt;plain&gt;&#x27;"),
        (6, '<pre class="output-text">&lt;printed&gt;'),
    ],
)
def test_each_kind_of_output_is_shown(outputs: Page, cell: int, shown: str) -> None:
    assert shown in outputs.cell(cell)


def test_a_widget_is_a_place_for_the_page_client(page: Page) -> None:
    assert '<div class="widget" data-model="' in page.cell(2)


def test_a_failing_cell_shows_a_sentence_and_leaves_the_others_alone(served: Served) -> None:
    page = served.open("02-failing")
    assert "This exercise could not be shown" in page.cell(1)
    assert "the next one works" in page.cell(2)
    assert "shown" in page.cell(3)


def test_what_went_wrong_is_in_the_log_only(served: Served) -> None:
    page = served.open("02-failing")
    assert "hidden-reason" not in page.text
    assert "hidden-warning" not in page.text
    assert "Traceback" not in page.text
    assert "hidden-reason" in served.log
    assert "hidden-warning" in served.log


def test_a_kernel_that_dies_while_the_page_is_made_leaves_the_text(served: Served) -> None:
    page = served.open("07-dying")
    assert "The text stays." in page.text
    assert "The exercises could not be started" in page.cell(2)
    assert page.data("cells-done") == {}


@pytest.mark.parametrize(
    ("limit", "said"), [("page_timeout", "This took too long"), ("cell_timeout", "could not be shown")]
)
def test_a_cell_that_never_ends_does_not_hold_the_page(tmp_path: Path, limit: str, said: str) -> None:
    with serving_tests(tmp_path, **{limit: 2}) as hurried:
        page = hurried.open("05-slow")
        assert "quick" in page.cell(1)
        assert said in page.cell(4)
        assert page.data("cells-done") == {}
