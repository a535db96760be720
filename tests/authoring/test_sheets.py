"""The sheets that are printed: helplines due for a check, and programmes."""

import re
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from tests.building import LIBRARY
from toolkit.authoring.sheets import helpline_sheet, programme_sheet
from toolkit.command import main
from toolkit.course.handbook.helplines import due
from toolkit.course.handbook.programme import Later, Meeting, Part, Programme
from toolkit.course.handbook.reference import Helpline, Source

TODAY = date(2026, 12, 1)
SOURCE = Source(id="V4", title="Our numbers", by="A centre", seen="full", url="https://example.org/numbers")


def say(key: str, **values: object) -> str:
    return LIBRARY.words[key].format(**values)


def line(name: str, checked_on: str, country: str = "Belgium", **more: Any) -> Helpline:
    told: dict[str, Any] = {
        "country": "BE",
        "number": "0800 1",
        "hours": "At night",
        "languages": "Dutch",
        "grade": "A",
    }
    return Helpline(id=name, country_name=country, name=name, checked_on=checked_on, source="V4", **{**told, **more})


def sheet(*lines: Helpline) -> str:
    return helpline_sheet(lines, {"V4": SOURCE}, TODAY, say)


@pytest.mark.parametrize(
    ("checked_on", "is_due"),
    [("2026-11-30", False), ("2026-06-01", False), ("2026-05-31", True), ("2026-11", True), ("2026", True)],
)
def test_due_is_what_is_old_or_has_no_full_date(checked_on: str, is_due: bool) -> None:
    assert bool(due([line("one", checked_on)], TODAY)) is is_due


def test_the_sheet_goes_by_country_and_has_all_that_a_caller_needs() -> None:
    told = sheet(line("north", "2020", "Sweden", note="Free."), line("fresh", "2026-11-30"), line("old", "2021-03-04"))
    assert re.findall(r"^##+ (.*)$", told, re.M) == ["Belgium", "old", "Sweden", "north"]
    assert "2 of 3 numbers are due on 2026-12-01" in told
    for needed in ("0800 1 (to call)", "At night", "Dutch", "Free.", "Our numbers", "https://example.org/numbers"):
        assert needed in told
    assert told.count("Checked on: ____") == told.count("Ask: ") == 2


def test_an_emergency_line_is_never_called_to_check_it() -> None:
    told = sheet(line("police", "2020", emergency=True))
    assert "Never call an emergency line" in told
    assert "Ask: " not in told


def test_every_emergency_line_of_the_course_is_marked() -> None:
    listed = {helpline.number for helpline in LIBRARY.helplines if helpline.emergency}
    assert {"112", "101", "17", "114"} <= listed
    assert [one.id for one in LIBRARY.helplines if "emergency" in one.hours.lower() and not one.emergency] == []


def test_nothing_due_is_said() -> None:
    assert sheet(line("fresh", "2026-11-30")) == "None of the 1 numbers is due on 2026-12-01.\n"


def test_a_programme_is_told_minute_by_minute() -> None:
    parts = (
        Part(minutes=15, title="Arrive"),
        Part(minutes=75, title="Play", text="In threes.", exercises=("a/one", "a/two")),
    )
    programme = Programme(
        id="two",
        title="Two weeks",
        whom="Six women.",
        sources=("V4",),
        each="week",
        minutes=90,
        meetings=(Meeting(title="Role", parts=parts), Meeting(title="Rules", parts=parts)),
        after=(Later(when="Later", text="Supervision.", sources=("V4",)),),
    )
    told = programme_sheet(programme, {"a/one": "First", "a/two": "Second"}, say)
    assert re.findall(r"^## (.*)$", told, re.M) == [
        "Week 1: Role (90 minutes)",
        "Week 2: Rules (90 minutes)",
        "Afterwards",
    ]
    assert "- 0–15 **Arrive**\n- 15–90 **Play**  \n  In threes.  \n  Exercises: First, Second\n" in told
    assert "No specialist service has reviewed this plan." in told


@pytest.mark.parametrize("name", [programme.id for programme in LIBRARY.programmes.values()])
def test_each_programme_of_the_course_is_printed(name: str) -> None:
    told = CliRunner().invoke(main, ["cohort", name])
    assert told.exit_code == 0
    assert told.output.startswith("# ")


def test_without_a_name_the_cohort_of_weekly_meetings_is_printed() -> None:
    assert len(re.findall(r"^## Week \d+: ", CliRunner().invoke(main, ["cohort"]).output, re.M)) == 13


def test_a_programme_that_is_not_there_is_wrong_usage() -> None:
    told = CliRunner().invoke(main, ["cohort", "two-day"])
    assert (told.exit_code, "did you mean 'two-days'?" in told.output) == (2, True)


def test_the_sheet_of_the_course_is_printed() -> None:
    told = CliRunner().invoke(main, ["helplines"])
    assert told.exit_code == 0
    assert "numbers" in told.output
