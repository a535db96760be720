"""What every address of the server has in common: headers, the check of names and forgeries, errors as pages."""

from types import TracebackType
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from toolkit.server.guard.client import Client, client_of
from toolkit.server.guard.headers import HEADERS, ONLY_HTTPS, policy_of_data, policy_of_pages
from toolkit.server.guard.hosts import is_known_host
from toolkit.server.guard.identity import is_page_token
from toolkit.server.guard.log import discreet, indented
from toolkit.server.kernels.room import RoomKernels
from toolkit.server.options import Options
from toolkit.server.pages.pages import Pages

WORDS_OF = {403: "refused", 404: "not_found", 405: "not_found", 421: "host", 503: "room_full"}
TRY_AGAIN_AFTER = "60"
LONGEST_NAME = 100
NAME_IT = "start the server with --name, and let a proxy pass on Host as the browser sends it"


class Handler(JupyterHandler):
    """The base of all our handlers."""

    answers_any_host = False

    @property
    def serving(self) -> Options:
        """How the server was started."""
        options: Options = self.settings["options"]
        return options

    @property
    def client(self) -> Client:
        """From where the request comes."""
        request = self.request
        return client_of(request.remote_ip or "", request.protocol, request.headers, self.serving.proxies)

    @property
    def kernels(self) -> RoomKernels:
        """The kernels behind open pages."""
        kernels: RoomKernels = self.settings["kernel_manager"]
        return kernels

    def pages(self, lang: str | None = None) -> Pages:
        """The pages in ``lang``; for a message where no language is known, in the first. Raises 404."""
        pages: dict[str, Pages] = self.settings["pages"]
        try:
            return pages[lang or self.serving.languages[0]]
        except KeyError:
            raise web.HTTPError(404) from None

    def set_default_headers(self) -> None:
        """Called for every answer, also again for one that turns into an error."""
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)
        if self.client.safely:
            self.set_header(*ONLY_HTTPS)
        self.set_header("Content-Security-Policy", policy_of_data())

    async def prepare(self, **kwargs: Any) -> None:
        """Called before each request is answered."""
        if not self.answers_any_host and not is_known_host(self.request.host, self.serving.host, *self.serving.names):
            name = self.request.host[:LONGEST_NAME]
            self.log.warning("asked for under the name %r, which is not known here: if it is yours, %s", name, NAME_IT)
            raise web.HTTPError(421)
        await super().prepare(**kwargs)

    def check_host(self) -> bool:
        """Checked in ``prepare``, with a status that says what is wrong."""
        return True

    def check_xsrf_cookie(self) -> None:
        """Whether a request that changes something comes from a page that this visitor opened."""
        if not hasattr(self, "_jupyter_current_user"):  # too early; ``prepare`` asks again when the visitor is known
            return
        sent = self.get_argument("_xsrf", "") or self.request.headers.get("X-Xsrftoken", "")
        secret = self.settings["cookie_secret"]
        if not self.check_origin() or not is_page_token(secret, self.current_user.username, sent):
            raise web.HTTPError(403)

    def finish_page(self, page: str) -> None:
        """Answers with a page."""
        self.begin_page()
        self.finish(page)

    def begin_page(self) -> None:
        """Sets the headers of a page."""
        author = self.serving.author
        script = self.settings["assets"].exit_hash
        policy = policy_of_pages(script, author=author, any_widget=self.serving.any_widget)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", policy)

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002
        """An error as a friendly page with an exit; what happened is in the log only."""
        if status_code == 503:
            self.set_header("Retry-After", TRY_AGAIN_AFTER)
        again = self.request.path if status_code == 503 else None
        self.finish_page(self.pages().renderer.message(WORDS_OF.get(status_code, "failed"), again))

    def log_exception(
        self,
        typ: type[BaseException] | None,  # noqa: ARG002
        value: BaseException | None,
        tb: TracebackType | None,  # noqa: ARG002
    ) -> None:
        """Refusals are everyday life; anything else is a defect, told with its trace and without the request."""
        if not isinstance(value, web.HTTPError):
            self.log.error("%s failed", self._request_summary(), exc_info=value)
        elif value.log_message:
            self.log.info("%d %s\n%s", value.status_code, self._request_summary(), indented(value.log_message))

    def _request_summary(self) -> str:
        """Method and path, for the log: no query, no address of the visitor."""
        return discreet(f"{self.request.method} {self.request.path[:200]!r}")
