"""The way through the course: its home page, and what comes before and after a part."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.course.handbook.modules import Course, Module
from toolkit.server.pages.renderer import Renderer
from toolkit.server.pages.shelf import Shelf

_NUMBER = re.compile(r"0*(\d+)")


class Neighbour(NamedTuple):
    """The part before or after another."""

    id: str
    title: str


@dataclass(frozen=True)
class CoursePages:
    """The pages that list the notebooks of ``shelf``; ``course`` is None where they are somebody's own."""

    renderer: Renderer
    shelf: Shelf
    course: Course | None

    def home(self) -> str:
        """The list of parts, or of an author's notebooks."""
        titles = self.shelf.titles()
        modules = [module for module in self.modules if module.id in titles]
        return self.renderer.page("home", course=self.course, modules=modules, titles=titles)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The parts of the course in their order."""
        return self.course.modules if self.course else ()

    def module(self, module_id: str) -> Module | None:
        """What the course says of a part, if it is one of the course."""
        return next((module for module in self.modules if module.id == module_id), None)

    def neighbours(self, module_id: str) -> tuple[Neighbour | None, Neighbour | None]:
        """The parts before and after one."""
        titles = self.shelf.titles()
        order = [module.id for module in self.modules if module.id in titles] if self.course else list(titles)
        if module_id not in order:
            return None, None
        at = order.index(module_id)
        before, after = order[max(0, at - 1) : at], order[at + 1 : at + 2]
        return _first(before, titles), _first(after, titles)


def number_of(module_id: str) -> str:
    """The number with which an id begins, or the id where it begins with none."""
    number = _NUMBER.match(module_id)
    return number[1] if number else module_id


def _first(ids: list[str], titles: Mapping[str, str]) -> Neighbour | None:
    return Neighbour(ids[0], titles[ids[0]]) if ids else None
