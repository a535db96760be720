"""Twee 3, the text format of Twine: one story, which is a ``scenario`` here.

What plain Twee cannot say stands in a passage that nothing leads to; the import reads it from there.
"""

from toolkit.exchange.format import Format
from toolkit.exchange.twee.reading import from_twee
from toolkit.exchange.twee.writing import to_twee

TWEE = Format(
    name="twee",
    about="one story for Twine",
    kinds=frozenset({"scenario"}),
    single=True,
    suffixes=(".twee", ".tw"),
    write=to_twee,
    read=from_twee,
)
