"""A template process, seen from the server."""

import asyncio
import contextlib
import json
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self
from weakref import WeakValueDictionary

import psutil

from toolkit.server.forking.forked import Forked

PROCESS = Path(__file__).with_name("template_process.py")
_LENGTH = struct.Struct("!I")
_CHUNK = 1 << 16
PATIENCE_WITH_A_FORK = 10.0

Outputs = tuple[tuple[Mapping[str, Any], ...], ...]


class TemplateFailed(Exception):
    """A template did not start, or has ended."""


class Unfit(TemplateFailed):
    """The notebook does something that cannot be forked: it will not become fit by trying again."""


class Template:
    """A process that has run the cells of a notebook.

    ``outputs`` holds what each of them showed, ``widgets`` the state of each widget by its id, which is that of every
    new fork, too; it is empty when there are none, or some that cannot be told in JSON.
    ``patience`` is how many seconds a fork may take.

    Make one by ``start``.
    """

    def __init__(self, process: subprocess.Popen[bytes], speech: socket.socket) -> None:
        self.outputs: Outputs = ()
        self.widgets: Mapping[str, Any] = {}
        self.patience = PATIENCE_WITH_A_FORK
        self._process = process
        self._speech = speech
        self._turn = asyncio.Lock()
        self._forks: WeakValueDictionary[int, Forked] = WeakValueDictionary()
        self._retired = False

    @classmethod
    async def start(
        cls, cells: Sequence[str], *, cwd: Path, env: Mapping[str, str], log: Path, lifeline: int, timeout: float
    ) -> Self:
        """Starts a template and waits until it has run ``cells``.

        It and its forks end when the other end of the pipe ``lifeline`` is closed. Raises ``TemplateFailed``.
        """
        template = cls(*_launched(cwd, env, log, lifeline))
        try:
            async with asyncio.timeout(timeout):
                answer, _ = await template._ask({"cells": list(cells)})
        except (OSError, TimeoutError) as reason:
            template.end()
            raise TemplateFailed(f"it did not answer: {reason!r}") from reason
        except BaseException:
            template.end()
            raise
        if "unfit" in answer:
            template.end()
            raise Unfit(answer["unfit"])
        template.outputs = tuple(tuple(cell) for cell in answer["outputs"])
        template.widgets = answer["widgets"]
        return template

    async def fork(self, connection_file: str, log: Path) -> Forked:
        """A new kernel that serves on ``connection_file`` and writes into ``log``. Raises ``TemplateFailed``.

        A template that does not answer for ``patience`` seconds is ended: all who come would wait for it in vain.
        """
        try:
            async with asyncio.timeout(self.patience):
                answer, handles = await self._ask({"connection": connection_file, "log": str(log)})
        except TimeoutError as reason:
            self._end_with_unknown_forks()
            raise TemplateFailed(f"it did not fork within {self.patience:g} seconds") from reason
        except OSError as reason:
            raise TemplateFailed(f"it has ended: {reason!r}") from reason
        forked = Forked(answer["pid"], handles[0])
        self._forks[forked.pid] = forked
        return forked

    @property
    def alive(self) -> bool:
        """Whether it can still fork."""
        return not self._retired and self._process.poll() is None

    @property
    def memory(self) -> int:
        """The bytes that it holds, 0 when it has ended."""
        with contextlib.suppress(psutil.Error):
            return int(psutil.Process(self._process.pid).memory_info().rss)
        return 0

    def retire(self) -> None:
        """No more forks: it stays as the parent of those that there are, and ends with the last of them."""
        self._retired = True
        with contextlib.suppress(OSError):
            self._speech.shutdown(socket.SHUT_RDWR)
        if not self._turn.locked():
            self._speech.close()

    def end(self) -> None:
        """Ends it at once; its forks go on."""
        self.retire()
        self._process.kill()
        self._process.wait()

    def _end_with_unknown_forks(self) -> None:
        """Ends it, and a fork of which it could not tell any more: that would serve nobody, on files of another."""
        known = set(self._forks)
        with contextlib.suppress(psutil.Error):
            self._process.send_signal(signal.SIGSTOP)
            forks = psutil.Process(self._process.pid).children()
            for fork in forks:
                if fork.pid not in known:
                    fork.kill()
        self.end()

    async def _ask(self, message: object) -> tuple[Any, list[int]]:
        """Sends a message and gives its answer, with the descriptors that came along. Raises ``OSError``."""
        # An answer that nobody waits for any more would be taken for the next one.
        exchange = asyncio.ensure_future(self._exchange(json.dumps(message).encode()))
        exchange.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(exchange)

    async def _exchange(self, written: bytes) -> tuple[Any, list[int]]:
        async with self._turn:
            try:
                await asyncio.get_running_loop().sock_sendall(self._speech, _LENGTH.pack(len(written)) + written)
                return await self._answer()
            finally:
                if self._retired:
                    self._speech.close()

    async def _answer(self) -> tuple[Any, list[int]]:
        found = b""
        handles: list[int] = []
        while len(found) < _LENGTH.size or len(found) < _LENGTH.size + _LENGTH.unpack_from(found)[0]:
            await self._readable()
            part, received, _, _ = socket.recv_fds(self._speech, _CHUNK, 1)
            if not part:
                raise ConnectionResetError("the template has closed its socket")
            found, handles = found + part, [*handles, *received]
        return json.loads(found[_LENGTH.size :]), handles

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        loop.add_reader(self._speech, _settle, ready)
        try:
            await ready
        finally:
            loop.remove_reader(self._speech)


def _launched(
    cwd: Path, env: Mapping[str, str], log: Path, lifeline: int
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """The process of a template, and our end of the socket to it."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    command = [sys.executable, str(PROCESS), str(theirs.fileno()), str(lifeline)]
    try:
        with theirs, log.open("wb") as written:
            process = subprocess.Popen(  # noqa: S603 - our own script
                command,
                cwd=cwd,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
                pass_fds=(theirs.fileno(), lifeline),
                start_new_session=True,
            )
    except OSError as reason:
        ours.close()
        raise TemplateFailed(f"it did not start: {reason}") from reason
    return process, ours


def _settle(ready: "asyncio.Future[None]") -> None:
    if not ready.done():
        ready.set_result(None)
