"""What the annotations of the frozen classes say about a file: ``reader``, ``writing`` and ``schema`` go by them."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from toolkit.course.fields import RefersTo


def hints(cls: Any) -> Mapping[str, Any]:
    """The annotation of each field of a class."""
    return _hints(cls)


def mark(hint: Any) -> Any:
    """What marks an annotated text: ``"line"``, ``"prose"``, ``"key"`` or ``RefersTo``; None for all else."""
    return get_args(hint)[1] if get_origin(hint) is Annotated else None


def named(hint: Any) -> bool:
    """Whether this is a class with an ``id``: several of it are written as a mapping from id to the rest."""
    return isinstance(hint, type) and "id" in hints(hint)


def named_by_keys(cls: Any) -> bool:
    """Whether the ids of a class are ``Key``, not any text."""
    return bool(mark(hints(cls)["id"]) == "key")


def refers(hint: Any) -> bool:
    """Whether this is a key of a reference list."""
    return isinstance(mark(hint), RefersTo)


def written(cls: Any) -> tuple[Field[Any], ...]:
    """The fields of a class that an author can write; others are brought from elsewhere when it is loaded."""
    return tuple(slot for slot in fields(cls) if not slot.metadata.get("brought"))


def required(slot: Field[Any]) -> bool:
    """Whether a field must be written."""
    return slot.default is MISSING and slot.default_factory is MISSING


@cache
def _hints(cls: Any) -> Mapping[str, Any]:
    return get_type_hints(cls, include_extras=True)
