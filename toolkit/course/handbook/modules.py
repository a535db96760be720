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
class Course:
    """The modules in the order in which a learner meets them."""

    title: Line
    about: str
    modules: tuple[Module, ...]
