"""Reading form values that came from a page. Nothing in them is trusted."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.course.exercise import EventRefused


def chosen_keys(value: Any, allowed: Sequence[str]) -> tuple[str, ...]:
    """The keys in ``value`` (one key or a list of keys), in the order of ``allowed``.

    Raises ``EventRefused`` when something in it is not one of ``allowed``.
    """
    given = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple) or any(key not in allowed for key in given if _is_text(key)):
        raise EventRefused("refused.unknown-answer")
    return tuple(key for key in allowed if key in given)


def placed_keys(value: Any, items: Sequence[str], groups: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The (item, group) pairs in ``value``, a mapping or its pairs, in the order of ``items``.

    Raises ``EventRefused`` when something in it is not one of ``items`` or ``groups``.
    """
    given = {} if value is None else dict(value) if _is_pairs(value) else value
    if not isinstance(given, Mapping) or any(item not in items for item in given):
        raise EventRefused("refused.unknown-answer")
    pairs = tuple((item, given[item]) for item in items if given.get(item) is not None)
    if any(group not in groups for _, group in pairs):
        raise EventRefused("refused.unknown-answer")
    return pairs


def _is_pairs(value: Any) -> bool:
    """Whether it is what JSON makes of (item, group) pairs."""
    return isinstance(value, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 and isinstance(pair[0], str) for pair in value
    )


def _is_text(key: Any) -> bool:
    if isinstance(key, str):
        return True
    raise EventRefused("refused.unknown-answer")
