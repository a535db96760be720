"""Words that sound like a fact, which somebody must have found out."""

import re
from collections.abc import Collection

from toolkit.authoring.style.sentences import unquoted

_CLAIM = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)*\s?(?:%|per ?cent\b)|\b(?:19|20)\d\d\b"
    r"|\bone (?:woman )?in (?:two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\bresearch\b|\b(?:studies|surveys) (?:show|say|find|found|suggest)\b",
    re.IGNORECASE,
)
_NO_EVIDENCE = frozenset({"OWN", "SEED"})
"""The authors' own judgement, and the sheet that the course started from."""


def claim_in(text: str) -> str | None:
    """The first claim of ``text``; what somebody says is none."""
    found = _CLAIM.search(unquoted(text))
    return found[0] if found else None


def can_stand_behind(sources: Collection[str]) -> bool:
    """Whether one of the ``sources`` can stand behind a claim."""
    return not _NO_EVIDENCE.issuperset(sources)
