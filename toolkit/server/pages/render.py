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

from toolkit.content import words
from toolkit.content.course import load_course
from toolkit.content.guides import load_guides
from toolkit.content.reference import load_glossary, load_helplines, load_list, load_sources
from toolkit.course.handbook.country import Country, sheets
from toolkit.course.handbook.entries import Term
from toolkit.course.handbook.glossary import letters
from toolkit.course.handbook.guide import Guide
from toolkit.course.handbook.helplines import rows
from toolkit.course.handbook.modules import Course, Module
from toolkit.course.handbook.programme import Programme
from toolkit.course.handbook.reference import Source
from toolkit.course.handbook.safety import SafetyRule, by_part
from toolkit.screen.text import line, text
from toolkit.server.forking import Template
from toolkit.server.guides import meetings, plans
from toolkit.server.kernels.first_view import Shown
from toolkit.server.options import Options
from toolkit.server.pages.assets import Assets
from toolkit.server.pages.markdown import ProsePlace, render
from toolkit.server.pages.shelf import Notebook, Shelf

CLIENT_WORDS = "page.client."
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "ur"})
_NUMBER = re.compile(r"0*(\d+)")


@dataclass(frozen=True)
class Pages:
    """All pages of the server in one language. Templates are compiled once a process."""

    lang: str
    options: Options
    assets: Assets
    environment: jinja2.Environment

    def read_course(self) -> None:
        """Reads what the pages show besides notebooks, so that a mistake in it is found at the start. Raises
        ``ContentProblems``.
        """
        load_helplines()
        if not self._author and self._course:
            self.safety(date.today())
            self.glossary()
            self.countries(date.today())
            self.safety_rules()
            for module_id in self._guides:
                self.guide(module_id)
            for name in self._programmes:
                self.programme(name)

    def home(self) -> str:
        """The list of parts, or of an author's notebooks."""
        titles = self.shelf.titles()
        modules = () if self._author else tuple(one for one in self._course.modules if one.id in titles)
        return self._render("home", course=None if self._author else self._course, modules=modules, titles=titles)

    def safety(self, today: date) -> str:
        """What the exit does, what stays on the device, and whom to call."""
        return self._render("safety", helplines=rows(load_helplines(), self._sources, today))

    def glossary(self) -> str | None:
        """The words of the course; None where it is not the course that is served."""
        if self._author:
            return None
        cited = self._cited(key for term in self._terms for key in term.sources)
        return self._render("glossary", letters=letters(self._terms), cited=cited)

    def countries(self, today: date) -> str | None:
        """What law and services ask and offer, by country; None where it is not the course that is served."""
        if self._author:
            return None
        shown = sheets(self._countries, load_helplines(), self._sources, today)
        known = (fact for sheet in shown for topic in sheet.topics for fact in topic.topic.known)
        return self._render("countries", sheets=shown, cited=self._cited(fact.source for fact in known))

    def trainer(self) -> str | None:
        """The list of guides and programmes; None where it is not the course that is served."""
        if self._author:
            return None
        modules = [one for one in self._course.modules if one.id in self._guides]
        return self._render("trainer", modules=modules, programmes=self._programmes.values())

    def safety_rules(self) -> str | None:
        """The safety rules, for trainers; None where it is not the course that is served."""
        if self._author:
            return None
        cited = self._cited(key for rule in self._safety_rules for key in rule.sources)
        titles = {module.id: module.title for module in self._course.modules}
        return self._render("safety_rules", parts=by_part(self._safety_rules), titles=titles, cited=cited)

    def programme(self, name: str) -> str | None:
        """A programme for trainers, if there is one of this name."""
        programme = None if self._author else self._programmes.get(name)
        if programme is None:
            return None
        cited = self._cited([*programme.sources, *(key for step in programme.after for key in step.sources)])
        return self._render("programme", programme=programme, meetings=meetings(programme), cited=cited)

    def guide(self, module_id: str) -> str | None:
        """The guide to a module, if there is one."""
        module = self._module(module_id)
        if module is None or module_id not in self._guides:
            return None
        guide = self._guides[module_id]
        number = self._number(module_id)
        cited = self._cited(guide.sources)
        return self._render("guide", guide=guide, module=module, number=number, plans=plans(guide), cited=cited)

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
            cited=[self._sources[key] for key in notebook.cited],
            previous=previous,
            next=following,
            page_data={
                "lang": self.lang,
                "dir": self.direction,
                "words": self._client_words,
                "anyWidget": self.options.any_widget,
            },
        )

    def say(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` filled in."""
        return words.load(self.lang)[f"page.{key}"].format(**values)

    def markdown(self, text: str) -> str:
        """Markdown that a cell showed."""
        return render(text, self._place(self.options.notebooks)).html

    @property
    def direction(self) -> str:
        """Which way the language is written."""
        return "rtl" if self.lang in RIGHT_TO_LEFT else "ltr"

    @cached_property
    def shelf(self) -> Shelf:
        """The notebooks that are served."""
        only = self.options.modules
        if only is None and not self._author:
            only = frozenset(one.id for one in self._course.modules)
        return Shelf(self.options.notebooks, self._place, only)

    @cached_property
    def shown(self) -> WeakKeyDictionary[Template, Shown]:
        """What the cells of a notebook show, as long as the template that has run them is there."""
        return WeakKeyDictionary()

    @property
    def _author(self) -> bool:
        return self.options.author

    @cached_property
    def _course(self) -> Course:
        return load_course()

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in load_sources()}

    @cached_property
    def _terms(self) -> tuple[Term, ...]:
        return load_glossary()

    @cached_property
    def _guides(self) -> Mapping[str, Guide]:
        return {guide.id: guide for guide in load_guides()}

    @cached_property
    def _countries(self) -> tuple[Country, ...]:
        return load_list("countries")

    @cached_property
    def _safety_rules(self) -> tuple[SafetyRule, ...]:
        return load_list("safety")

    @cached_property
    def _programmes(self) -> Mapping[str, Programme]:
        return {programme.id: programme for programme in load_list("programmes")}

    def _cited(self, keys: Iterable[str]) -> list[Source]:
        """The sources, each once, by their keys."""
        return [self._sources[key] for key in sorted(set(keys))]

    @staticmethod
    def _number(module_id: str) -> str:
        number = _NUMBER.match(module_id)
        return number[1] if number else module_id

    @cached_property
    def _client_words(self) -> Mapping[str, str]:
        known = words.load(self.lang)
        return {key.removeprefix(CLIENT_WORDS): text for key, text in known.items() if key.startswith(CLIENT_WORDS)}

    def _module(self, module_id: str) -> Module | None:
        if self._author:
            return None
        return next((one for one in self._course.modules if one.id == module_id), None)

    def _neighbours(self, module_id: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
        """The parts before and after, as id and title."""
        titles = self.shelf.titles()
        order = list(titles) if self._author else [one.id for one in self._course.modules if one.id in titles]
        if module_id not in order:
            return None, None
        at = order.index(module_id)
        before, after = order[max(0, at - 1) : at], order[at + 1 : at + 2]
        return _first(before, titles), _first(after, titles)

    def _place(self, folder: Path) -> ProsePlace:
        return ProsePlace(folder, self._address, frozenset(self._sources), self.say("table"))

    def _address(self, module_id: str) -> str:
        return f"/{self.lang}/{module_id}"

    def _render(self, name: str, **values: Any) -> str:
        shared = {
            "lang": self.lang,
            "dir": self.direction,
            "say": self.say,
            "assets": self.assets,
            "author": self._author,
            "site": self.say("tab_author") if self._author else self._course.title,
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
