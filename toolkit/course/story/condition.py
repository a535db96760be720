"""Conditions such as ``safety >= 3 and not asked``, as an author writes them.

Read by a small grammar: names, comparisons with a whole number, ``and``, ``or``, ``not`` and brackets.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.course.fields import is_key, is_whole_number

Values = Mapping[str, int | bool]
Test = Callable[[Values], bool]

JOINING = frozenset({"and", "or", "not"})
"""Words that a condition reads as its own; no gauge or flag can bear such a name."""

_COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}
_TOKEN = re.compile(r"[<>=!]=?|[\w.+-]+|\S")
_LONGEST = 300
_DEEPEST = 20


class ConditionError(ValueError):
    """A condition that cannot be read; the message says what was found, and where."""


@dataclass(frozen=True)
class Condition:
    """A condition that holds or does not, given the values of gauges and flags.

    ``text`` is kept as written. Raises ``ConditionError`` when it cannot be read.
    """

    text: str

    def __post_init__(self) -> None:
        self._test  # noqa: B018 - reading it now reports a bad condition where it is written

    def holds(self, values: Values) -> bool:
        """Whether the condition holds for ``values``; every name in it must be there."""
        return self._test(values)

    @cached_property
    def names(self) -> frozenset[str]:
        """The gauges and flags that the condition reads."""
        return self._read[1]

    @cached_property
    def _test(self) -> Test:
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Test, frozenset[str]]:
        if len(self.text) > _LONGEST:
            raise ConditionError(f"a condition of {len(self.text)} characters is too long to read")
        reading = _Reading(_TOKEN.findall(self.text))
        return reading.whole(), frozenset(reading.names)


@dataclass
class _Reading:
    """A condition that is being read, token by token."""

    tokens: list[str]
    at: int = 0
    depth: int = 0
    names: set[str] = field(default_factory=set)

    def whole(self) -> Test:
        test = self._any()
        if self._next:
            raise self._refusal()
        return test

    def _any(self) -> Test:
        test = self._all()
        while self._took("or"):
            test = _either(test, self._all())
        return test

    def _all(self) -> Test:
        test = self._one()
        while self._took("and"):
            test = _both(test, self._one())
        return test

    def _one(self) -> Test:
        if self._took("not"):
            return _not(self._deeper(self._one))
        if self._took("("):
            test = self._deeper(self._any)
            if not self._took(")"):
                raise self._refusal()
            return test
        return self._comparison()

    def _comparison(self) -> Test:
        name = self._next
        if name in JOINING or not is_key(name):
            raise self._refusal()
        self.at += 1
        self.names.add(name)
        compare = _COMPARISONS.get(self._next)
        if compare is None:
            return lambda values: bool(values[name])
        self.at += 1
        number = self._number()
        return lambda values: compare(values[name], number)

    def _number(self) -> int:
        if not self._next:
            raise self._refusal()
        if not is_whole_number(self._next):
            raise ConditionError(f"{self._next!r} in the condition is not a whole number")
        self.at += 1
        return int(self.tokens[self.at - 1])

    def _deeper(self, read: Callable[[], Test]) -> Test:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ConditionError("the condition is nested too deeply")
        test = read()
        self.depth -= 1
        return test

    @property
    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _took(self, token: str) -> bool:
        if self._next != token:
            return False
        self.at += 1
        return True

    def _refusal(self) -> ConditionError:
        if not self.tokens:
            return ConditionError("the condition is empty")
        if not self._next:
            return ConditionError(f"the condition ends too early, after {self.tokens[-1]!r}")
        if not self.at:
            return ConditionError(f"a condition cannot begin with {self._next!r}")
        return ConditionError(f"in the condition, {self._next!r} cannot follow {self.tokens[self.at - 1]!r}")


def _not(test: Test) -> Test:
    return lambda values: not test(values)


def _both(left: Test, right: Test) -> Test:
    return lambda values: left(values) and right(values)


def _either(left: Test, right: Test) -> Test:
    return lambda values: left(values) or right(values)
