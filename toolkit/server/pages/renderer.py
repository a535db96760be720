"""What all pages share: the words of their language, the frame around them, and the templates."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from toolkit.content.library import Library
from toolkit.course.languages import Direction, direction
from toolkit.screen.text import line, text
from toolkit.server.pages.assets import Assets


@dataclass(frozen=True)
class Renderer:
    """Renders pages with the words of ``content``. With ``author`` they are around somebody's own notebooks."""

    content: Library
    assets: Assets
    environment: jinja2.Environment
    author: bool = False

    @property
    def language(self) -> str:
        """The tag of the language."""
        return self.content.language

    @property
    def direction(self) -> Direction:
        """Which way it is written."""
        return direction(self.language)

    def say(self, key: str, **values: object) -> str:
        """The words for ``key`` with ``values`` filled in."""
        return self.content.words[f"page.{key}"].format(**values)

    def page(self, name: str, **values: Any) -> str:
        """The page that the template ``name`` makes of ``values``. Raises ``ContentProblems``."""
        shared = {
            "lang": self.language,
            "dir": self.direction,
            "say": self.say,
            "assets": self.assets,
            "author": self.author,
            "site": self.say("tab_author") if self.author else self.content.course.title,
        }
        return self.environment.get_template(f"{name}.html.j2").render(**shared, **values)

    def message(self, about: str, again: str | None = None) -> str:
        """A page that says what went wrong. ``about`` is the key of its words, ``again`` an address to try again."""
        return self.page("message", about=about, again=again)


def template_environment() -> jinja2.Environment:
    """The templates beside this file, compiled once. An unknown name is an error, not an empty space."""
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
