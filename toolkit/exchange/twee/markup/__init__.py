"""The markup of the story formats of Twine: what of it is carried over, and what is listed and left out.

Signs that can hardly mean anything else are read in every story; the others where the story is of their format, and in
a story that does not tell its format.
"""

from toolkit.exchange.twee.markup.formats import MARKUPS, OURS, UNKNOWN, Markup

__all__ = ["MARKUPS", "OURS", "UNKNOWN", "Markup"]
