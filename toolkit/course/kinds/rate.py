"""``rate``: how she sees herself in each competency, before the course, after it and weeks later.

Nothing is stored between the times: a short *rating code* holds the levels of one time, and she keeps it herself. It is
twelve digits, one for each competency from C1 on (0 where she did not say), and two check digits by ISO 7064 MOD 97-10.
The whole, read as one number, leaves the remainder 1 when divided by 97. A wrong digit, or two digits in each other's
place, changes it by d·10ᵏ or d·(10ⁿ - 1)·10ᵏ with d from 1 to 9 and n below 14; 97 divides none of these, so every such
slip is noticed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from toolkit.course.exercise import Event, EventRefused, Exercise
from toolkit.course.fields import Prose
from toolkit.course.form import chosen_key
from toolkit.course.kind import Kind

TIMES = ("before", "after", "later")
CANNOT_SAY = 0
LEVELS = (1, 2, 3, 4)
CODED = tuple(f"C{number}" for number in range(1, 13))
"""The competencies in the order of a code's digits."""

MOST_TYPED = 40
_GIVEN = tuple(str(level) for level in (CANNOT_SAY, *LEVELS))


@dataclass(frozen=True, kw_only=True)
class Rate(Exercise):
    """A self-rating in the ``competencies`` of the exercise; their levels are those of the reference list."""

    counted: ClassVar[str] = "competencies"
    opening: Prose
    time: Literal["before", "after", "later"]

    @property
    def earlier(self) -> tuple[str, ...]:
        """The times of which she may have a code."""
        return TIMES[: TIMES.index(self.time)]


@dataclass(frozen=True)
class RateState:
    """Her levels in the exercise's order, from her first rating on, and her codes of the ``earlier`` times.

    A code that she did not give is empty.
    """

    levels: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    rated: bool = False


def start(exercise: Rate) -> RateState:
    """The state before she rates."""
    return RateState()


def change(exercise: Rate, state: RateState, event: Event) -> RateState:
    """The state after ``event``: ``again``, or ``rate`` with a level for each competency and a code for each time.

    A competency is named in small letters, such as ``c4``. Raises ``EventRefused`` when the event does not fit.
    """
    match event.do:
        case "rate" if not state.rated:
            levels = tuple(_level(event.values.get(key.lower())) for key in exercise.competencies)
            if not any(levels):
                raise EventRefused("refused.rate-one")
            codes = tuple(_code(event.values.get(time), time) for time in exercise.earlier)
            return RateState(levels, codes, rated=True)
        case "again" if state.rated:
            return replace(state, rated=False)
    raise EventRefused("refused.not-now")


def resume(exercise: Rate, place: Mapping[str, Any]) -> RateState:
    """The state that ``place`` tells of. Raises ``EventRefused`` when it does not fit the exercise."""
    levels, codes = _listed(place.get("levels")), _listed(place.get("codes"))
    if not levels and place.get("rated") is not True:
        return start(exercise)
    if (len(levels), len(codes)) != (len(exercise.competencies), len(exercise.earlier)):
        raise EventRefused("refused.unknown-answer")
    said = [str(level) if level in (CANNOT_SAY, *LEVELS) else level for level in levels]
    keys = [*(key.lower() for key in exercise.competencies), *exercise.earlier]
    state = change(exercise, start(exercise), Event("rate", dict(zip(keys, [*said, *codes], strict=True))))
    return replace(state, rated=place.get("rated") is True)


def ratings(exercise: Rate, state: RateState) -> dict[str, dict[str, int]]:
    """What is known of each time, from the first to this one: a level for each competency."""
    known = {time: decode(code) for time, code in zip(exercise.earlier, state.codes, strict=True) if code}
    return {**known, exercise.time: dict(zip(exercise.competencies, state.levels, strict=True))}


def encode(levels: Mapping[str, int]) -> str:
    """The code that holds ``levels``; a competency that is not there counts as left out."""
    digits = "".join(str(levels.get(key, CANNOT_SAY)) for key in CODED)
    return f"{digits}{98 - int(digits) * 100 % 97:02}"


def decode(typed: str) -> dict[str, int]:
    """The levels in a code as she typed it: digits of any script, with anything but letters and digits between them.

    Raises ``ValueError`` when it is no code.
    """
    code = plain_code(typed)
    levels = {key: int(digit) for key, digit in zip(CODED, code, strict=False)}
    if code != encode(levels) or not any(levels.values()) or max(levels.values()) > LEVELS[-1]:
        raise ValueError(f"not a rating code: {typed!r}")
    return levels


def plain_code(typed: str) -> str:
    """The letters and digits of ``typed``, with digits of any script as 0 to 9."""
    kept = (sign for sign in typed if sign.isalnum())
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in kept)


def grouped(code: str) -> str:
    """A code as it is easy to copy by hand: ``2231 3304 1223 · 50``."""
    return f"{code[:4]} {code[4:8]} {code[8:12]} · {code[12:]}"


def _level(given: Any) -> int:
    return int(chosen_key(given, _GIVEN) or CANNOT_SAY)


def _code(given: Any, time: str) -> str:
    """The plain code in ``given``, or nothing where nothing was typed."""
    typed = "" if given is None else given
    if not isinstance(typed, str) or len(typed) > MOST_TYPED:
        raise EventRefused("refused.unknown-answer")
    if not typed.strip():
        return ""
    try:
        decode(typed)
    except ValueError:
        raise EventRefused(f"refused.code-{time}") from None
    return plain_code(typed)


def _listed(given: Any) -> list[Any]:
    """What a place holds as a list; nothing else is looked at."""
    return list(given) if isinstance(given, list | tuple) else []


KIND = Kind("rate", Rate, start, change, resume, practised=False)
