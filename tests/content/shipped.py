"""What the course ships, for tests that look at all of it."""

from tests.building import LIBRARY
from toolkit.content.exercises import exercise_files
from toolkit.content.places import course_root
from toolkit.course.exercise import Exercise
from toolkit.course.story.scenario import Scenario


def exercises() -> list[Exercise]:
    return [LIBRARY.exercise(f"{path.parent.name}/{path.stem}") for path in exercise_files(course_root())]


def scenarios() -> list[Scenario]:
    """The scenarios without a content note: those that begin at once."""
    return [one for one in exercises() if isinstance(one, Scenario) and not one.content_note]
