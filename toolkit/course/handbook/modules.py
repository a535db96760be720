"""The course as a whole: its modules in order."""

from dataclasses import dataclass

from toolkit.course.fields import CompetencyKey, Key, Line


@dataclass(frozen=True, kw_only=True)
class Module:
    """One module; ``id`` is the stem of its notebook and the last part of its address.

    ``reviewed_by`` names the specialist service that reviewed it, and when; None says that nobody has yet.
    """

    id: Key
    title: Line
    minutes: int
    aims: tuple[Line, ...]
    competencies: tuple[CompetencyKey, ...]
    reviewed_by: Line | None = None


@dataclass(frozen=True, kw_only=True)
class CourseRules:
    """What a course asks of its own parts; ``check`` warns where it is not so. What is left out is not asked.

    The first exercise of a notebook stands within ``first_answer_within`` words. At most ``read_at_once`` words stand
    before its core ends, at ``another_day``, the heading below which everything may be left out. Of questions in one
    file (or in the single ones of a folder) a model of tone may find ``tone_over_luck`` points more than by luck.
    """

    first_answer_within: int | None = None
    read_at_once: int | None = None
    another_day: Line | None = None
    tone_over_luck: int | None = None


@dataclass(frozen=True, kw_only=True)
class Course:
    """The modules in the order in which a learner meets them, and the ``rules`` of this course for its parts."""

    title: Line
    about: str
    modules: tuple[Module, ...]
    rules: CourseRules = CourseRules()
