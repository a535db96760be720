"""The addresses that need no kernel."""

import hmac
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
        self.finish_page(self.pages(lang).course.home())

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
        self.finish_page(self.pages(lang).handbook.safety(date.today()))

    head = get


class Glossary(Handler):
    """``/en/glossary``: the words of the course."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).handbook.glossary()))

    head = get


class Countries(Handler):
    """``/en/countries``: what law and services ask and offer, by country."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).handbook.countries(date.today())))

    head = get


class Trainer(Handler):
    """``/en/trainer``: the guides and programmes for trainers."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).handbook.trainer()))

    head = get


class GuidePage(Handler):
    """``/en/trainer/<module>``: how to run a workshop on a part."""

    def get(self, lang: str, module_id: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).handbook.guide(module_id)))

    head = get


class SafetyRules(Handler):
    """``/en/trainer/safety``: the safety rules of the course, on one page."""

    def get(self, lang: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).handbook.safety_rules()))

    head = get


class ProgrammePage(Handler):
    """``/en/trainer/programmes/<name>``: a programme of days or weekly meetings."""

    def get(self, lang: str, name: str) -> None:
        """A page without a kernel."""
        self.finish_page(found(self.pages(lang).handbook.programme(name)))

    head = get


class Widgets(Handler):
    """``/en/<module>/widgets/<name>``: the state in which all widgets of a forked page begin."""

    def get(self, lang: str, module_id: str, name: str) -> None:  # noqa: ARG002 - the name says it all
        """JSON out of memory. A page that comes too late for it asks its kernel."""
        self.pages(lang)
        view = self.kernels.first_views.named(name)
        if view is None or "gzip" not in self.request.headers.get("Accept-Encoding", ""):
            raise web.HTTPError(404)
        self.set_header("Content-Type", "application/json")
        self.set_header("Content-Encoding", "gzip")
        self.finish(view.widgets)

    head = get


class Health(Handler):
    """``/health``, for whoever watches over the server, by whatever name (a container's, say): always 200."""

    answers_any_host = True

    def get(self) -> None:
        """Says that the server lives. How full it is and what was opened is its owner's business."""
        self.finish({"status": "ok", **(self._details() if self._is_for_the_owner() else {})})

    head = get

    def _is_for_the_owner(self) -> bool:
        """Whether somebody asks on the machine itself, past any proxy, or knows the token."""
        token = self.serving.health_token
        sent = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
        return self.client.near or (bool(token) and hmac.compare_digest(sent.encode(), token.encode()))

    def _details(self) -> dict[str, Any]:
        kernels = {"kernels": self.kernels.places.taken(), "max_kernels": self.serving.max_kernels}
        return {"version": __version__, **kernels, "forking": self.kernels.forking()}


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
