"""The kernels behind open pages: they are given, used and ended here; each rule has a file of its own."""

import asyncio
import contextlib
import os
from functools import partial
from pathlib import Path
from typing import Any

import zmq
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado import web
from traitlets import Instance

from toolkit.server.forking import Template, Templates, can_fork
from toolkit.server.kernels.comms import OpenComms
from toolkit.server.kernels.culling import Condition, memory_of, reason_to_end
from toolkit.server.kernels.first_view import FirstViews
from toolkit.server.kernels.kernel import (
    KernelFailed,
    OneKernelSpec,
    PageKernel,
    kernel_environment,
    last_words,
    remove_log,
)
from toolkit.server.kernels.launching import Launches, launch
from toolkit.server.kernels.ownership import Owner, Owners
from toolkit.server.kernels.places import Places
from toolkit.server.kernels.sockets import PageSockets, close_all, sockets_for
from toolkit.server.kernels.waiting import Waiting
from toolkit.server.options import Options, per_address

# An open page holds six; libzmq gives out 1023 unless asked for more, and then refuses the next page.
SOCKETS_OF_A_PAGE = 8


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
        limits = {"most": options.max_kernels, "each": options.kernels_per_visitor, "there": per_address(options)}
        self.places = Places(self.owners, self._kernels.keys, self.end, **limits)
        self.sockets = PageSockets(each=options.sockets_per_kernel, most=sockets_for(options.max_kernels))
        self._launches = Launches()
        self.first_views = FirstViews()
        self._seen: set[str] = set()
        self._ending: set[asyncio.Future[None]] = set()
        # An author's notebook may show something else each time it runs.
        wanted = options.fork and not options.author and can_fork()
        self.templates = self._make_templates() if wanted else None

    def forking(self) -> dict[str, Any]:
        """Which modules open by a fork, and which do not although somebody opened them, with the reason."""
        if self.templates is None:
            return {"on": False}
        return {"on": True, "templates": list(self.templates.names), "not": dict(self.templates.unfit)}

    async def take_place(self, mark: str, address: str | None = None) -> str:
        """Keeps a place for the visitor with this mark, who comes from this address where that counts.

        Gives the id of a kernel that has not started yet. Raises ``RoomFull``.
        """
        kernel_id: str = self.new_kernel_id()
        await self.places.take(kernel_id, Owner(mark, address))
        return kernel_id

    async def start(self, kernel_id: str, folder: Path, language: str, template: Template | None = None) -> bool:
        """Starts the kernel for which a place was taken; whether it was forked from ``template``, its cells run.

        ``language`` is that of the page. Raises ``KernelFailed``.
        """
        return await self._launches.see_through(self._launch_if_wanted(kernel_id, folder, language, template))

    async def end(self, kernel_id: str) -> None:
        """Ends a kernel at once; it holds nothing that must be saved. Does nothing when it has ended already."""
        pages = self.sockets.of(kernel_id)
        self._forget(kernel_id)
        if kernel_id in self:
            with contextlib.suppress(web.HTTPError, KeyError, RuntimeError):
                await self.shutdown_kernel(kernel_id)
        close_all(pages)

    def end_soon(self, kernel_id: str) -> None:
        """Ends a kernel where nothing can be waited for."""
        ending = asyncio.ensure_future(self.end(kernel_id))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    async def end_all(self) -> None:
        """Called when the server stops."""
        for kernel_id in self.owners.kernels():
            self.owners.forget(kernel_id)
        await self._launches.all_over()
        await asyncio.gather(*(self.end(kernel_id) for kernel_id in tuple(self._kernels)))
        if self.templates is not None:
            self.templates.end()

    async def shutdown_kernel(self, kernel_id: str, now: bool = True, restart: bool = False) -> None:  # type: ignore[override]  # noqa: ARG002
        """Called by ``end`` and by the culler."""
        self._forget(kernel_id)
        kernel = self._kernels.get(kernel_id)
        await super()._async_shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]
        remove_log(kernel)

    def expect_page(self, kernel_id: str) -> None:
        """Ends the kernel unless a page connects to it soon. Called when the page has been sent."""
        loop = asyncio.get_running_loop()
        loop.call_later(self.options.never_connected, self._end_unless_seen, kernel_id)

    def notify_connect(self, kernel_id: str) -> None:
        """Called when a page connects."""
        self._seen.add(kernel_id)
        self._count_pages(kernel_id)

    def notify_disconnect(self, kernel_id: str) -> None:
        """Called when a page's connection is over, also when it never came about."""
        self._count_pages(kernel_id)

    def start_buffering(self, kernel_id: str, session_key: str, channels: dict[str, Any]) -> None:
        """Called when the last page of a kernel has left: what the kernel says meanwhile is kept, within limits."""
        if not channels:  # a page that never connected
            return
        if kernel_id not in self.owners.kernels():  # it is ending, and would not look here again
            for stream in channels.values():
                stream.close()
            return
        super().start_buffering(kernel_id, session_key, channels)  # type: ignore[no-untyped-call]
        waiting = Waiting(self._kernel_buffers[kernel_id]["buffer"], self.options.max_unread)
        for channel, stream in channels.items():
            stream.on_recv(partial(self._wait, kernel_id, waiting, channel))

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Called now and then for each kernel."""
        kernel: Any = self._kernels.get(kernel_id)
        if kernel is None:
            return
        dead, memory = kernel.execution_state == "dead", memory_of(kernel.provisioner and kernel.provisioner.pid)
        condition = Condition(kernel.idle, pages=len(self.sockets.of(kernel_id)), memory=memory, dead=dead)
        reason = reason_to_end(condition, self.options)
        if reason is not None:
            self.log.warning("ending a kernel: %s", reason)
            await self.end(kernel_id)

    def _count_pages(self, kernel_id: str) -> None:
        """The library would count down once for a connection that it never counted up."""
        if kernel_id in self._kernel_connections:
            self._kernel_connections[kernel_id] = len(self.sockets.of(kernel_id))

    def _wait(self, kernel_id: str, waiting: Waiting, channel: str, parts: list[Any]) -> None:
        if not waiting.take(channel, parts):
            self.log.warning("ending a kernel that says too much while its page is away")
            self.end_soon(kernel_id)

    def _make_templates(self) -> Templates:
        private = Path(self.connection_dir)
        env = kernel_environment(os.environ, private)
        ready, fork = self.options.start_timeout, self.options.fork_timeout
        return Templates(env=env, logs=private, log=self.log, timeout=ready, fork_timeout=fork)

    async def _launch_if_wanted(self, kernel_id: str, folder: Path, language: str, template: Template | None) -> bool:
        private = Path(self.connection_dir)
        where = {"private": private, "folder": folder}
        errors = await launch(self.start_kernel, kernel_id, **where, language=language, template=template)
        kernel: Any = self._kernels[kernel_id]
        kernel.errors, kernel.comms = errors, OpenComms(self.options.comms_per_kernel)
        if kernel_id not in self.owners.kernels():
            await self.end(kernel_id)
            raise KernelFailed("its visitor has left, or has opened too many pages since")
        return bool(kernel.provisioner.forked)

    def _end_unless_seen(self, kernel_id: str) -> None:
        if kernel_id in self and kernel_id not in self._seen:
            self.log.info("ending a kernel that no page connected to")
            self.end_soon(kernel_id)

    def _forget(self, kernel_id: str) -> None:
        self.owners.forget(kernel_id)
        self._seen.discard(kernel_id)
        self.sockets.forget(kernel_id)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """A kernel process is gone: what belonged to it goes too, its pages once they have been told."""
        asyncio.get_running_loop().call_soon(close_all, self.sockets.of(kernel_id))
        self._forget(kernel_id)
        kernel = self._kernels.get(kernel_id)
        if kernel is None:
            return
        self.log.warning("a kernel died%s", last_words(kernel))
        self.stop_watching_activity(kernel_id)  # type: ignore[no-untyped-call]
        self.stop_buffering(kernel_id)  # type: ignore[no-untyped-call]
        self.remove_kernel(kernel_id)
        self._kernel_connections.pop(kernel_id, None)
        asyncio.ensure_future(kernel.cleanup_resources()).add_done_callback(lambda _: remove_log(kernel))
