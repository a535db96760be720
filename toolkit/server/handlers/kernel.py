"""The addresses of one kernel, for the visitor who opened it."""

from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.services.kernels.handlers import KernelsAPIHandler
from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from toolkit.server.guard.refusals import ADVICE, why_refused
from toolkit.server.handlers.base import Handler
from toolkit.server.kernels.messages import PROTOCOL


class _OfKernel(Handler):
    """Errors here are read by a program: their status says it all."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002
        """No text: there is nobody to read it."""
        self.set_header("Content-Type", "application/json")
        self.finish(self._told({}))

    def _told(self, known: dict[str, Any]) -> dict[str, Any]:
        """What the page needs to say what is wrong: which server answers, and whether the cookie came along."""
        return {**known, "server": self.settings["server_id"], "cookie": self._has_cookie()}

    def _has_cookie(self) -> bool:
        return self.get_cookie(self.settings["cookie_name"]) is not None


class KernelState(_OfKernel):
    """``GET /api/kernels/<id>``: whether the page's kernel is still there."""

    auth_resource = KernelsAPIHandler.auth_resource

    @authorized
    async def get(self, kernel_id: str) -> None:
        """What the page client asks after a lost connection."""
        if not self.check_origin():
            raise web.HTTPError(403)
        model = self.kernels.kernel_model(kernel_id)  # type: ignore[no-untyped-call]
        self.finish(self._told({**model, "refused": self.settings["refusals"].last(kernel_id)}))


class KernelChannels(_OfKernel, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """``/api/kernels/<id>/channels``: the websocket. Only the current protocol, which we can look into."""

    def set_default_headers(self) -> None:
        """Jupyter's own handler sets none on refused connections."""
        Handler.set_default_headers(self)

    async def pre_get(self) -> None:
        """Called before the connection is accepted."""
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if PROTOCOL not in {one.strip() for one in offered.split(",")}:
            raise web.HTTPError(400)
        if not self.kernels.owners.owns(self.current_user.username, self.kernel_id):
            raise web.HTTPError(403)
        if not self.kernels.take_socket(self.kernel_id, self):
            raise web.HTTPError(429)
        await super().pre_get()

    def on_finish(self) -> None:
        """Called when the request is answered; for an accepted connection that is when it was closed."""
        if self.get_status() != 101:
            self._explain_refusal()
            self.kernels.release_socket(self.path_kwargs["kernel_id"], self)
        super().on_finish()

    async def on_message(self, ws_message: bytes | str) -> None:
        """Called with each message of the page; one that comes after the end of the connection is nobody's."""
        if getattr(self, "connection", None) is not None:
            await self.connection.take(ws_message)

    def _explain_refusal(self) -> None:
        """A browser tells its page nothing of a refused websocket, so the page will ask; the log says what to do."""
        why = why_refused(self.request.headers, self.get_status(), has_cookie=self._has_cookie())
        if why is not None:
            self.settings["refusals"].note(self.path_kwargs["kernel_id"], why)
            self.log.warning("%s", ADVICE[why])

    def on_close(self) -> None:
        """A connection that was refused before it began has nothing to take down."""
        self.kernels.release_socket(self.path_kwargs["kernel_id"], self)
        if getattr(self, "connection", None) is not None:
            super().on_close()


class KernelEnd(_OfKernel):
    """``POST /voila/api/shutdown/<id>``: what a page sends when it is closed."""

    async def post(self, kernel_id: str) -> None:
        """Ends the kernel of the page."""
        if not self.kernels.owners.owns(self.current_user.username, kernel_id):
            raise web.HTTPError(404)
        await self.kernels.end(kernel_id)
        self.set_status(204)
        self.finish()
