"""How sure she is of an answer, where an exercise asks."""

from typing import Any

from toolkit.course.form import chosen_key

SURE = ("guess", "fairly", "sure")


def said_sure(given: Any, *, asked: bool) -> str | None:
    """Which of ``SURE`` she said, if any; what comes without being ``asked`` is dropped.

    Raises ``EventRefused`` when it is none of them.
    """
    return chosen_key(given, SURE) if asked else None
