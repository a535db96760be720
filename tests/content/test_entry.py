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
RULE = "apart: {rule: See her apart., part: danger, sources: [V4], taught: [one], practised: [one/cards]}\n"
TASK = "listen: {task: Listen., domain: talking, sources: [V4], exercises: [one/cards]}\n"
TOPIC = """\
  {name}:
    ask: [{{question: Who helps?, whom: A lawyer}}]
"""
COUNTRY = (
    "XX:\n  name: Somewhere\n  refer:\n    known:\n"
    + ('      - {text: Call them., source: V4, date: "2025-03", grade: A, helplines: [eu-112]}\n')
    + "".join(
        TOPIC.format(name=name)
        for name in ("secrecy_limits", "children", "protection_orders", "work_rights", "emergency")
    )
)
PROGRAMME = """\
evening:
  title: An evening
  whom: Six women.
  sources: [V4]
  minutes: 90
  meetings:
    - title: Talk
      parts:
        - {minutes: 60, title: Talk, exercises: [one/cards]}
        - {minutes: 30, title: Close}
"""
HELPLINE = """\
eu-112: {country: EU, country_name: Union, name: Emergency, number: "112", hours: Always, languages: All, grade: B,
  checked_on: "2020", source: V4}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "sources.yaml").write_text(SOURCES, "utf-8")
    (tmp_path / "reference" / "helplines.yaml").write_text(HELPLINE, "utf-8")
    (tmp_path / "course.yaml").write_text("modules: {one: {title: One}}\n", "utf-8")
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "cards.yaml").write_text("kind: cards\n", "utf-8")
    return tmp_path


def said(root: Path, name: str, text: str) -> list[str]:
    (root / "reference" / f"{name}.yaml").write_text(text, "utf-8")
    return [f"{one.line}:{one.column}: {one.message} — {one.remedy}" for one in library(root).lists.read(name)[1]]


def test_entries_that_fit_have_no_problems(root: Path) -> None:
    texts = {"figures": FIGURE, "activities": ACTIVITY, "glossary": TERM + CHECK_IN, "safety": RULE, "tasks": TASK}
    texts |= {"countries": COUNTRY, "programmes": PROGRAMME}
    assert {name: said(root, name, text) for name, text in texts.items()} == {name: [] for name in texts}
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
        ("safety", RULE.replace("[V4]", "[]"), "1:54: `sources` is empty — name at least one key"),
        ("safety", RULE.replace("[one]", "[two]"), "there is no module 'two' — use one of: one"),
        (
            "safety",
            RULE.replace("one/cards", "one/card"),
            "there is no exercise 'one/card' — did you mean 'one/cards'?",
        ),
        ("safety", RULE.replace("danger,", "dangers,"), "'dangers' is not possible here — did you mean 'danger'?"),
        ("tasks", TASK.replace("[V4]", "[]"), "`sources` is empty — name at least one key"),
        ("tasks", TASK.replace("one/cards", "one/card"), "there is no exercise 'one/card' — did you mean 'one/cards'?"),
        (
            "countries",
            COUNTRY.replace("eu-112", "eu-113"),
            "'eu-113' is not in reference/helplines.yaml — did you mean",
        ),
        ("countries", COUNTRY.replace('"2025-03"', '"March 2025"'), "`March 2025` is no date — write the date of the"),
        ("countries", COUNTRY.replace('"2025-03"', '"2025-13"'), "`2025-13` is no date — write the date of the text"),
        ("countries", COUNTRY.replace("source: V4", "source: V5"), "'V5' is not in reference/sources.yaml — use one"),
        (
            "countries",
            COUNTRY.replace(TOPIC.format(name="children"), "  children: {}\n"),
            "nothing is written about `children` — write what is known, or a question under `ask`",
        ),
        (
            "programmes",
            PROGRAMME.replace("minutes: 30", "minutes: 20"),
            "8:7: the parts of `evening` take 80 minutes together — lengthen or shorten parts by 10 minutes",
        ),
        ("programmes", PROGRAMME.replace("sources: [V4]", "sources: []"), "`sources` is empty — name at least one"),
        ("programmes", PROGRAMME.replace("one/cards", "one/card"), "there is no exercise 'one/card' — did you mean"),
        (
            "programmes",
            PROGRAMME.partition("  minutes")[0],
            "there is nothing in this programme — add `meetings:`, or `after:`",
        ),
        (
            "programmes",
            PROGRAMME.partition("  meetings")[0] + "  after: [{when: Later, text: Rest., sources: [V4]}]\n",
            "5:12: there are minutes and no meetings — remove `minutes`, or add meetings",
        ),
        ("glossary", TERM, "'check-in' is not in reference/glossary.yaml — use one of: pass"),
    ],
)
def test_what_does_not_fit_is_told_with_a_remedy(root: Path, list_name: str, text: str, told: str) -> None:
    [found] = said(root, list_name, text)
    assert told in found
