"""The pages to look something up and to print: safety, the glossary, and the guides for trainers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.course.handbook.glossary import letters
from toolkit.course.handbook.guide import Guide
from toolkit.course.handbook.helplines import rows
from toolkit.course.handbook.reference import Source
from toolkit.course.handbook.workshop import exercises_of, plans
from toolkit.server.pages.course_pages import CoursePages, number_of
from toolkit.server.pages.renderer import Renderer


@dataclass(frozen=True)
class HandbookPages:
    """What belongs to the course as a whole. ``guides`` are those for trainers, by the ids of their modules.

    Where an author's notebooks are served, there is the safety page only.
    """

    renderer: Renderer
    course: CoursePages
    guides: Mapping[str, Guide]

    def safety(self, today: date) -> str:
        """What the exit does, what stays on the device, and whom to call."""
        content = self.renderer.content
        return self.renderer.page("safety", helplines=rows(content.helplines, content.sources, today))

    def glossary(self) -> str | None:
        """The words of the course; None where it is not the course that is served."""
        if self.course.course is None:
            return None
        terms = self.renderer.content.glossary
        cited = self._sources(key for term in terms for key in term.sources)
        return self.renderer.page("glossary", letters=letters(terms), cited=cited)

    def trainer(self) -> str | None:
        """The list of guides; None where it is not the course that is served."""
        if self.course.course is None:
            return None
        modules = [module for module in self.course.modules if module.id in self.guides]
        return self.renderer.page("trainer", modules=modules)

    def guide(self, module_id: str) -> str | None:
        """The guide to a module, if there is one. Raises ``ContentProblems``."""
        module, guide = self.course.module(module_id), self.guides.get(module_id)
        if module is None or guide is None:
            return None
        titles = {name: self.renderer.content.exercise(name).title for name in exercises_of(guide)}
        return self.renderer.page(
            "guide",
            guide=guide,
            module=module,
            number=number_of(module_id),
            plans=plans(guide, titles),
            cited=self._sources(guide.sources),
        )

    def _sources(self, keys: Iterable[str]) -> list[Source]:
        """The sources, each once, by their keys."""
        return [self.renderer.content.sources[key] for key in sorted(set(keys))]
