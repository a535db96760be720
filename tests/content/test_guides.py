"""A trainer's guide, as it is read and checked."""

from pathlib import Path

import pytest

from tests.building import EXERCISES, LIBRARY, copy_lists, library
from toolkit.authoring.check import check_path
from toolkit.content.guides import guide_files

COURSE = """\
title: A course
about: A course about one thing.
modules:
  one: {title: One, minutes: 5, aims: [See one thing.], competencies: [C4]}
"""
GUIDE = """\
aims: [See one thing., Say another.]
prepare: [Print the cards.]
plan_90:
  - {minutes: 60, title: Talk, text: In pairs., exercise: one/cards}
  - {minutes: 30, title: Close, text: One word each.}
plan_180:
  - {minutes: 150, title: Talk, text: In pairs.}
  - {minutes: 30, title: Close, text: One word each.}
questions: [Who leads?, Who speaks?, Who is silent?]
comes_up:
  - {says: “She let herself be hit.”, helps: Say whose choice it was.}
care: Nobody has to speak.
sources: [V4]
"""
CARDS = """\
kind: cards
title: Words
competencies: [C4]
sources: [V4]
cards:
  a: {front: A?, back: B.}
  b: {front: C?, back: D.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with one module and its guide."""
    copy_lists(tmp_path)
    (tmp_path / "course.yaml").write_text(COURSE, "utf-8")
    for folder in ("trainer", "one"):
        (tmp_path / folder).mkdir()
    (tmp_path / "one" / "cards.yaml").write_text(CARDS, "utf-8")
    return tmp_path


def said(root: Path, text: str, name: str = "one") -> list[str]:
    path = root / "trainer" / f"{name}.yaml"
    path.write_text(text, "utf-8")
    found = [f"{one.line}:{one.column}: {one.message} — {one.remedy}" for one in check_path(path, library(root))]
    path.unlink()
    return found


def test_a_guide_that_fits_has_no_problems(root: Path) -> None:
    assert said(root, GUIDE) == []


def test_its_plans_have_their_minutes(root: Path) -> None:
    path = root / "trainer" / "one.yaml"
    path.write_text(GUIDE, "utf-8")
    guide = library(root).read_guide(path).guide
    assert guide is not None
    assert [(minutes, [step.minutes for step in plan]) for minutes, plan in guide.plans] == [
        (90, [60, 30]),
        (180, [150, 30]),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "minutes: 60",
            "minutes: 50",
            "3:1: the parts of `plan_90` take 80 minutes together — lengthen or shorten parts",
        ),
        ("minutes: 150", "minutes: 155", "by 5 minutes, breaks included"),
        ("one/cards", "one/card", "there is no exercise 'one/card' — did you mean 'one/cards'?"),
        ("[V4]", "[V44]", "'V44' is not in reference/sources.yaml — did you mean 'V4'?"),
        ("sources: [V4]", "sources: []", "`sources` is empty — name at least one key of reference/sources.yaml"),
        ("[Print the cards.]", "[]", "nothing is listed in `prepare` — write at least one entry"),
        (", Say another.]", "]", "the number of aims is 1 — use 2 to 4 aims"),
        (", Who is silent?]", "]", "the number of questions is 2 — use 3 to 6 questions"),
        ("care: Nobody has to speak.\n", "", "`care` is missing — add `care:` here"),
        ("title: Close", "titel: Close", "`titel` is not known here — did you mean 'title'?"),
    ],
)
def test_what_does_not_fit_is_told_with_a_remedy(root: Path, old: str, new: str, told: str) -> None:
    assert any(told in one for one in said(root, GUIDE.replace(old, new)))


def test_a_part_without_time_is_told(root: Path) -> None:
    text = GUIDE.replace("minutes: 60", "minutes: 0").replace("minutes: 30", "minutes: 90", 1)
    assert said(root, text) == ["4:15: this part takes 0 minutes — write how long it takes"]


def test_a_guide_to_no_module_is_told(root: Path) -> None:
    assert said(root, GUIDE, "two") == ["1:1: there is no module 'two' — name the file as the module; use one of: one"]


def test_what_trainees_say_may_hurt_and_what_we_say_may_not(root: Path) -> None:
    [told] = said(root, GUIDE.replace("Nobody has to speak.", "She let herself be hit."))
    assert "may hurt" in told


def test_a_long_sentence_is_told(root: Path) -> None:
    [told] = said(root, GUIDE.replace("In pairs.", " ".join(["word"] * 26) + ".", 1))
    assert "26 words" in told


def test_every_guide_of_the_course_can_be_read() -> None:
    assert [file.problems for path in guide_files(EXERCISES) if (file := LIBRARY.read_guide(path)).problems] == []
