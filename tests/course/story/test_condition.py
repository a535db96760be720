import pytest

from toolkit.course.story.condition import Condition, ConditionError


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
        ("safety >= -1", -1, False, True),
        ("safety < -1", -1, False, False),
        ("safety>=+2", 2, False, True),
        ("not asked and not safety > 1", 1, False, True),
        ("not not asked", 0, True, True),
        ("(asked\n  or safety > 1)", 2, False, True),
    ],
)
def test_condition_holds_as_it_reads(text: str, safety: int, asked: bool, holds: bool) -> None:
    assert Condition(text).holds({"safety": safety, "asked": asked}) is holds


@pytest.mark.parametrize("name", ["last-bus", "class", "2nd-bus", "24-7", "is", "none", "not-asked", "lambda"])
def test_every_name_of_the_course_can_stand_in_a_condition(name: str) -> None:
    condition = Condition(f"{name} >= 2 and not {name} > 2")
    assert condition.names == {name}
    assert condition.holds({name: 2})


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
        "asked and",
        "(asked",
        "asked)",
        "and",
        "not",
        "asked not",
        "safety >= --1",
        "safety >= - 1",
        "safety >= 08",
        "safety >= ٣",
        "Safety >= 3",
        "last_bus",
        "a--b",
        "()",
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("asked and last-bus()", "in the condition, '(' cannot follow 'last-bus'"),
        ("safety = 3", "in the condition, '=' cannot follow 'safety'"),
        (">= 3", "a condition cannot begin with '>='"),
        ("safety >=", "the condition ends too early, after '>='"),
        ("safety >= asked", "'asked' in the condition is not a whole number"),
        (" ", "the condition is empty"),
        ("(" * 30 + "asked" + ")" * 30, "the condition is nested too deeply"),
        ("not " * 30 + "asked", "the condition is nested too deeply"),
    ],
)
def test_refusal_shows_the_part_that_is_not_possible(text: str, message: str) -> None:
    with pytest.raises(ConditionError) as raised:
        Condition(text)
    assert str(raised.value) == message


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["1 is 1", "0or 1", "'\\d'", "3()", "asked is 'x'"])
def test_odd_condition_is_refused_without_a_warning(text: str) -> None:
    with pytest.raises(ConditionError):
        Condition(text)
