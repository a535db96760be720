"""The process of one template, started as a script by ``template``.

It runs the cells of a notebook in IPython's shell, without a kernel and without sockets, keeps what they showed, and
then forks a kernel for each visitor who comes. It speaks over a socket that it inherits: each message is its length in
four bytes and then JSON.

Before a fork there must be one thread only: a lock that another thread holds would be held for ever in the child.
"""

import gc
import json
import os
import random
import signal
import socket
import struct
import sys
import threading
from collections.abc import Iterable
from typing import Any

LENGTH = struct.Struct("!I")
FAILURE = 1
# What a kernel imports only when it starts.
KERNEL_MODULES = (
    "faulthandler",
    "ipykernel.control",
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "ipykernel.subshell_manager",
    "tornado.platform.asyncio",
)


class Unfit(Exception):
    """What the cells did cannot be forked; each visitor's kernel must run them itself."""


def main() -> None:
    """Serves forks until the server closes the socket; then waits for the last fork to end."""
    # Speaks first of all to be sure that nothing of this folder is taken for a module of somebody else's.
    del sys.path[0]
    speech = socket.socket(fileno=int(sys.argv[1]))
    asked = receive(speech) or {}
    shell = make_shell()
    try:
        outputs = run(shell, asked["cells"])
        prepare_for_forks()
    except Unfit as reason:
        send(speech, {"unfit": str(reason)})
        return
    send(speech, {"outputs": outputs, "widgets": widget_states()})
    # Ended forks leave nothing behind.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while (order := receive(speech)) is not None:
        fork(speech, order, shell)
    speech.close()
    wait_for_forks()


def make_shell() -> Any:
    """IPython's shell as a kernel has it, with everything that a kernel needs imported but nothing started."""
    # The debugger takes a fifth of a kernel's start; nothing that speaks to these kernels could use it.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    import ipykernel.ipkernel  # noqa: F401 - from now on, widgets find its comms
    from ipykernel.zmqshell import ZMQInteractiveShell

    return ZMQInteractiveShell.instance(config=configuration())


def configuration() -> Any:
    """What is set for the shell and for each kernel. History would be a thread and a file."""
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.IPKernelApp.log_level = 40
    return config


def run(shell: Any, cells: Iterable[str]) -> list[list[dict[str, Any]]]:
    """Runs the cells and gives the outputs of each, as a notebook keeps them. Raises ``Unfit``."""
    return [run_cell(shell, number, source) for number, source in enumerate(cells)]


def run_cell(shell: Any, number: int, source: str) -> list[dict[str, Any]]:
    """Runs one cell. What it writes has an order and a place that only a kernel knows."""
    from IPython.core.displayhook import CapturingDisplayHook
    from IPython.utils.capture import capture_output

    trap = shell.display_trap
    hook = trap.hook
    with capture_output() as caught:
        trap.hook = CapturingDisplayHook(shell, caught._outputs)  # type: ignore[no-untyped-call]
        try:
            result = shell.run_cell(source, store_history=False)
        finally:
            trap.hook = hook
    if not result.success:
        raise Unfit(f"cell {number} fails")
    if caught.stdout or caught.stderr:
        raise Unfit(f"cell {number} writes")
    return [output_of(shown) for shown in caught.outputs]


def output_of(shown: Any) -> dict[str, Any]:
    """One output as a notebook keeps it."""
    if shown.update:
        raise Unfit("an output is changed later")
    return {"output_type": "display_data", "data": shown.data, "metadata": shown.metadata or {}}


def widget_states() -> dict[str, Any]:
    """The state of each widget by its id, as ipywidgets tells it to a page that asks; nothing when some is binary."""
    if "ipywidgets" not in sys.modules:
        return {}
    from ipywidgets import Widget

    states: dict[str, Any] = Widget.get_manager_state()["state"]
    return {} if any("buffers" in one for one in states.values()) else states


def prepare_for_forks() -> None:
    """Imports what a kernel's start imports, and puts all objects where the collector does not touch them.

    A page of memory that is not written to is shared with the template for ever.
    """
    for module in KERNEL_MODULES:
        __import__(module)
    if threading.active_count() > 1:
        names = ", ".join(thread.name for thread in threading.enumerate()[1:])
        raise Unfit(f"a cell has started a thread: {names}")
    gc.collect()
    gc.freeze()


def fork(speech: socket.socket, order: dict[str, str], shell: Any) -> None:
    """Forks one kernel and tells the server of it, with a descriptor that stays its own whatever happens to its id."""
    pid = os.fork()
    if pid == 0:
        try:
            speech.close()
            be_kernel(order, shell)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(FAILURE)
    handle = os.pidfd_open(pid)
    try:
        send(speech, {"pid": pid}, [handle])
    finally:
        os.close(handle)


def be_kernel(order: dict[str, str], shell: Any) -> None:
    """Serves as a kernel on its own connection file until it is ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    write_to(order["log"])
    forget_the_template()
    app = kernel_app()
    app.connection_file = order["connection"]
    app.initialize()
    point_at(app.kernel, shell)
    end_with(app, int(sys.argv[2]))
    app.start()


def write_to(path: str) -> None:
    """Leads what the process writes into the file at ``path``."""
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)


def forget_the_template() -> None:
    """Nothing random may come twice, and no event loop may be shared."""
    import asyncio

    random.seed()
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()
    asyncio.set_event_loop(asyncio.new_event_loop())


def point_at(kernel: Any, shell: Any) -> None:
    """Whatever was made before there was a kernel speaks through this one from now on."""
    from comm import get_comm_manager

    shell.kernel, shell.parent = kernel, kernel
    # A comm that once asked for its kernel in vain stays silent for ever.
    for comm in get_comm_manager().comms.values():
        comm.kernel = kernel  # type: ignore[attr-defined]


def kernel_app() -> Any:
    """IPython's kernel, made for this process: quiet, and without a thread that only looks whether its parent lives."""
    from importlib import import_module

    kernelapp: Any = import_module("ipykernel.kernelapp")
    kernelapp.IOPubThread = without_pipe()
    return forked_class(kernelapp.IPKernelApp).instance(config=configuration())


def without_pipe() -> Any:
    """The thread that sends what a kernel prints, without a port for what processes print that it forks."""
    from ipykernel.iostream import IOPubThread

    class WithoutPipe(IOPubThread):
        def __init__(self, socket: Any, pipe: bool = False, **kwargs: Any) -> None:  # noqa: ARG002
            super().__init__(socket, pipe=False, **kwargs)  # type: ignore[no-untyped-call]

    return WithoutPipe


def forked_class(kernel_app_class: Any) -> Any:
    """IPython's ``kernel_app_class`` for a fork: most of what it does at a start is done already."""

    class ForkedKernelApp(kernel_app_class):  # type: ignore[misc]
        """Its connection file is written already, and there is nobody to print advice for."""

        def init_control(self, context: Any) -> None:
            """Without the thread for subshells: there is one learner, and she does one thing at a time."""
            super().init_control(context)
            self.shell_channel_thread = None

        def log_connection_info(self) -> None:
            """Keeps the ports for the kernel, as the original does, and prints nothing."""
            names = ("shell", "iopub", "stdin", "hb", "control")
            self._ports = {name: getattr(self, f"{name}_port") for name in names}

        def initialize(self, argv: Any = None) -> None:  # noqa: ARG002
            """What is left of the original's steps: the shell is there already, nothing is to be configured, and nobody
            listens to a heartbeat where the process itself can be watched.
            """
            self.init_connection_file()
            self.init_sockets()
            self.log_connection_info()
            self.init_io()
            self.init_signal()
            self.init_kernel()
            self.init_shell()

    return ForkedKernelApp


def end_with(app: Any, lifeline: int) -> None:
    """Ends this kernel when the server has ended: then the other end of the pipe ``lifeline`` is closed."""
    from tornado.ioloop import IOLoop

    IOLoop.current().add_handler(lifeline, lambda *_: os._exit(0), IOLoop.READ)


def wait_for_forks() -> None:
    """Stays as the parent of its forks. With SIGCHLD ignored, waiting ends when the last of them has."""
    try:
        os.wait()
    except ChildProcessError:
        return


def send(speech: socket.socket, message: object, descriptors: Iterable[int] = ()) -> None:
    """Sends one message; the descriptors travel with it."""
    written = json.dumps(message).encode()
    socket.send_fds(speech, [LENGTH.pack(len(written))], list(descriptors))
    speech.sendall(written)


def receive(speech: socket.socket) -> Any:
    """The next message, or None when the server has closed the socket."""
    head = exactly(speech, LENGTH.size)
    body = head and exactly(speech, *LENGTH.unpack(head))
    return json.loads(body) if body else None


def exactly(speech: socket.socket, size: int) -> bytes | None:
    """The next ``size`` bytes, or None when there are no more."""
    found = b""
    while len(found) < size:
        part = speech.recv(size - len(found))
        if not part:
            return None
        found += part
    return found


if __name__ == "__main__":
    main()
