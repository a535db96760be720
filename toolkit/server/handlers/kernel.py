"""The addresses of one kernel, for the visitor who opened it."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.services.kernels.handlers import KernelsAPIHandler
from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from zmq import ZMQError

from toolkit.server.guard.refusals import ADVICE, is_of_same_site, why_refused
from toolkit.server.handlers.base import Handler
from toolkit.server.kernels.connection import PageConnection
from toolkit.server.kernels.handshake import handshake_refusal
from toolkit.server.kernels.messages import PROTOCOL

# It becomes the name of a socket, of which there is room for 255 bytes.
SESSION = re.compile(r"[\w-]{1,64}", re.ASCII)


class _OfKernel(Handler):
    """Errors here are read by a program: their status says it all."""

    allowed = "GET"

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002
        """No text: there is nobody to read it."""
        if status_code == 405:
            self.set_header("Allow", self.allowed)
        self.set_header("Content-Type", "application/json")
        self.finish(self._told({}))

    def _told(self, known: dict[str, Any]) -> dict[str, Any]:
        """What the page needs to say what is wrong: which server answers, and whether the cookie came along."""
        return {**known, "server": self.settings["server_id"], "cookie": self._has_cookie()}

    def _has_cookie(self) -> bool:
        return self.get_cookie(self.settings["cookie_name"]) is not None


class KernelState(_OfKernel):
    """``GET /api/kernels/<id>``: whether the page's kernel is still there. 403 when it is another's or has ended."""

    auth_resource = KernelsAPIHandler.auth_resource

    @authorized
    async def get(self, kernel_id: str) -> None:
        """What the page client asks after a lost connection."""
        if not self.check_origin():
            raise web.HTTPError(403)
        model = self.kernels.kernel_model(kernel_id)  # type: ignore[no-untyped-call]
        self.finish(self._told({**model, "refused": self.settings["refusals"].last(kernel_id)}))


class KernelChannels(_OfKernel, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """``/api/kernels/<id>/channels``: the websocket. Only the current protocol, which we can look into.

    Refused with 400 (no proper handshake), 403 (another site, another's kernel), 404 (no kernel yet), 405 (no GET),
    426 (no websocket) or 429 (too many connections).
    """

    kernel_id = ""
    connection: PageConnection | None = None
    _has_left = False
    _refused_with: Mapping[str, str] = MappingProxyType({})

    def set_default_headers(self) -> None:
        """Jupyter's own handler sets none on refused connections."""
        Handler.set_default_headers(self)

    async def get(self, kernel_id: str) -> None:
        """Looks at all that could be refused before anything is made for the connection."""
        refusal = handshake_refusal(self.request.headers)
        if refusal is not None:
            self._refused_with = refusal.headers
            raise web.HTTPError(refusal.status)
        if not SESSION.fullmatch(self.get_argument("session_id", "")):
            raise web.HTTPError(400)
        owns = self.kernels.owners.owns(self.current_user.username, kernel_id)
        if not owns or not is_of_same_site(self.request.headers):
            raise web.HTTPError(403)
        if kernel_id not in self.kernels:
            raise web.HTTPError(404)
        if not self.kernels.sockets.take(kernel_id, self):
            raise web.HTTPError(429)
        self.kernel_id = kernel_id
        await VoilaKernelWebsocketHandler.get(self, kernel_id)

    async def pre_get(self) -> None:
        """Called by the library before the connection is accepted: it makes ready what belongs to it."""
        try:
            await super().pre_get()
        except (KeyError, OSError, TimeoutError, ZMQError) as reason:
            raise web.HTTPError(404) from reason  # the kernel has ended meanwhile
        if self._has_left:
            raise web.Finish  # all was given back

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Says what would be accepted."""
        for name, value in self._refused_with.items():
            self.set_header(name, value)
        super().write_error(status_code, **kwargs)

    def select_subprotocol(self, subprotocols: list[str]) -> str:  # noqa: ARG002 - ``get`` has looked
        """The one protocol."""
        return PROTOCOL

    def on_finish(self) -> None:
        """Called when the request is answered; for an accepted connection that is when it begins."""
        if self.get_status() != 101:
            self._explain_refusal()
            self._give_back()
        super().on_finish()

    async def on_message(self, ws_message: bytes | str) -> None:
        """Called with each message of the page; one that comes after the end of the connection is nobody's."""
        if self.connection is not None:
            await self.connection.take(ws_message)

    def _explain_refusal(self) -> None:
        """A browser tells its page nothing of a refused websocket, so the page will ask; the log says what to do."""
        why = why_refused(self.request.headers, self.get_status(), has_cookie=self._has_cookie())
        if why is not None:
            self.settings["refusals"].note(self.path_kwargs["kernel_id"], why)
            self.log.warning("%s", ADVICE[why])

    def on_close(self) -> None:
        """Called when the connection has ended, also before it was accepted."""
        self._has_left = True
        self._give_back()

    def _give_back(self) -> None:
        """Nothing that was made for the connection stays. Whoever comes second finds nothing left."""
        connection, self.connection = self.connection, None
        if self.kernel_id:
            self.kernels.sockets.release(self.kernel_id, self)
        if connection is not None:
            connection.disconnect()
        if self.ping_callback is not None:
            self.ping_callback.stop()


class KernelEnd(_OfKernel):
    """``POST /voila/api/shutdown/<id>``: what a page sends when it is closed."""

    allowed = "POST"

    async def post(self, kernel_id: str) -> None:
        """Ends the kernel of the page: 204; 403 without the page's token, 404 when it is another's or has ended."""
        if not self.kernels.owners.owns(self.current_user.username, kernel_id):
            raise web.HTTPError(404)
        await self.kernels.end(kernel_id)
        self.set_status(204)
        self.finish()
