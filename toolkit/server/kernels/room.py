"""The kernels behind open pages: how many, whose, with what environment, and when they end."""

import asyncio
import contextlib
import os
import socket
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import zmq
from jupyter_client.ioloop.restarter import AsyncIOLoopKernelRestarter
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager, ServerKernelManager
from tornado import web
from tornado.websocket import WebSocketHandler
from traitlets import Float, Instance, Integer, Type, default

from toolkit.course.languages import VARIABLE
from toolkit.server.forking import Forked, Template, Templates, can_fork
from toolkit.server.guard.log import trace_without_values
from toolkit.server.kernels.ownership import Owners
from toolkit.server.options import Options

KERNEL_NAME = "python3"
PROCESS = Path(__file__).with_name("process.py")
# A kernel gets these and nothing else of the server's environment: it could hold passwords.
PASSED_ON = frozenset(
    {"PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH"}
    # Without these no process starts on Windows.
    | {"SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP", "USERPROFILE", "APPDATA"}
)
LONGEST_SOCKET_PATH = 100
# An open page holds six; libzmq gives out 1023 unless asked for more, and then refuses the next page.
SOCKETS_OF_A_PAGE = 8
LAST_WORDS = 4000


class RoomFull(Exception):
    """As many pages are open as the server may hold."""


class KernelFailed(Exception):
    """A kernel did not start, or ended while the page was being made."""


class OneKernelSpec(KernelSpecManager):
    """This Python, whatever kernels are installed and whatever a notebook asks for."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002
        """The one kernel. It keeps no history: what is asked of it stays in its memory."""
        launch = [sys.executable, str(PROCESS), "-f", "{connection_file}"]
        quiet = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=40"]
        return KernelSpec(
            argv=[*launch, *quiet],
            display_name="Python 3",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": "forking"}},
        )


class NeverRestart(AsyncIOLoopKernelRestarter):
    """Notices within about a second that a kernel has died, and says so: a restarted one would be empty.

    A fork tells of its end by itself; another kernel has to be asked every second.
    """

    restart_limit = Integer(0)
    time_to_dead = Float(1.0)
    _unwatch: Callable[[], None] | None = None

    def start(self) -> None:
        """Called when the kernel has started."""
        process = self.kernel_manager.provisioner.process
        if isinstance(process, Forked):
            self._unwatch = process.watch(self._ended)
        else:
            super().start()

    def stop(self) -> None:
        """Called before the kernel is ended."""
        if self._unwatch is not None:
            self._unwatch()
            self._unwatch = None
        super().stop()

    def _ended(self) -> None:
        """Waits a little: one that ends while it starts is not known to those yet who want to be told."""
        later = asyncio.get_running_loop().call_later(self.time_to_dead, self._fire_callbacks, "dead")
        self._unwatch = later.cancel


class PageKernel(ServerKernelManager):
    """One kernel process. Its socket files lie in a folder that nobody else can open."""

    restarter_class = Type(NeverRestart)

    def emit(self, schema_id: str, data: dict[str, Any]) -> None:
        """Tells nobody: no one listens here, and a logger of events would be made for each kernel."""

    @default("transport")
    def _default_transport(self) -> str:
        fits = len(self.connection_file) < LONGEST_SOCKET_PATH
        return "ipc" if hasattr(socket, "AF_UNIX") and os.name == "posix" and fits else "tcp"


class RoomKernels(AsyncMappingKernelManager):
    """All kernels of this server. ``take_place`` and ``start`` are the way to one."""

    options = Instance(Options)
    owners = Instance(Owners, args=())

    def __init__(self, options: Options, **kwargs: Any) -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            options=options,
            kernel_spec_manager=OneKernelSpec(parent=kwargs["parent"]),
            kernel_manager_class=f"{PageKernel.__module__}.{PageKernel.__name__}",
            cull_idle_timeout=options.idle,
            cull_interval=options.idle_check,
            # A busy kernel that no page is connected to is stuck, not at work.
            cull_busy=True,
            kernel_info_timeout=options.start_timeout,
            **kwargs,
        )
        usual = self.context.get(zmq.MAX_SOCKETS)
        self.context.set(zmq.MAX_SOCKETS, max(usual, SOCKETS_OF_A_PAGE * options.max_kernels))
        self._seen: set[str] = set()
        self._sockets: dict[str, set[WebSocketHandler]] = {}
        self._starting: set[asyncio.Future[bool]] = set()
        # An author's notebook may show something else each time it runs.
        wanted = options.fork and not options.author and can_fork()
        self.templates = self._make_templates() if wanted else None

    def taken(self) -> int:
        """How many places are taken, by running kernels and by those that are starting."""
        return len(self._kernels.keys() | self.owners.kernels())

    def forking(self) -> dict[str, Any]:
        """Which modules open by a fork, and which do not although somebody opened them, with the reason."""
        if self.templates is None:
            return {"on": False}
        return {"on": True, "templates": list(self.templates.names), "not": dict(self.templates.unfit)}

    async def take_place(self, mark: str) -> str:
        """Keeps a place for the visitor with this mark: the id of a kernel that has not started yet.

        Raises ``RoomFull``.
        """
        kernel_id: str = self.new_kernel_id()
        self.owners.record(kernel_id, mark)  # the place is taken before anything is waited for
        try:
            await self._make_room(mark)
        except RoomFull:
            self.owners.forget(kernel_id)
            raise
        return kernel_id

    async def start(self, kernel_id: str, folder: Path, language: str, template: Template | None = None) -> bool:
        """Starts the kernel for which a place was taken; whether it was forked from ``template``, its cells run.

        ``language`` is that of the page. Raises ``KernelFailed``.
        """
        # A start that is broken off would leave a process that nobody knows of. So it goes on when the visitor leaves.
        starting = asyncio.ensure_future(self._launch_if_wanted(kernel_id, folder, language, template))
        self._starting.add(starting)
        starting.add_done_callback(self._started)
        return await asyncio.shield(starting)

    def _make_templates(self) -> Templates:
        private = Path(self.connection_dir)
        env = kernel_environment(os.environ, private)
        return Templates(env=env, logs=private, log=self.log, timeout=self.options.start_timeout)

    async def _launch_if_wanted(self, kernel_id: str, folder: Path, language: str, template: Template | None) -> bool:
        await self._launch(kernel_id, folder, language, template)
        forked = bool(self._kernels[kernel_id].provisioner.forked)
        if kernel_id not in self.owners.kernels():
            await self.end(kernel_id)
            raise KernelFailed("its visitor has left, or has opened too many pages since")
        return forked

    def _started(self, starting: asyncio.Future[bool]) -> None:
        self._starting.discard(starting)
        if not starting.cancelled():
            starting.exception()  # whoever waited for it was told

    async def _make_room(self, mark: str) -> None:
        """Ends the visitor's own oldest page when she, or the room, has no place left for a new one.

        She often leaves one page for the next, and the new one is asked for before the old one says goodbye.
        """
        while True:
            own = self.owners.kernels_of(mark)
            if len(own) <= self.options.kernels_per_visitor and self.taken() <= self.options.max_kernels:
                return
            if len(own) <= 1:
                raise RoomFull
            await self.end(own[0])

    async def _launch(self, kernel_id: str, folder: Path, language: str, template: Template | None) -> None:
        private = Path(self.connection_dir)
        errors = private / f"{kernel_id}.log"
        env = kernel_environment(os.environ, private) | in_language(language)
        with errors.open("wb") as written:
            try:
                outputs: dict[str, Any] = {"stdout": written, "stderr": written}
                if template is not None:
                    outputs |= {"fork_from": template, "log": errors}
                await self.start_kernel(
                    kernel_id=kernel_id, kernel_name=KERNEL_NAME, cwd=str(folder), env=env, **outputs
                )
            except (OSError, RuntimeError) as reason:
                raise KernelFailed(str(reason)) from reason
        self._kernels[kernel_id].errors = errors

    async def end(self, kernel_id: str) -> None:
        """Ends a kernel at once; it holds nothing that must be saved. Does nothing when it has ended already."""
        self._forget(kernel_id)
        if kernel_id in self:
            with contextlib.suppress(web.HTTPError, KeyError, RuntimeError):
                await self.shutdown_kernel(kernel_id)

    async def end_all(self) -> None:
        """Called when the server stops."""
        for kernel_id in self.owners.kernels():
            self.owners.forget(kernel_id)
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*(self.end(kernel_id) for kernel_id in tuple(self._kernels)))
        if self.templates is not None:
            self.templates.end()

    async def shutdown_kernel(self, kernel_id: str, now: bool = True, restart: bool = False) -> None:  # type: ignore[override]  # noqa: ARG002
        """Called by ``end`` and by the culler."""
        self._forget(kernel_id)
        kernel = self._kernels.get(kernel_id)
        await super()._async_shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]
        _remove_log(kernel)

    def expect_page(self, kernel_id: str) -> None:
        """Ends the kernel unless a page connects to it soon. Called when the page has been sent."""
        loop = asyncio.get_running_loop()
        loop.call_later(self.options.never_connected, lambda: loop.create_task(self._end_unless_seen(kernel_id)))

    async def _end_unless_seen(self, kernel_id: str) -> None:
        if kernel_id in self and kernel_id not in self._seen:
            self.log.info("ending a kernel that no page connected to")
            await self.end(kernel_id)

    def take_socket(self, kernel_id: str, page: WebSocketHandler) -> bool:
        """Keeps one of a kernel's few connections for a page, before anything is waited for; False if none is left."""
        sockets = self._sockets.setdefault(kernel_id, set())
        if len(sockets) >= self.options.sockets_per_kernel:
            return False
        sockets.add(page)
        return True

    def release_socket(self, kernel_id: str, page: WebSocketHandler) -> None:
        """Called when a connection has ended or did not come about."""
        sockets = self._sockets.get(kernel_id, set())
        sockets.discard(page)
        if not sockets:
            self._sockets.pop(kernel_id, None)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Called now and then for each kernel. A page that is silent for very long offers to go on."""
        await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]
        kernel = self._kernels.get(kernel_id)
        if kernel is None or not hasattr(kernel, "last_activity"):
            return
        if (datetime.now(UTC) - kernel.last_activity).total_seconds() > self.options.idle_connected:
            self.log.info("ending a kernel whose page was silent for long")
            pages = tuple(self._sockets.get(kernel_id, ()))
            await self.end(kernel_id)
            for page in pages:
                page.close()

    def notify_connect(self, kernel_id: str) -> None:
        """Called when a page connects."""
        self._seen.add(kernel_id)
        super().notify_connect(kernel_id)  # type: ignore[no-untyped-call]

    def _forget(self, kernel_id: str) -> None:
        self.owners.forget(kernel_id)
        self._seen.discard(kernel_id)
        self._sockets.pop(kernel_id, None)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """A kernel process is gone: what belonged to it goes too."""
        self._forget(kernel_id)
        kernel = self._kernels.get(kernel_id)
        if kernel is None:
            return
        self.log.warning("a kernel died%s", last_words(kernel))
        self.stop_watching_activity(kernel_id)  # type: ignore[no-untyped-call]
        self.remove_kernel(kernel_id)
        self._kernel_connections.pop(kernel_id, None)
        asyncio.ensure_future(kernel.cleanup_resources()).add_done_callback(lambda _: _remove_log(kernel))


def kernel_environment(server: Mapping[str, str], private: Path) -> dict[str, str]:
    """What a kernel may know: how to run Python, and that a page of ours shows what it makes.

    IPython's own files (profile, start-up scripts of whoever runs the server) stay out of it.
    """
    passed = {name: value for name, value in server.items() if name in PASSED_ON or name.startswith("LC_")}
    return {**passed, "FACILITATOR_PAGE": "1", "IPYTHONDIR": str(private / "ipython")}


def in_language(language: str) -> dict[str, str]:
    """What tells a kernel the language of its page."""
    return {VARIABLE: language}


def last_words(kernel: Any) -> str:
    """What a dead kernel's process wrote to its error output, for the log."""
    path: Path | None = getattr(kernel, "errors", None)
    if path is None or not path.is_file():
        return ""
    written = path.read_text("utf-8", "replace")[-LAST_WORDS:].strip()
    return f"; its last words:\n{trace_without_values(written)}" if written else ""


def _remove_log(kernel: Any) -> None:
    path: Path | None = getattr(kernel, "errors", None)
    if path is not None:
        path.unlink(missing_ok=True)
