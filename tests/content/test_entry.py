"""What does not fit in an entry of a reference list."""

from pathlib import Path

import pytest

from tests.building import library

SOURCES = "V4: {title: Challenges, by: A centre, seen: part}\n"
FIGURE = """\
told:
  title: Women who told
  value: 30.7
  unit: percent
  shown: 30.7 %
  population: Women in a town
  collected: In May
  published: In June
  caution: Few were asked.
  sources: [V4]
"""
ACTIVITY = """\
stone:
  title: A stone in the hand
  use: calm
  minutes: 5
  size: [2, 12]
  purpose: Hands find back to the present.
  how: Each takes a stone.
  risks: It may be too cold.
  online: Each takes something from her table.
  sources: [V4]
"""
TERM = "pass: {term: Pass, meaning: To let a turn go by., see: [check-in], sources: [V4]}\n"
CHECK_IN = "check-in: {term: Check-in, meaning: The first round., sources: [V4]}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "sources.yaml").write_text(SOURCES, "utf-8")
    return tmp_path


def said(root: Path, name: str, text: str) -> list[str]:
    (root / "reference" / f"{name}.yaml").write_text(text, "utf-8")
    return [f"{one.line}:{one.column}: {one.message} — {one.remedy}" for one in library(root).lists.read(name)[1]]


def test_entries_that_fit_have_no_problems(root: Path) -> None:
    texts = {"figures": FIGURE, "activities": ACTIVITY, "glossary": TERM + CHECK_IN}
    assert [said(root, name, text) for name, text in texts.items()] == [[], [], []]
    (figure,) = library(root).lists.read("figures")[0]
    assert figure.value == 30.7


@pytest.mark.parametrize(
    ("list_name", "text", "told"),
    [
        ("figures", FIGURE.replace("value: 30.7", "value: 307"), "3:10: 307 % is more than all — write a share of 100"),
        ("figures", FIGURE.replace("value: 30.7", "value: -3"), "3:10: a value below zero cannot be drawn — write"),
        ("figures", FIGURE.replace("value: 30.7", "value: 30,7"), "3:10: `30,7` is not a number — write digits only"),
        ("figures", FIGURE.replace("value: 30.7", 'value: "31 %"'), "3:10: `31 %` is not a number — write digits"),
        ("figures", FIGURE.replace("[V4]", "[]"), "10:12: `sources` is empty — name at least one key"),
        ("activities", ACTIVITY.replace("[2, 12]", "[12, 2]"), "5:9: from 12 to 2 is no size of a group — write from"),
        ("activities", ACTIVITY.replace("[2, 12]", "[0, 2]"), "5:9: from 0 to 2 is no size of a group — write from"),
        ("activities", ACTIVITY.replace("minutes: 5", "minutes: 0"), "4:12: it takes 0 minutes — write how long"),
        ("activities", ACTIVITY.replace("use: calm", "use: calming"), "3:8: 'calming' is not possible here — did you"),
        (
            "glossary",
            TERM + CHECK_IN.replace("sources", "see: [check-in], sources"),
            "`check-in` leads to itself — rem",
        ),
        ("glossary", TERM, "'check-in' is not in reference/glossary.yaml — use one of: pass"),
    ],
)
def test_what_does_not_fit_is_told_with_a_remedy(root: Path, list_name: str, text: str, told: str) -> None:
    [found] = said(root, list_name, text)
    assert told in found
