"""What can be read but should be said better: warnings about sentences, words, answers, topics and sources.

They are looked for only in what has no problems, and never keep anything from a learner.
"""

from toolkit.content.style.exercise import exercise_warnings
from toolkit.content.style.guide import guide_warnings
from toolkit.content.style.places import RightPlace, place_warnings, right_places
from toolkit.content.style.prose import prose_warnings

__all__ = ["RightPlace", "exercise_warnings", "guide_warnings", "place_warnings", "prose_warnings", "right_places"]
