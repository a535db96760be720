"""Markdown cells → HTML. The notebooks are ours or their author's own, so HTML in them is left as it is."""

import base64
import html
import mimetypes
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import mistune
from mistune.plugins.table import table as plain_table

from toolkit.content.notebooks import CITED, NOTEBOOK_LINK

SECTION = 2
LARGEST_PICTURE = 3 * 1024 * 1024
_ELSEWHERE = re.compile(r"https?://", re.IGNORECASE)
_PICTURE = re.compile(r"image/(png|jpeg|gif|webp|svg\+xml)")


@dataclass(frozen=True)
class ProsePlace:
    """Where prose stands: what it may refer to. ``table_label`` is the spoken name of a wide table's frame."""

    folder: Path
    address: Callable[[str], str]
    sources: Collection[str]
    table_label: str


@dataclass(frozen=True)
class Prose:
    """A rendered cell, the keys of the sources that it cites, and its sections as (anchor, heading), in order."""

    html: str
    cited: tuple[str, ...]
    title: str | None
    sections: tuple[tuple[str, str], ...] = ()


class _Page(mistune.HTMLRenderer):
    """HTML as our pages need it: named headings, framed tables, quiet links, pictures inside the page."""

    def __init__(self, place: ProsePlace, attachments: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(escape=False, allow_harmful_protocols=("data:image/",))
        self.place, self.attachments = place, attachments
        self.cited: list[str] = []
        self.title: str | None = None
        self.sections: list[tuple[str, str]] = []

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ARG002
        words = html.unescape(re.sub(r"<[^>]+>", "", text)).strip()
        anchor = "s-" + re.sub(r"[^\w]+", "-", words.lower()).strip("-")
        if level == 1 and self.title is None:
            self.title = words
        if level == SECTION:
            self.sections.append((anchor, words))
        return f'<h{level} id="{html.escape(anchor)}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        notebook = NOTEBOOK_LINK.fullmatch(url)
        if notebook:
            url = self.place.address(notebook[1].removesuffix(".ipynb")) + (notebook[2] or "")
        shown = super().link(text, url, title)
        return shown.replace("<a ", '<a rel="noreferrer noopener" ', 1) if _ELSEWHERE.match(url) else shown

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return super().image(text, self._inlined(url) or url, title)

    def table(self, text: str) -> str:
        label = html.escape(self.place.table_label)
        return f'<div class="table-scroll" tabindex="0" role="group" aria-label="{label}"><table>{text}</table></div>\n'

    def citation(self, raw: str, keys: list[str]) -> str:
        if not all(key in self.place.sources for key in keys):
            return html.escape(raw)
        self.cited.extend(keys)
        links = ", ".join(f'<a href="#source-{key}">{key}</a>' for key in keys)
        return f'<span class="sources-of">[{links}]</span>'

    def _inlined(self, url: str) -> str | None:
        """A picture in the notebook, or beside it, as a data address: pages load nothing but our own files."""
        if url.startswith("attachment:"):
            parts = self.attachments.get(unquote(url.removeprefix("attachment:")), {})
            return next(
                (f"data:{kind};base64,{data}" for kind, data in parts.items() if _PICTURE.fullmatch(kind)), None
            )
        if ":" in url or url.startswith("/"):
            return None
        return _picture_in(self.place.folder, url)


def render(source: str, place: ProsePlace, attachments: Mapping[str, Mapping[str, str]] | None = None) -> Prose:
    """One markdown cell as HTML."""
    page = _Page(place, attachments or {})
    made = mistune.Markdown(renderer=page, plugins=[plain_table, _citations])
    markup = str(made(source))
    return Prose(markup, tuple(dict.fromkeys(page.cited)), page.title, tuple(page.sections))


def _citations(md: mistune.Markdown) -> None:
    """Teaches mistune ``[V4]`` and ``[P3, X6]``."""
    md.inline.register("citation", CITED.pattern, _parse, before="link")


def _parse(_inline: Any, match: re.Match[str], state: Any) -> int:
    keys = [key.strip() for key in match[0].strip("[]").split(",")]
    state.append_token({"type": "citation", "raw": match[0], "attrs": {"keys": keys}})
    return match.end()


def _picture_in(folder: Path, url: str) -> str | None:
    path = (folder / url).resolve()
    kind = mimetypes.guess_type(path.name)[0] or ""
    if not path.is_relative_to(folder.resolve()) or not _PICTURE.fullmatch(kind) or not path.is_file():
        return None
    if path.stat().st_size > LARGEST_PICTURE:
        return None
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
