from typing import Any

import pytest

from toolkit.course.exercise import EventRefused
from toolkit.course.form import chosen_key, chosen_keys, paired_keys, placed_keys

ITEMS, GROUPS = ["open", "topic"], ["hers", "theirs"]


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        (None, ()),
        ("b", ("b",)),
        (["b"], ("b",)),
        (["c", "a"], ("a", "c")),
        (["a", "a"], ("a",)),
        ([], ()),
        (("a",), ("a",)),
    ],
)
def test_chosen_keys_are_in_the_exercise_s_order(value: Any, keys: tuple[str, ...]) -> None:
    assert chosen_keys(value, ["a", "b", "c"]) == keys


@pytest.mark.parametrize("value", ["d", ["a", "d"], [1], [None], [["a"]], {"a": "a"}, 1, True, ""])
def test_choice_of_something_else_is_refused(value: Any) -> None:
    with pytest.raises(EventRefused):
        chosen_keys(value, ["a", "b", "c"])


@pytest.mark.parametrize(("value", "key"), [(None, None), ([], None), ("b", "b"), (["b"], "b"), (["b", "b"], "b")])
def test_one_key_or_none_is_chosen(value: Any, key: str | None) -> None:
    assert chosen_key(value, ["a", "b", "c"]) == key


@pytest.mark.parametrize("value", ["d", ["a", "b"], [1], {"a": "a"}])
def test_several_for_one_and_something_else_are_refused(value: Any) -> None:
    with pytest.raises(EventRefused, match=r"refused\.unknown-answer"):
        chosen_key(value, ["a", "b", "c"])


PAIRS = [("one", "a"), ("one", "b"), ("two", "a")]


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        (None, ()),
        ([], ()),
        ([["two", "a"], ["one", "b"]], (("one", "b"), ("two", "a"))),
        ((("one", "a"),) * 2, (("one", "a"),)),
    ],
)
def test_pairs_are_in_the_exercise_s_order(value: Any, pairs: tuple[tuple[str, str], ...]) -> None:
    assert paired_keys(value, PAIRS) == pairs


@pytest.mark.parametrize(
    "value", ["one", {"one": "a"}, [["one"]], [["two", "b"]], [["one", ["a"]]], [[1, "a"]], [["one", "a"]] * 4]
)
def test_a_pair_of_something_else_and_too_many_are_refused(value: Any) -> None:
    with pytest.raises(EventRefused, match=r"refused\.unknown-answer"):
        paired_keys(value, PAIRS)


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        (None, ()),
        ({}, ()),
        ({"topic": "hers", "open": "hers"}, (("open", "hers"), ("topic", "hers"))),
        ({"open": None, "topic": "theirs"}, (("topic", "theirs"),)),
    ],
)
def test_placed_items_are_in_the_exercise_s_order(value: Any, pairs: tuple[tuple[str, str], ...]) -> None:
    assert placed_keys(value, ITEMS, GROUPS) == pairs


@pytest.mark.parametrize(
    "value",
    [
        {"other": "hers"},
        {"open": "nobody"},
        {"open": ["hers"]},
        {"open": 1},
        [["open"]],
        [["open", "hers", 1]],
        "open",
        1,
    ],
)
def test_placing_of_something_else_is_refused(value: Any) -> None:
    with pytest.raises(EventRefused):
        placed_keys(value, ITEMS, GROUPS)


def test_refusal_names_a_word_of_the_interface() -> None:
    with pytest.raises(EventRefused) as refused:
        chosen_keys("d", ["a"])
    assert refused.value.reason == "refused.unknown-answer"
