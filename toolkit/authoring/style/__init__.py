"""What can be read but should be said better: warnings about sentences, words, answers, topics and sources.

They are looked for only in what has no problems, and never keep anything from a learner.
"""

from toolkit.authoring.style.exercise import exercise_warnings
from toolkit.authoring.style.guide import guide_warnings
from toolkit.authoring.style.lists import StyleLists
from toolkit.authoring.style.prose import prose_warnings
from toolkit.authoring.style.right_places import RightPlace, place_warnings, right_places

__all__ = [
    "RightPlace",
    "StyleLists",
    "exercise_warnings",
    "guide_warnings",
    "place_warnings",
    "prose_warnings",
    "right_places",
]
