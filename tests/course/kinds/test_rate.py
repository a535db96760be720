import json
import random
from dataclasses import asdict
from itertools import product
from typing import Any

import pytest

from tests.building import event, rate
from toolkit.course.exercise import Event, EventRefused
from toolkit.course.kinds.rate import (
    CODED,
    MOST_TYPED,
    Rate,
    RateState,
    change,
    decode,
    encode,
    grouped,
    ratings,
    resume,
    start,
)

BEFORE, AFTER, LATER = (rate("C4", "C6", time=time) for time in ("before", "after", "later"))
LEVELS = dict(zip(CODED, (2, 2, 3, 1, 3, 3, 0, 4, 1, 2, 2, 3), strict=True))
CODE = encode(LEVELS)
CODES = [encode(dict.fromkeys(CODED, level)) for level in (1, 2, 3, 4)] + [
    encode({key: random.Random(seed + index).randrange(1, 5) for index, key in enumerate(CODED)}) for seed in range(40)
]


def after(exercise: Rate, *events: Event) -> RateState:
    state = start(exercise)
    for one in events:
        state = change(exercise, state, one)
    return state


def rated(exercise: Rate, **values: Any) -> RateState:
    return after(exercise, event("rate", **values))


def refusal(exercise: Rate, *events: Event) -> str:
    with pytest.raises(EventRefused) as refused:
        after(exercise, *events)
    return refused.value.reason


def is_code(typed: str) -> bool:
    try:
        return bool(decode(typed))
    except ValueError:
        return False


def test_a_code_holds_the_levels_and_two_check_digits() -> None:
    assert grouped(CODE) == "2231 3304 1223 · 50"


@pytest.mark.parametrize("code", CODES)
def test_a_code_leads_back_to_its_levels(code: str) -> None:
    assert encode(decode(code)) == code


@pytest.mark.parametrize("code", CODES)
def test_every_wrong_digit_is_noticed(code: str) -> None:
    slips = [code[:at] + digit + code[at + 1 :] for at in range(14) for digit in "0123456789" if digit != code[at]]
    assert [slip for slip in slips if is_code(slip)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_two_digits_in_each_other_s_place_are_noticed(code: str) -> None:
    pairs = [(one, other) for other in range(14) for one in range(other) if code[one] != code[other]]
    swapped = [code[:one] + code[other] + code[one + 1 : other] + code[one] + code[other + 1 :] for one, other in pairs]
    assert [slip for slip in swapped if is_code(slip)] == []


@pytest.mark.parametrize(
    "typed",
    [
        grouped(CODE),
        CODE,
        "2231-3304-1223-50",
        "  2231.3304.1223 / 50 ",
        "\u20662231 3304 1223 · 50\u2069",
        "٢٢٣١ ٣٣٠٤ ١٢٢٣ · ٥٠",
    ],
)
def test_a_code_may_be_typed_in_any_way(typed: str) -> None:
    assert decode(typed) == LEVELS


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "5",
        CODE[:-1],
        CODE + "0",
        f"{CODE[:-1]}O",
        "²" * 14,
        "0" * 12 + "98",
        "555555555555" + "05",
        "-" * 14,
        "\ud800",
    ],
)
def test_what_is_no_code_is_not_read(typed: str) -> None:
    assert not is_code(typed)


def test_check_digits_have_one_form_only() -> None:
    every = (encode(dict(zip(CODED, levels, strict=False))) for levels in product(range(1, 5), repeat=5))
    code = next(code for code in every if int(code[12:]) >= 97)
    assert not is_code(f"{code[:12]}{int(code[12:]) - 97:02}")


def test_rating_keeps_a_level_for_each_competency() -> None:
    assert rated(BEFORE, c4="2", c6="0") == RateState((2, 0), (), rated=True)


def test_a_competency_may_be_left_out() -> None:
    assert rated(BEFORE, c6="4", c4=None) == RateState((0, 4), (), rated=True)


@pytest.mark.parametrize("values", [{}, {"c4": "0", "c6": "0"}, {"c4": None, "c6": []}])
def test_rating_nothing_asks_for_something(values: Any) -> None:
    assert refusal(BEFORE, event("rate", **values)) == "refused.rate-one"


@pytest.mark.parametrize("level", ["5", "-1", 2, True, ["1", "2"], {"1": 1}, "four"])
def test_an_unknown_level_is_refused(level: Any) -> None:
    assert refusal(BEFORE, event("rate", c4=level)) == "refused.unknown-answer"


def test_again_keeps_the_levels_so_that_she_can_change_them() -> None:
    assert change(BEFORE, rated(BEFORE, c4="2"), event("again")) == RateState((2, 0))


@pytest.mark.parametrize("events", [[event("again")], [event("rate", c4="1"), event("rate", c4="1")], [event("check")]])
def test_event_that_does_not_fit_the_moment_is_refused(events: list[Event]) -> None:
    assert refusal(BEFORE, *events) == "refused.not-now"


def test_before_the_course_there_is_no_code_to_type() -> None:
    assert rated(BEFORE, c4="1", before="no code").codes == ()


def test_later_she_may_type_both_codes_or_one() -> None:
    assert rated(LATER, c4="1", after=grouped(CODE)).codes == ("", CODE)


@pytest.mark.parametrize("time", ["before", "after"])
def test_a_wrong_code_is_named_by_its_time(time: str) -> None:
    slip = {time: grouped(CODE).replace("1", "2", 1)}
    assert refusal(LATER, event("rate", c4="1", **slip)) == f"refused.code-{time}"


@pytest.mark.parametrize("typed", [3, ["22313304122350"], {}, "1" * (MOST_TYPED + 1)])
def test_what_cannot_have_been_typed_is_refused(typed: Any) -> None:
    assert refusal(AFTER, event("rate", c4="1", before=typed)) == "refused.unknown-answer"


def test_ratings_stand_in_the_order_of_their_times() -> None:
    known = ratings(LATER, rated(LATER, c4="4", c6="3", before=CODE))
    assert [(time, levels["C4"], levels["C6"]) for time, levels in known.items()] == [("before", 1, 3), ("later", 4, 3)]


@pytest.mark.parametrize(
    "state",
    [
        RateState(),
        RateState((2, 0), ("", ""), rated=True),
        RateState((2, 4), (CODE, ""), rated=True),
        RateState((2, 4), ("", CODE)),
    ],
)
def test_a_place_leads_back_to_its_state(state: RateState) -> None:
    assert resume(LATER, json.loads(json.dumps(asdict(state)))) == state


@pytest.mark.parametrize(
    "place",
    [
        {"levels": [2], "codes": ["", ""], "rated": True},
        {"levels": [2, 5], "codes": ["", ""]},
        {"levels": [0, 0], "codes": ["", ""], "rated": True},
        {"levels": [True, 2], "codes": ["", ""]},
        {"levels": [1.0, 2], "codes": ["", ""]},
        {"levels": [10**5000, 2], "codes": ["", ""]},
        {"levels": [[], {}], "codes": ["", ""]},
        {"levels": [2, 2], "codes": [CODE]},
        {"levels": [2, 2], "codes": ["", f"{CODE[:-1]}1"]},
        {"levels": [2, 2], "codes": "ab", "rated": True},
        {"levels": "22", "codes": ["", ""], "rated": True},
    ],
)
def test_a_place_that_does_not_fit_is_refused(place: Any) -> None:
    with pytest.raises(EventRefused):
        resume(LATER, place)


@pytest.mark.parametrize("place", [{}, {"levels": None}, {"levels": {}, "rated": 1}])
def test_a_place_that_holds_nothing_leads_to_the_start(place: Any) -> None:
    assert resume(LATER, place) == RateState()
