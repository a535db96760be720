"""What a list of situations, of activities and of figures brings in from other files."""

from pathlib import Path

import pytest

from tests.authoring.readme import examples
from tests.building import copy_lists, library
from tests.content.test_entry import ACTIVITY, FIGURE
from toolkit.authoring.check import check_path
from toolkit.content.problem import ContentProblems
from toolkit.course.kinds.activities import Activities
from toolkit.course.kinds.situations import Situations

HEAD = "title: Some\ncompetencies: [C4]\nsources: [V4]\nopening: Choose.\n"
LIST = f"kind: situations\n{HEAD}exercises: [one/bad-nights, one/silence]\n"
CHART = f"kind: figures\n{HEAD}charts:\n  - title: Both\n    figures: [told, seen]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A moment, a question, and a list of both, ``one/all``."""
    copy_lists(tmp_path)
    write(tmp_path, "one/bad-nights", examples()["moment"])
    write(tmp_path, "one/silence", examples()["choice"])
    write(tmp_path, "one/all", LIST)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def said(root: Path) -> list[str]:
    return [f"{one.message} — {one.remedy}" for one in check_path(root / "one" / "all.yaml", library(root))]


def test_moments_open_and_others_are_only_named(root: Path) -> None:
    listed = library(root).exercise("one/all")
    assert isinstance(listed, Situations)
    assert [one.id for one in listed.found] == ["one/bad-nights", "one/silence"]
    assert list(listed.moment) == ["one/bad-nights"]


def test_one_that_is_not_there_is_told(root: Path) -> None:
    write(root, "one/all", LIST.replace("one/silence", "one/silent"))
    assert said(root) == ["there is no exercise 'one/silent' — did you mean 'one/silence'?"]


def test_problems_of_one_of_them_are_told_at_their_place(root: Path) -> None:
    write(root, "one/bad-nights", examples()["moment"].replace("better: true", "better: false"))
    assert said(root) == ["no response is better practice — add `better: true` to the better practice"]
    with pytest.raises(ContentProblems):
        library(root).exercise("one/all")


def test_a_list_names_each_once(root: Path) -> None:
    write(root, "one/all", LIST.replace("one/silence", "one/bad-nights"))
    assert said(root) == ["`one/bad-nights` is there twice — keep one of the two"]


def test_activities_are_those_of_the_list(root: Path) -> None:
    write(root, "reference/activities", ACTIVITY)
    write(root, "one/all", f"kind: activities\n{HEAD}")
    listed = library(root).exercise("one/all")
    assert isinstance(listed, Activities)
    assert list(listed.activity) == ["stone"]


def test_a_slip_in_the_list_of_activities_is_told_and_not_shown_as_an_empty_list(root: Path) -> None:
    write(root, "reference/activities", ACTIVITY.replace("use: calm", "use: calming"))
    write(root, "one/all", f"kind: activities\n{HEAD}")
    assert "calming" in said(root)[0]
    with pytest.raises(ContentProblems):
        library(root).exercise("one/all")


def test_an_author_cannot_write_what_is_brought(root: Path) -> None:
    write(root, "one/all", f"kind: activities\n{HEAD}activities: []\n")
    assert said(root)[0].startswith("`activities` is not known here")


def test_figures_of_one_chart_have_one_unit(root: Path) -> None:
    write(root, "reference/figures", FIGURE + FIGURE.replace("told:", "seen:").replace("percent", "women"))
    write(root, "one/all", CHART)
    told = "the figures of this chart have several units: percent, women — make a chart for each unit"
    assert said(root) == [told]
