"""All pages of the server in one language, by what they are about."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import jinja2

from toolkit.content.library import Library
from toolkit.server.pages.assets import Assets
from toolkit.server.pages.course_pages import CoursePages
from toolkit.server.pages.handbook_pages import HandbookPages
from toolkit.server.pages.markdown import ProsePlace
from toolkit.server.pages.module_page import ModulePages
from toolkit.server.pages.renderer import Renderer
from toolkit.server.pages.shelf import Shelf


@dataclass(frozen=True)
class Pages:
    """The pages in one language, and the ``shelf`` of notebooks that they are about."""

    renderer: Renderer
    shelf: Shelf
    course: CoursePages
    handbook: HandbookPages
    module: ModulePages


def open_pages(
    content: Library,
    assets: Assets,
    environment: jinja2.Environment,
    *,
    notebooks: Path,
    largest: int,
    modules: frozenset[str] | None = None,
    author: bool = False,
    any_widget: bool = False,
) -> Pages:
    """The pages around ``notebooks``, which are an ``author``'s own or those of the course.

    ``modules`` are the only notebooks served, where given; ``largest`` is how many bytes a page may send at once.
    Raises ``ContentProblems`` when something that the pages show besides notebooks cannot be read, so that a mistake in
    it is found at the start.
    """
    renderer = Renderer(content, assets, environment, author)
    course = None if author else content.course
    if modules is None and course:
        modules = frozenset(module.id for module in course.modules)
    place = ProsePlace(
        notebooks, lambda name: f"/{content.language}/{name}", content.sources.keys(), renderer.say("client.table")
    )
    shelf = Shelf(notebooks, place, modules)
    of_course = CoursePages(renderer, shelf, course)
    handbook = HandbookPages(
        renderer, of_course, {} if author else content.guides, {} if author else content.programmes
    )
    _look_through(handbook)
    return Pages(renderer, shelf, of_course, handbook, ModulePages(renderer, of_course, place, largest, any_widget))


def _look_through(handbook: HandbookPages) -> None:
    """Makes each page of the handbook once. Raises ``ContentProblems``."""
    handbook.safety(date.today())
    handbook.glossary()
    handbook.countries(date.today())
    handbook.safety_rules()
    for module_id in handbook.guides:
        handbook.guide(module_id)
    for name in handbook.programmes:
        handbook.programme(name)
