"""Conditions such as ``safety >= 3 and not asked``, as an author writes them.

The text is read with Python's own expression grammar and then narrowed: names, whole numbers,
comparisons, ``and``, ``or``, ``not`` and brackets. Nothing is ever evaluated as Python.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

Values = Mapping[str, int | bool]
Test = Callable[[Values], bool]

_COMPARISONS: dict[type[ast.cmpop], Callable[[int, int], bool]] = {
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_LONGEST = 300


class ConditionError(ValueError):
    """A condition that cannot be read; the message says what was found and what is possible."""


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
        return frozenset(
            node.id.replace("__", "-") for node in ast.walk(_parse(self.text)) if isinstance(node, ast.Name)
        )

    @cached_property
    def _test(self) -> Test:
        return _compile(_parse(self.text).body)


def _parse(text: str) -> ast.Expression:
    if len(text) > _LONGEST:
        raise ConditionError(f"a condition of {len(text)} characters is too long to read")
    try:
        return ast.parse(_hyphens_as_names(text), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ConditionError(f"{text!r} is not a condition") from None


def _hyphens_as_names(text: str) -> str:
    """Names of the course hold hyphens, Python's do not; there is no subtraction in conditions."""
    return text.strip().replace("-", "__")


def _compile(node: ast.expr) -> Test:
    match node:
        case ast.Name(id=name):
            key = name.replace("__", "-")
            return lambda values: bool(values[key])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _compile(operand)
            return lambda values: not inner(values)
        case ast.BoolOp(op=ast.And(), values=parts):
            tests = [_compile(part) for part in parts]
            return lambda values: all(test(values) for test in tests)
        case ast.BoolOp(op=ast.Or(), values=parts):
            tests = [_compile(part) for part in parts]
            return lambda values: any(test(values) for test in tests)
        case ast.Compare(left=ast.Name(id=name), ops=[comparison], comparators=[ast.Constant(value=int(number))]) if (
            type(comparison) in _COMPARISONS and not isinstance(number, bool)
        ):
            key, holds = name.replace("__", "-"), _COMPARISONS[type(comparison)]
            return lambda values: holds(values[key], number)
    raise ConditionError(f"{ast.unparse(node).replace('__', '-')!r} is not possible in a condition")
