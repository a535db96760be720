"""A server that is killed, and started again."""

import os
import signal
import tempfile
import time
from pathlib import Path

import psutil

from tests.chaos.measure import MEGABYTE, MODULE, Bound, Measured, visit
from tests.server.served import Served, serving

NAME = "kill -9 and start again"
GRACE = 20.0


def killed(times: int, bound: Bound | None = None) -> Measured:
    """Kills a server with open pages, and measures until the next one has opened a page. Nothing may be left."""
    bound = bound or Bound()
    begun, left, wrong = time.monotonic(), 0, []
    recovery, memory, descriptors, log = 0.0, (0.0, 0.0, 0.0), (0, 0), 0
    with tempfile.TemporaryDirectory(prefix="t") as temporary:
        for _ in range(times):
            with _serving(Path(temporary)) as served:
                begun = time.monotonic()
                before = served.memory() / MEGABYTE
                family = _open_and_kill(served)
                left += _alive(family)
                log = max(log, len(served.log))
            with _serving(Path(temporary)) as served:
                visit(served)
                recovery = max(recovery, time.monotonic() - begun)
                left += len(list(Path(temporary).glob("course-*"))) - 1
                memory = (before, served.memory() / MEGABYTE, served.memory() / MEGABYTE)
                descriptors = (served.descriptors(), served.descriptors())
        left += len(list(Path(temporary).glob("course-*")))
    if left:
        wrong.append(f"left behind: {left}, not 0")
    if recovery > bound.recovery + GRACE:
        wrong.append(f"seconds to recover: {recovery:.0f}, not {bound.recovery + GRACE:g}")
    return Measured(NAME, times, memory, descriptors, log, recovery, left, tuple(wrong))


def _serving(temporary: Path):
    folder = Path(tempfile.mkdtemp(prefix="served-", dir=temporary))
    return serving(folder, ["-m", "toolkit", "serve", "--port", "0"], TMPDIR=str(temporary))


def _open_and_kill(served: Served) -> list[psutil.Process]:
    for _ in range(3):
        served.open(MODULE)
    family = psutil.Process(served.pid).children(recursive=True)
    os.kill(served.pid, signal.SIGKILL)
    return family


def _alive(family: list[psutil.Process]) -> int:
    _, alive = psutil.wait_procs(family, timeout=GRACE)
    return sum(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in alive)
