from itertools import permutations
from string import ascii_lowercase

import pytest

from toolkit.course.shuffle import shuffled


def test_all_keys_are_there_once() -> None:
    assert sorted(shuffled(ascii_lowercase, "04-role/small")) == list(ascii_lowercase)


def test_the_order_is_the_same_on_every_day() -> None:
    assert shuffled("abcdef", "04-role/small") == ("f", "b", "e", "c", "a", "d")


def test_another_exercise_mixes_in_another_way() -> None:
    assert len({shuffled("abcdef", f"04-role/small-{n}") for n in range(20)}) > 15


@pytest.mark.parametrize("keys", ["ab", "abc"])
def test_the_given_order_never_comes_back(keys: str) -> None:
    assert all(shuffled(given, str(seed)) != given for given in permutations(keys) for seed in range(20))


@pytest.mark.parametrize("keys", ["", "a"])
def test_less_than_two_keys_stay(keys: str) -> None:
    assert shuffled(keys, "04-role/small") == tuple(keys)
