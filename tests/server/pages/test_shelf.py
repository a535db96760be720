"""The notebooks of one folder, as pages show them."""

from pathlib import Path

from toolkit.server.pages.markdown import ProsePlace
from toolkit.server.pages.shelf import Shelf


def _place(folder: Path) -> ProsePlace:
    return ProsePlace(folder, lambda name: f"/en/{name}", {"V4", "P3"}, "Wide table")


def test_a_shelf_opens_only_notebooks_that_lie_directly_in_its_folder(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, _place(tmp_path))
    (tmp_path / "sub").mkdir()
    for name in ("one.ipynb", "sub/two.ipynb", "Three.ipynb"):
        (tmp_path / name).write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    assert shelf.ids() == ("one",)
    assert shelf.find("one")
    assert not any(shelf.find(name) for name in ("two", "sub/two", "../one", "Three", "one.ipynb", ""))


def test_a_changed_notebook_is_read_again(tmp_path: Path) -> None:
    shelf, path = Shelf(tmp_path, _place(tmp_path)), tmp_path / "one.ipynb"
    cell = '{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# %s"}'
    whole = '{"cells": [%s], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    for title in ("First", "Another"):
        path.write_text(whole % (cell % title))
        notebook = shelf.find("one")
        assert notebook
        assert notebook.title == title


def test_a_shelf_may_be_limited_to_the_modules_of_the_course(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    shelf = Shelf(tmp_path, _place(tmp_path), frozenset({"one"}))
    assert shelf.ids() == ("one",)
    assert shelf.find("two") is None
