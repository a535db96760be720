"""What cells show."""

from pathlib import Path
from typing import Any

import pytest

from tests.server.served import Page, Served, serving_tests
from toolkit.server.pages.outputs import WIDGET, Output, send_outputs, what_is_left_out


@pytest.fixture(scope="module")
def outputs(served: Served) -> Page:
    return served.open("03-outputs")


@pytest.mark.parametrize(
    ("cell", "kind", "shown"),
    [
        (1, "text/html", "<b class=bold>html</b>"),
        (3, "text/markdown", "*stressed*"),
        (5, "text/plain", "'<plain>'"),
    ],
)
def test_outputs_travel_as_the_kernel_told_them(outputs: Page, cell: int, kind: str, shown: str) -> None:
    assert outputs.outputs(cell)[0]["data"][kind] == shown


def test_printed_text_can_be_read_without_scripts(outputs: Page) -> None:
    assert '<noscript><pre class="output-text">&lt;printed&gt;</pre></noscript>' in outputs.text


def test_no_output_can_end_the_element_it_travels_in() -> None:
    sent = send_outputs(1, [{"output_type": "stream", "name": "stdout", "text": "</script><b>"}])
    assert "<b>" not in sent


def test_a_widget_is_told_by_its_model(page: Page) -> None:
    assert page.outputs(2)[-1]["data"][WIDGET]["model_id"]


def _shown(**data: Any) -> Output:
    return {"output_type": "display_data", "data": {kind.replace("__", "/"): value for kind, value in data.items()}}


@pytest.mark.parametrize(
    ("output", "why"),
    [
        (_shown(text__html="<p>table</p>"), None),
        (_shown(text__html='<a href="https://example.org">link</a>'), None),
        (_shown(text__html='<script type="application/json">{}</script>'), None),
        (_shown(text__html="<div></div><SCRIPT>1</SCRIPT>"), "it brings a script"),
        (_shown(text__html=["<script\n", "src='x.js'></script>"]), "it brings a script"),
        (_shown(text__html="<iframe srcdoc='x'></iframe>"), "it shows another page, or something of another host"),
        (
            _shown(text__html="<img alt='' src=//example.org/a.png>"),
            "it shows another page, or something of another host",
        ),
        (_shown(application__x="1", text__plain="X()"), "it has no form that is shown, only application/x"),
        (_shown(application__x="1", image__png="iVBO"), None),
        ({"output_type": "stream", "name": "stdout", "text": "<script>"}, None),
    ],
)
def test_the_log_tells_what_a_page_leaves_out(output: Output, why: str | None) -> None:
    assert what_is_left_out(output) == why


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
