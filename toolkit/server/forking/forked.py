"""A forked process, seen from a process that is not its parent."""

import asyncio
import contextlib
import os
import select
import signal
from collections.abc import Callable


class Forked:
    """What a kernel provisioner needs of a ``Popen``. ``handle`` is a descriptor of the process (Linux's pidfd).

    Its id could belong to another process once it has ended; the descriptor never does.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self._handle: int | None = handle

    def poll(self) -> int | None:
        """None while it runs, then 0: how it ended is known to its parent only."""
        self._look(0)
        return None if self._handle is not None else 0

    def wait(self) -> int:
        """Waits until it has ended."""
        self._look(None)
        return 0

    def watch(self, over: Callable[[], None]) -> Callable[[], None]:
        """Calls ``over`` in the running loop once it has ended; what this returns ends the watch before that."""
        loop = asyncio.get_running_loop()
        if self._handle is None:
            return loop.call_soon(over).cancel
        handles = [os.dup(self._handle)]  # the other may be closed by whoever looks first

        def stop() -> None:
            while handles:
                loop.remove_reader(handles[-1])
                os.close(handles.pop())

        def ended() -> None:
            stop()
            over()

        loop.add_reader(handles[0], ended)
        return stop

    def send_signal(self, number: int) -> None:
        """Sends it a signal; nothing happens when it has ended."""
        if self._handle is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def _look(self, milliseconds: int | None) -> None:
        """Notices the end of the process, or waits for it."""
        if self._handle is not None:
            looking = select.poll()
            looking.register(self._handle, select.POLLIN)
            if looking.poll(milliseconds):
                self._close()

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        self._close()
