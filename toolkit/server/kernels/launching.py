"""How a kernel starts: by a fork or as a process of its own, and to the end also when its visitor leaves."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from zmq import ZMQError

from toolkit.server.forking import Template
from toolkit.server.kernels.kernel import KERNEL_NAME, KernelFailed, in_language, kernel_environment


class Launches:
    """The kernels that are starting.

    A start that is broken off would leave a process that nobody knows of. So it goes on when the visitor leaves.
    """

    def __init__(self) -> None:
        self._starting: set[asyncio.Future[bool]] = set()

    async def see_through(self, start: Coroutine[Any, Any, bool]) -> bool:
        """What ``start`` gives; it goes on when nobody waits for it any more."""
        starting = asyncio.ensure_future(start)
        self._starting.add(starting)
        starting.add_done_callback(self._started)
        return await asyncio.shield(starting)

    async def all_over(self) -> None:
        """Waits until no kernel is starting any more."""
        await asyncio.gather(*self._starting, return_exceptions=True)

    def _started(self, starting: asyncio.Future[bool]) -> None:
        self._starting.discard(starting)
        if not starting.cancelled():
            starting.exception()  # whoever waited for it was told


async def launch(
    start: Callable[..., Coroutine[Any, Any, str]],
    kernel_id: str,
    *,
    private: Path,
    folder: Path,
    language: str,
    template: Template | None,
) -> Path:
    """Starts a kernel in ``folder`` for a page in ``language``, by the manager's ``start``.

    Gives the file of its error output.

    Raises ``KernelFailed``.
    """
    errors = private / f"{kernel_id}.log"
    env = kernel_environment(os.environ, private) | in_language(language)
    try:
        with errors.open("wb") as written:
            outputs: dict[str, Any] = {"stdout": written, "stderr": written}
            if template is not None:
                outputs |= {"fork_from": template, "log": errors}
            await start(kernel_id=kernel_id, kernel_name=KERNEL_NAME, cwd=str(folder), env=env, **outputs)
    except (OSError, RuntimeError, ZMQError) as reason:
        raise KernelFailed(str(reason)) from reason
    return errors
