"""All formats, one line for each; the order is that of the help."""

from collections.abc import Iterable
from pathlib import Path

from toolkit.exchange.format import Format
from toolkit.exchange.gift import GIFT
from toolkit.exchange.twee import TWEE

FORMATS: tuple[Format, ...] = (
    GIFT,
    TWEE,
)


def format_named(name: str) -> Format | None:
    """The format with this name."""
    return next((known for known in FORMATS if known.name == name), None)


def formats_that_hold(kind: str) -> Iterable[Format]:
    """The formats that have something like this kind of exercise."""
    return (known for known in FORMATS if kind in known.kinds)


def format_of(path: Path) -> Format | None:
    """The format whose files are called like this one."""
    return next((known for known in FORMATS if path.suffix in known.suffixes), None)
