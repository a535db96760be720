"""The addresses that need no kernel."""

from datetime import date
from typing import Any

from tornado import web

from toolkit import __version__
from toolkit.server.handlers.base import Handler

FOR_EVER = "public, max-age=31536000, immutable"


class Start(Handler):
    """``/`` leads to the home page."""

    def get(self) -> None:
        """Sends the browser on."""
        self.redirect(f"/{self.serving.languages[0]}/", status=302)

    head = get


class Home(Handler):
    """``/en/``: the parts of the course."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(self.pages(lang).home())

    head = get


class HomeWithoutSlash(Handler):
    """``/en`` is how people type it."""

    def get(self, lang: str) -> None:
        """Sends the browser on."""
        self.pages(lang)
        self.redirect(f"/{lang}/", status=302)

    head = get


class Safety(Handler):
    """``/en/safety``: the exit, privacy and helplines."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(self.pages(lang).safety(date.today()))

    head = get


class Glossary(Handler):
    """``/en/glossary``: the words of the course."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).glossary()))

    head = get


class Trainer(Handler):
    """``/en/trainer``: the guides for trainers."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).trainer()))

    head = get


class GuidePage(Handler):
    """``/en/trainer/<module>``: how to run a workshop on a part."""

    def get(self, lang: str, module_id: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).guide(module_id)))

    head = get


class Widgets(Handler):
    """``/en/<module>/widgets/<name>``: the state in which all widgets of a forked page begin."""

    def get(self, lang: str, module_id: str, name: str) -> None:  # noqa: ARG002 - the name says it all
        """JSON out of memory. A page that comes too late for it asks its kernel."""
        shown = next((one for one in self.pages(lang).shown.values() if one.name == name), None)
        if shown is None or "gzip" not in self.request.headers.get("Accept-Encoding", ""):
            raise web.HTTPError(404)
        self.set_header("Content-Type", "application/json")
        self.set_header("Content-Encoding", "gzip")
        self.finish(shown.widgets)

    head = get


class Health(Handler):
    """``/health``, for whoever watches over the server, by whatever name: that of a container, say."""

    answers_any_host = True

    def get(self) -> None:
        """Says that the server lives, how full it is, and which pages are forked."""
        kernels = {"kernels": self.kernels.taken(), "max_kernels": self.serving.max_kernels}
        self.finish({"status": "ok", "version": __version__, **kernels, "forking": self.kernels.forking()})

    head = get


class Robots(Handler):
    """``/robots.txt``: a search engine that opens pages takes places from learners."""

    def get(self) -> None:
        """Asks all robots to stay away."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("User-agent: *\nDisallow: /\n")

    head = get


class Static(Handler):
    """``/static/…``: the page client. A name with a hash never changes its content."""

    def get(self, name: str) -> None:
        """One file out of memory."""
        asset = self.settings["assets"].files.get(name)
        if asset is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", asset.media_type)
        self.set_header("Cache-Control", FOR_EVER if asset.hashed else "no-cache")
        self.set_header("Vary", "Accept-Encoding")
        zipped = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if zipped:
            self.set_header("Content-Encoding", "gzip")
        self.finish(asset.gzipped if zipped else asset.content)

    head = get


class NotFound(Handler):
    """Every other address."""

    async def prepare(self, **kwargs: Any) -> None:
        """Whatever the method."""
        await super().prepare(**kwargs)
        raise web.HTTPError(404)

    def check_xsrf_cookie(self) -> None:
        """There is nothing here that a forged request could change."""


def found(page: str | None) -> str:
    """The page, which is there. Raises ``HTTPError`` when it is not."""
    if page is None:
        raise web.HTTPError(404)
    return page
