"""The pages to look something up and to print: safety, the glossary, and the guides for trainers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.course.handbook.country import sheets
from toolkit.course.handbook.glossary import letters
from toolkit.course.handbook.guide import Guide
from toolkit.course.handbook.helplines import rows
from toolkit.course.handbook.programme import Programme
from toolkit.course.handbook.reference import Source
from toolkit.course.handbook.safety import by_part
from toolkit.course.handbook.workshop import exercises_in, exercises_of, meetings, plans
from toolkit.server.pages.course_pages import CoursePages, number_of
from toolkit.server.pages.renderer import Renderer


@dataclass(frozen=True)
class HandbookPages:
    """What belongs to the course as a whole. ``guides`` are those for trainers, by the ids of their modules, and
    ``programmes`` what they may run, by name.

    Where an author's notebooks are served, there is the safety page only.
    """

    renderer: Renderer
    course: CoursePages
    guides: Mapping[str, Guide]
    programmes: Mapping[str, Programme]

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

    def countries(self, today: date) -> str | None:
        """What law and services ask and offer, by country; None where it is not the course that is served."""
        if self.course.course is None:
            return None
        content = self.renderer.content
        shown = sheets(content.countries, content.helplines, content.sources, today)
        known = (fact for sheet in shown for topic in sheet.topics for fact in topic.topic.known)
        return self.renderer.page("countries", sheets=shown, cited=self._sources(fact.source for fact in known))

    def safety_rules(self) -> str | None:
        """The safety rules, for trainers; None where it is not the course that is served."""
        if self.course.course is None:
            return None
        rules = self.renderer.content.safety_rules
        cited = self._sources(key for rule in rules for key in rule.sources)
        titles = {module.id: module.title for module in self.course.course.modules}
        return self.renderer.page("safety_rules", parts=by_part(rules), titles=titles, cited=cited)

    def programme(self, name: str) -> str | None:
        """A programme for trainers, if there is one of this name. Raises ``ContentProblems``."""
        programme = self.programmes.get(name)
        if programme is None:
            return None
        titles = {used: self.renderer.content.exercise(used).title for used in exercises_in(programme)}
        cited = self._sources([*programme.sources, *(key for step in programme.after for key in step.sources)])
        planned = meetings(programme, titles)
        return self.renderer.page("programme", programme=programme, meetings=planned, cited=cited)

    def trainer(self) -> str | None:
        """The list of guides and programmes; None where it is not the course that is served."""
        if self.course.course is None:
            return None
        modules = [module for module in self.course.modules if module.id in self.guides]
        return self.renderer.page("trainer", modules=modules, programmes=self.programmes.values())

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
