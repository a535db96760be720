"""Moodle's GIFT: questions of the kinds ``choice``, ``sort``, ``match``, ``short`` and ``moment``.

What GIFT cannot hold stands in remarks above its question: every reader passes over them, and the import reads them.
"""

from toolkit.exchange.format import Format
from toolkit.exchange.gift.reading import from_gift
from toolkit.exchange.gift.writing import to_gift

GIFT = Format(
    name="gift",
    about="questions for Moodle",
    kinds=frozenset({"choice", "sort", "match", "short", "moment"}),
    single=False,
    suffixes=(".gift", ".txt"),
    write=to_gift,
    read=from_gift,
)
