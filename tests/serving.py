"""Servers for tests, started on free ports and ended by their own process ids."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parent.parent
PATIENCE = 30


@dataclass(frozen=True)
class Server:
    """A running server: its address without a slash at the end, its process, and where its log is."""

    url: str
    pid: int
    log: Path

    def log_text(self) -> str:
        return self.log.read_text("utf-8", errors="replace")


def until(holds: Callable[[], Any], what: str = "it to happen", seconds: float = PATIENCE) -> Any:
    """Waits until ``holds`` gives something true, and returns it: the only place where a test may pause."""
    deadline = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        time.sleep(0.02)
    return found


def in_a_loop(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Runs a coroutine in a loop and a thread of its own: after browser tests Playwright's loop runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


@contextmanager
def process(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process until the block is left."""
    started = subprocess.Popen(command, **options)
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(10)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


@contextmanager
def serving(*options: str) -> Iterator[Server]:
    """The course, or what ``facilitator serve`` serves with these options, until the block is left."""
    port = free_port()
    command = [sys.executable, "-m", "toolkit", "serve", "--port", str(port), *options]
    with running(command, f"http://127.0.0.1:{port}/health") as served:
        yield served


@contextmanager
def running(command: list[str], ready: str) -> Iterator[Server]:
    """A server until the block is left; it is there once the address ``ready`` answers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.txt"
        env = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}
        with path.open("wb") as log, process(command, cwd=ROOT, stdout=log, stderr=log, env=env) as started:
            until(lambda: started.poll() is not None or answers(ready), f"{command} to answer", 60)
            assert started.poll() is None, path.read_text()
            yield Server(ready.rsplit("/", 1)[0], started.pid, path)


def started_kernels(server: int) -> list[psutil.Process]:
    """The kernels that the server with this process id has started, each as a process of its own."""
    return [one for one in psutil.Process(server).children() if runs(one, "kernels/process.py")]


def forked_kernels(server: int) -> list[psutil.Process]:
    """The kernels that were forked: the children of its templates, whose command they show."""
    templates = [one for one in psutil.Process(server).children() if runs(one, "template_process.py")]
    return [fork for one in templates for fork in _children(one)]


def kernels(server: int) -> list[psutil.Process]:
    """All kernels of a server."""
    return [*started_kernels(server), *forked_kernels(server)]


def runs(process: psutil.Process, script: str) -> bool:
    """Whether the process runs the script of this name; not, when it has ended."""
    try:
        return any(part.endswith(script) for part in process.cmdline())
    except psutil.Error:  # it ended while we looked
        return False


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children()
    except psutil.Error:
        return []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
