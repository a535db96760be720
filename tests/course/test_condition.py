import pytest

from toolkit.course.condition import Condition, ConditionError


@pytest.mark.parametrize(
    ("text", "safety", "asked", "holds"),
    [
        ("safety >= 3", 3, False, True),
        ("safety >= 3", 2, False, False),
        ("safety <= 3", 3, False, True),
        ("safety > 3", 3, False, False),
        ("safety < 3", 2, False, True),
        ("safety == 3", 3, False, True),
        ("safety != 3", 3, False, False),
        ("asked", 0, True, True),
        ("not asked", 0, True, False),
        ("safety >= 3 and asked", 3, False, False),
        ("safety >= 3 or asked", 0, True, True),
        ("not (safety >= 3 or asked)", 0, False, True),
        ("not asked and safety >= 3", 3, False, True),
        ("asked or asked and safety > 9", 0, True, True),
        ("  asked  ", 0, True, True),
        ("safety", 0, False, False),
    ],
)
def test_condition_holds_as_it_reads(text: str, safety: int, asked: bool, holds: bool) -> None:
    assert Condition(text).holds({"safety": safety, "asked": asked}) is holds


def test_names_may_hold_hyphens() -> None:
    assert Condition("last-bus >= 2").holds({"last-bus": 2})


def test_names_are_all_that_a_condition_reads() -> None:
    assert Condition("safety >= 3 and (not asked or last-bus)").names == {"safety", "asked", "last-bus"}


def test_text_is_kept_as_written() -> None:
    assert Condition("safety  >=  3").text == "safety  >=  3"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "safety = 3",
        "safety >= 3.5",
        "safety >= asked",
        "safety >= True",
        "3 <= safety",
        "1 <= safety <= 3",
        "safety + 1",
        "safety is 3",
        "safety in [1]",
        "'safety'",
        "True",
        "asked; asked",
        "asked\nasked",
        "asked if safety else safety",
        "lambda: asked",
        "(asked := True)",
        "__import__('os').system('true')",
        "asked()",
        "asked.asked",
        "asked[0]",
        "\0",
        "(" * 200 + "asked" + ")" * 200,
        "not " * 200 + "asked",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        Condition(text)


def test_refusal_shows_the_part_that_is_not_possible() -> None:
    with pytest.raises(ConditionError, match=r"'last-bus\(\)'"):
        Condition("asked and last-bus()")
