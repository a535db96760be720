"""Markdown cells as HTML."""

import base64
from pathlib import Path

import pytest

from toolkit.server.pages.markdown import Prose, ProsePlace, render

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _place(folder: Path) -> ProsePlace:
    return ProsePlace(folder, lambda name: f"/en/{name}", {"V4", "P3"}, "Wide table")


def _prose(source: str, folder: Path = Path("/nowhere")) -> Prose:
    return render(source, _place(folder))


def test_known_sources_become_links_to_the_list() -> None:
    prose = _prose("It is so [V4]. Really [P3, V4].")
    assert '[<a href="#source-V4">V4</a>]' in prose.html
    assert '[<a href="#source-P3">P3</a>, <a href="#source-V4">V4</a>]' in prose.html
    assert prose.cited == ("V4", "P3")


@pytest.mark.parametrize("written", ["[Z9]", "[V4, Z9]", "[V4](https://example.org)", "`[V4]`"])
def test_anything_else_in_brackets_is_left_alone(written: str) -> None:
    assert "#source-" not in _prose(written).html


def test_a_table_can_be_scrolled_by_keyboard() -> None:
    frame = '<div class="table-scroll" tabindex="0" role="group" aria-label="Wide table"><table>'
    assert frame in _prose("| a |\n| --- |\n| 1 |").html


def test_links_between_notebooks_become_addresses() -> None:
    assert '<a href="/en/01-start#x">' in _prose("[x](01-start.ipynb#x)").html


def test_links_elsewhere_do_not_say_where_they_were() -> None:
    assert 'rel="noreferrer noopener"' in _prose("[x](https://example.org)").html


def test_headings_can_be_linked_to() -> None:
    prose = _prose("# The *first* & last\n\n## Two")
    assert '<h1 id="s-the-first-last">The <em>first</em> &amp; last</h1>' in prose.html
    assert prose.title == "The first & last"


def test_a_picture_beside_the_notebook_travels_inside_the_page(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(PNG)
    assert 'src="data:image/png;base64,' in _prose("![a dot](dot.png)", tmp_path).html


def test_files_outside_the_folder_are_not_taken_for_pictures(tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(PNG)
    (tmp_path / "in").mkdir()
    assert "data:" not in _prose("![a](../dot.png) ![b](/etc/passwd)", tmp_path / "in").html
