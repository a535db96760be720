from collections import Counter
from dataclasses import replace
from itertools import permutations
from string import ascii_lowercase
from typing import Any

import pytest

from tests.building import choice, moment, move, scenario, scene, situations
from toolkit.course.attempt import begin, place, resume
from toolkit.course.exercise import EventRefused
from toolkit.course.shuffle import arranged, shuffled


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


# the answers on offer, arranged for a learner

SEEDS = [f"learner-{number}" for number in range(400)]


def ids(exercise: Any, seed: str = "") -> list[str]:
    return [one.id for one in getattr(begin(exercise, seed).exercise, exercise.counted)]


@pytest.mark.parametrize("exercise", [choice(), moment()], ids=["choice", "moment"])
def test_answers_are_the_same_for_all_without_a_seed_and_have_each_place_with_one(exercise: Any) -> None:
    assert ids(exercise) == ids(exercise)
    options = ids(exercise)
    first = Counter(ids(exercise, seed)[0] for seed in SEEDS)
    assert sorted(first) == sorted(options)
    assert min(first.values()) > len(SEEDS) / len(options) / 2


def test_where_the_author_put_the_right_one_does_not_matter() -> None:
    early, late = choice("a", "bc"), replace(choice("a", "bc"), options=choice("a", "bc").options[::-1])
    assert [ids(early, seed) for seed in SEEDS] == [ids(late, seed) for seed in SEEDS]


def test_two_answers_come_in_either_order() -> None:
    assert len({tuple(ids(choice("a", "b"), seed)) for seed in SEEDS}) == 2


def test_arranged_once_is_not_moved_by_arranging_again() -> None:
    once = arranged(choice("a", "bcd").options, "seed")
    assert arranged(once, "seed") == once


@pytest.mark.parametrize("exercise", [choice(shuffle=False), moment(shuffle=False)], ids=["choice", "moment"])
def test_an_order_that_is_meant_is_kept(exercise: Any) -> None:
    assert all(ids(exercise, seed) == sorted(ids(exercise)) for seed in SEEDS[:50])


def begun(exercise: Any, seed: str) -> Any:
    return begin(exercise, seed).exercise


def test_moves_of_a_scene_are_arranged_and_those_of_another_in_another_way() -> None:
    moves = [move(name, "done") for name in "abcd"]
    kept = replace(scene("kept", *moves), shuffle=False)
    played: Any = begin(scenario(scene("one", *moves), scene("two", *moves), kept), "learner").exercise
    one, two, as_written = ([each.id for each in one.moves] for one in played.scenes)
    assert sorted(one) == sorted(two) == as_written == list("abcd")
    orders = {
        tuple(tuple(each.id for each in one.moves) for one in begun(scenario(scene("one", *moves)), seed).scenes)
        for seed in SEEDS
    }
    assert len(orders) > 15
    assert one != two


def test_a_moment_in_a_list_stands_as_it_does_alone() -> None:
    alone = moment(id="04-role/alone")
    listed: Any = begin(situations(alone), "learner").exercise
    assert listed.found == (begin(alone, "learner").exercise,)


def test_her_order_is_there_when_she_comes_back() -> None:
    attempt = begin(choice("a", "bcd"), "learner")
    assert place(attempt)["seed"] == "learner"
    assert resume(choice("a", "bcd"), place(attempt)) == attempt
    assert "seed" not in place(begin(choice()))


@pytest.mark.parametrize("seed", [3, None, ["a"], "x" * 65])
def test_a_seed_that_is_none_is_refused(seed: Any) -> None:
    with pytest.raises(EventRefused):
        resume(choice(), {**place(begin(choice())), "seed": seed})
