"""Reading form values that came from a page. Nothing in them is trusted."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.course.exercise import EventRefused


def chosen_key(value: Any, allowed: Sequence[str]) -> str | None:
    """The key in ``value``, or None where none was chosen.

    Raises ``EventRefused`` when there are several, or when it is not one of ``allowed``.
    """
    chosen = chosen_keys(value, allowed)
    if len(chosen) > 1:
        raise EventRefused("refused.unknown-answer")
    return chosen[0] if chosen else None


def chosen_keys(value: Any, allowed: Sequence[str]) -> tuple[str, ...]:
    """The keys in ``value`` (one key or a list of keys), in the order of ``allowed``.

    Raises ``EventRefused`` when something in it is not one of ``allowed``.
    """
    given = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple) or any(not isinstance(key, str) or key not in allowed for key in given):
        raise EventRefused("refused.unknown-answer")
    return tuple(key for key in allowed if key in given)


def looked_for(value: Any, allowed: Sequence[str]) -> str | None:
    """The key in ``value`` of a list in a form, whose empty text stands for any: then None.

    Raises ``EventRefused`` as ``chosen_key`` does.
    """
    return chosen_key(value or None, allowed)


def ordered_keys(value: Any, allowed: Sequence[str]) -> tuple[str, ...]:
    """The keys in ``value``, in its order: each of ``allowed`` once.

    Raises ``EventRefused`` when one is missing, is there twice, or is not one of ``allowed``.
    """
    given = value if isinstance(value, list | tuple) else ()
    if not all(isinstance(key, str) for key in given) or sorted(given) != sorted(allowed):
        raise EventRefused("refused.unknown-answer")
    return tuple(given)


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


def paired_keys(value: Any, allowed: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs in ``value``, a list of two keys each, in the order of ``allowed``.

    Raises ``EventRefused`` when something in it is not one of ``allowed``.
    """
    given = [] if value is None else value
    if not _is_pairs(given) or len(given) > len(allowed) or any(tuple(pair) not in allowed for pair in given):
        raise EventRefused("refused.unknown-answer")
    chosen = {tuple(pair) for pair in given}
    return tuple(pair for pair in allowed if pair in chosen)


def _is_pairs(value: Any) -> bool:
    """Whether it is what JSON makes of (item, group) pairs."""
    return isinstance(value, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 and isinstance(pair[0], str) for pair in value
    )
