"""The pages as text: templates filled with the course, its words and its notebooks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import jinja2

from toolkit.content.library import Library
from toolkit.course.handbook.glossary import letters
from toolkit.course.handbook.helplines import rows
from toolkit.course.handbook.modules import Module
from toolkit.course.handbook.reference import Source
from toolkit.course.languages import direction
from toolkit.screen.text import line, text
from toolkit.server.forking import Template
from toolkit.server.guides import plans
from toolkit.server.kernels.first_view import Shown
from toolkit.server.options import Options
from toolkit.server.pages.assets import Assets
from toolkit.server.pages.markdown import ProsePlace
from toolkit.server.pages.shelf import Notebook, Shelf

CLIENT_WORDS = "page.client."
_NUMBER = re.compile(r"0*(\d+)")


@dataclass(frozen=True)
class Pages:
    """All pages of the server in one language. Templates are compiled once a process."""

    library: Library
    options: Options
    assets: Assets
    environment: jinja2.Environment

    def read_course(self) -> None:
        """Reads what the pages show besides notebooks, so that a mistake in it is found at the start. Raises
        ``ContentProblems``.
        """
        self.safety(date.today())
        if not self._author:
            self.home()
            self.glossary()
            for module_id in self.library.guides:
                self.guide(module_id)

    def home(self) -> str:
        """The list of parts, or of an author's notebooks."""
        titles = self.shelf.titles()
        modules = () if self._author else tuple(one for one in self.library.course.modules if one.id in titles)
        return self._render(
            "home", course=None if self._author else self.library.course, modules=modules, titles=titles
        )

    def safety(self, today: date) -> str:
        """What the exit does, what stays on the device, and whom to call."""
        return self._render("safety", helplines=rows(self.library.helplines, self.library.sources, today))

    def glossary(self) -> str | None:
        """The words of the course; None where it is not the course that is served."""
        if self._author:
            return None
        cited = self._cited(key for term in self.library.glossary for key in term.sources)
        return self._render("glossary", letters=letters(self.library.glossary), cited=cited)

    def trainer(self) -> str | None:
        """The list of guides; None where it is not the course that is served."""
        if self._author:
            return None
        modules = [one for one in self.library.course.modules if one.id in self.library.guides]
        return self._render("trainer", modules=modules)

    def guide(self, module_id: str) -> str | None:
        """The guide to a module, if there is one."""
        module = self._module(module_id)
        if module is None or module_id not in self.library.guides:
            return None
        guide = self.library.guides[module_id]
        number = self._number(module_id)
        cited = self._cited(guide.sources)
        return self._render(
            "guide", guide=guide, module=module, number=number, plans=plans(guide, self.library.exercise), cited=cited
        )

    def message(self, about: str, again: str | None = None) -> str:
        """A page that says what went wrong. ``about`` is the key of its words, ``again`` an address to try again."""
        return self._render("message", about=about, again=again)

    def module(self, notebook: Notebook) -> str:
        """A module's page up to the point where its kernel starts: all prose, a placeholder for each exercise."""
        previous, following = self._neighbours(notebook.id)
        return self._render(
            "module",
            notebook=notebook,
            number=self._number(notebook.id),
            module=self._module(notebook.id),
            cited=[self.library.sources[key] for key in notebook.cited],
            previous=previous,
            next=following,
            page_data={
                "lang": self.lang,
                "dir": self.direction,
                "words": self._client_words,
                "anyWidget": self.options.any_widget,
                "largest": self.options.max_message,
            },
        )

    def say(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` filled in."""
        return self.library.words[f"page.{key}"].format(**values)

    @property
    def lang(self) -> str:
        """The tag of the language."""
        return self.library.language

    @property
    def direction(self) -> str:
        """Which way the language is written."""
        return direction(self.lang)

    @cached_property
    def shelf(self) -> Shelf:
        """The notebooks that are served."""
        only = self.options.modules
        if only is None and not self._author:
            only = frozenset(one.id for one in self.library.course.modules)
        return Shelf(self.options.notebooks, self._place, only)

    @cached_property
    def shown(self) -> WeakKeyDictionary[Template, Shown]:
        """What the cells of a notebook show, as long as the template that has run them is there."""
        return WeakKeyDictionary()

    @property
    def _author(self) -> bool:
        return self.options.author

    def _cited(self, keys: Iterable[str]) -> list[Source]:
        """The sources, each once, by their keys."""
        return [self.library.sources[key] for key in sorted(set(keys))]

    @staticmethod
    def _number(module_id: str) -> str:
        number = _NUMBER.match(module_id)
        return number[1] if number else module_id

    @cached_property
    def _client_words(self) -> Mapping[str, str]:
        known = self.library.words
        return {key.removeprefix(CLIENT_WORDS): text for key, text in known.items() if key.startswith(CLIENT_WORDS)}

    def _module(self, module_id: str) -> Module | None:
        if self._author:
            return None
        return next((one for one in self.library.course.modules if one.id == module_id), None)

    def _neighbours(self, module_id: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
        """The parts before and after, as id and title."""
        titles = self.shelf.titles()
        order = list(titles) if self._author else [one.id for one in self.library.course.modules if one.id in titles]
        if module_id not in order:
            return None, None
        at = order.index(module_id)
        before, after = order[max(0, at - 1) : at], order[at + 1 : at + 2]
        return _first(before, titles), _first(after, titles)

    def _place(self, folder: Path) -> ProsePlace:
        return ProsePlace(folder, self._address, frozenset(self.library.sources), self.say("client.table"))

    def _address(self, module_id: str) -> str:
        return f"/{self.lang}/{module_id}"

    def _render(self, name: str, **values: Any) -> str:
        shared = {
            "lang": self.lang,
            "dir": self.direction,
            "say": self.say,
            "assets": self.assets,
            "author": self._author,
            "site": self.say("tab_author") if self._author else self.library.course.title,
        }
        return self.environment.get_template(f"{name}.html.j2").render(**shared, **values)


def template_environment() -> jinja2.Environment:
    """The templates beside this file. An unknown name is an error, not an empty space."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).resolve().parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(line=line, text=text)
    return environment


def _first(ids: list[str], titles: Mapping[str, str]) -> tuple[str, str] | None:
    return (ids[0], titles[ids[0]]) if ids else None
