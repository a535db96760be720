"""One kernel: what it runs, what it knows, how it is watched, and what it leaves when it dies."""

import asyncio
import os
import socket
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jupyter_client.ioloop.restarter import AsyncIOLoopKernelRestarter
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.localinterfaces import localhost
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from traitlets import Float, Integer, Type, default, observe

from toolkit.course.languages import VARIABLE
from toolkit.server.forking import Forked
from toolkit.server.guard.trace import trace_without_values
from toolkit.server.kernels.comms import OpenComms

KERNEL_NAME = "python3"
SHORT_NAME = 16
PROCESS = Path(__file__).with_name("process.py")
# A kernel gets these and nothing else of the server's environment: it could hold passwords.
PASSED_ON = frozenset(
    {"PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH"}
    # Without these no process starts on Windows.
    | {"SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP", "USERPROFILE", "APPDATA"}
)
LAST_WORDS = 4000


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
    active_at: float | None = None
    comms: OpenComms | None = None

    def emit(self, schema_id: str, data: dict[str, Any]) -> None:
        """Tells nobody: no one listens here, and a logger of events would be made for each kernel."""

    @property
    def idle(self) -> float:
        """The seconds since it last did something; a clock that is set anew does not change them."""
        return 0 if self.active_at is None else time.monotonic() - self.active_at

    @observe("last_activity")
    def _note_activity(self, change: object) -> None:  # noqa: ARG002
        self.active_at = time.monotonic()

    @default("transport")
    def _default_transport(self) -> str:
        return "ipc" if hasattr(socket, "AF_UNIX") and os.name == "posix" else "tcp"

    @default("ip")
    def _default_ip(self) -> str:
        """For sockets that are files: their path without the number at its end, which has to be short."""
        if self.transport != "ipc":
            return str(localhost())
        file = Path(self.connection_file)
        return str(file.with_name(file.stem.removeprefix("kernel-").replace("-", "")[:SHORT_NAME]))


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


def remove_log(kernel: Any) -> None:
    """Removes what a kernel's process wrote to its error output."""
    path: Path | None = getattr(kernel, "errors", None)
    if path is not None:
        path.unlink(missing_ok=True)
