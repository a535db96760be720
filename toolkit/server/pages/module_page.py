"""The page of a module: its prose, and a place for each exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.server.pages.course_pages import CoursePages, number_of
from toolkit.server.pages.markdown import ProsePlace
from toolkit.server.pages.renderer import Renderer
from toolkit.server.pages.shelf import Rendered

CLIENT_WORDS = "page.client."


@dataclass(frozen=True)
class ModulePages:
    """The pages of all modules. ``place`` is where their prose stands; with ``any_widget`` widgets bring scripts.

    ``largest`` is how many bytes a page may send at once.
    """

    renderer: Renderer
    course: CoursePages
    place: ProsePlace
    largest: int
    any_widget: bool = False

    def page(self, rendered: Rendered) -> str:
        """A module's page up to the point where its kernel starts: all prose, a placeholder for each exercise."""
        module_id = rendered.notebook.id
        previous, following = self.course.neighbours(module_id)
        sources = self.renderer.content.sources
        return self.renderer.page(
            "module",
            rendered=rendered,
            number=number_of(module_id),
            module=self.course.module(module_id),
            cited=[sources[key] for key in rendered.cited],
            previous=previous,
            next=following,
            page_data={
                "lang": self.renderer.language,
                "dir": self.renderer.direction,
                "words": self._client_words,
                "anyWidget": self.any_widget,
                "largest": self.largest,
            },
        )

    @cached_property
    def _client_words(self) -> Mapping[str, str]:
        """The words that the page client says."""
        known = self.renderer.content.words
        return {key.removeprefix(CLIENT_WORDS): text for key, text in known.items() if key.startswith(CLIENT_WORDS)}
