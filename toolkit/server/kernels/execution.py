"""Runs the cells of one page in its kernel, one after the other."""

import time
from collections.abc import AsyncIterator
from queue import Empty
from typing import Any

import nbformat
from jupyter_client.channels import AsyncZMQSocketChannel
from nbclient.exceptions import CellExecutionError, DeadKernelError
from voila.execute import VoilaExecutor

from toolkit.content.notebooks import Cell
from toolkit.server.guard.log import indented
from toolkit.server.kernels.kernel import KernelFailed

Outputs = list[dict[str, Any]] | None
LOOK = 0.2
DISPLAYS = frozenset({"display_data", "execute_result", "update_display_data"})


class LookingChannel(AsyncZMQSocketChannel):
    """A channel that looks for a message now and then instead of only waiting for the signal of one.

    nbclient writes to the socket while it waits for a reply on it (an Output widget in a cell does that), and writing
    may swallow the signal: the page then stood still until the cell's time was over, with the reply long there.
    """

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # type: ignore[override]
        """The next message. Raises ``Empty`` after ``timeout`` seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            left = LOOK if deadline is None else max(0.0, min(LOOK, deadline - time.monotonic()))
            try:
                return await super().get_msg(timeout=left)
            except Empty:
                if deadline is not None and time.monotonic() >= deadline:
                    raise


class PageExecutor(VoilaExecutor):  # type: ignore[misc]
    """Voila's executor without what a page must never show: errors and stderr go to the log as they come.

    ``changed`` are the cells, by their place among all, of which a later cell has updated a display.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changed: set[int] = set()

    def output(self, outs: list[Any], msg: dict[str, Any], display_id: str | None, cell_index: int) -> Any:
        """Called with each output message of a cell, also for those inside an Output widget."""
        content = msg["content"]
        if msg["msg_type"] == "error":
            return None  # the reply tells of it too, and that is where it is logged
        if msg["msg_type"] == "stream" and content.get("name") != "stdout":
            self.log.warning("a cell wrote:\n%s", indented(content.get("text", "").rstrip()))
            return None
        return super().output(outs, msg, display_id, cell_index)

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """Called with each message of the kernel. Which display an output is must last as long as its page."""
        display = (msg["content"].get("transient") or {}).get("display_id")
        if display and msg["msg_type"] in DISPLAYS:
            msg["content"]["metadata"] = {**msg["content"].get("metadata", {}), "display_id": display}
        if display and msg["msg_type"] == "update_display_data":
            self.changed |= set(self._display_id_map.get(display, {})) - {cell_index}
            self._update_captured(display, msg)
        return super().process_message(msg, cell, cell_index)

    def _update_captured(self, display: str, msg: dict[str, Any]) -> None:
        """The library knows of displays in cells, not of those within an Output widget."""
        for captured in self.comm_objects.values():
            meant = [shown for shown in captured.outputs if shown.get("metadata", {}).get("display_id") == display]
            for shown in meant:
                shown["data"], shown["metadata"] = msg["content"]["data"], msg["content"]["metadata"]
            if meant:
                captured.parent_header = msg["parent_header"]
                captured.sync_state()


class Run:
    """The execution of one page's cells in a kernel that has been started."""

    def __init__(
        self, kernel: Any, cells: tuple[Cell, ...], log: Any, *, start_timeout: float, cell_timeout: int
    ) -> None:
        self._cells = cells
        self._start_timeout = start_timeout
        new_cell, new_notebook = nbformat.v4.new_code_cell, nbformat.v4.new_notebook
        self._node = new_notebook(cells=[new_cell(cell.source) for cell in cells])  # type: ignore[no-untyped-call]
        self._executor = PageExecutor(
            self._node,
            km=kernel,
            timeout=cell_timeout,
            interrupt_on_timeout=True,
            record_timing=False,
            log=log,
        )

    async def outputs(self) -> AsyncIterator[tuple[Cell, Outputs]]:
        """Each cell with its outputs, as soon as it has them; None where it failed. Raises ``KernelFailed``.

        A cell comes again when a later one has changed what it shows.
        """
        await self._connect()
        try:
            for index, cell in enumerate(self._cells):
                yield cell, await self._run(index)
                for earlier in sorted(self._executor.changed):
                    yield self._cells[earlier], list(self._node.cells[earlier].outputs)
                self._executor.changed.clear()
        finally:
            self._executor.kc.stop_channels()

    async def _run(self, index: int) -> Outputs:
        try:
            done = await self._executor.execute_cell(self._node.cells[index], None, index, store_history=False)
        except CellExecutionError as failed:
            self._executor.log.error("a cell failed:\n%s", indented(failed.traceback or str(failed)))
            return None
        except TimeoutError:
            self._executor.log.error("a cell took too long")
            return None
        except DeadKernelError as dead:
            raise KernelFailed("it died while a cell was running") from dead
        return list(done.outputs)

    async def _connect(self) -> None:
        """Waits until the kernel answers on both channels.

        nbclient's own way then listens for silence for another 0.2 s; a reply to our own question is enough.
        """
        executor = self._executor
        client = executor.kc = executor.km.client()
        client.shell_channel_class = client.iopub_channel_class = LookingChannel
        client.start_channels(hb=False, stdin=False)
        client.allow_stdin = False
        deadline = time.monotonic() + self._start_timeout
        while time.monotonic() < deadline:
            if not await executor.km.is_alive():
                break
            client.kernel_info()
            if await _heard(client.shell_channel) and await _heard(client.iopub_channel):
                return
        client.stop_channels()
        raise KernelFailed("it did not answer after its start")


async def _heard(channel: Any) -> bool:
    try:
        await channel.get_msg(timeout=0.5)
    except (Empty, TimeoutError):
        return False
    return True
