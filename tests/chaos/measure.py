"""What a trial cost the server, and how soon it was as before."""

import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.server.served import Page, Served
from tests.serving import kernels, until

MEGABYTE = 1024 * 1024
MODULE = "08-hard-moments"  # the one with most to tell
LONGEST = 120.0  # seconds for one trial, whatever it is
PATIENCE = 30.0  # seconds until nothing may be left

Start = Callable[[Path], AbstractContextManager[Served]]


@dataclass(frozen=True)
class Bound:
    """What a trial may cost: megabytes at the peak and afterwards, bytes in the log, seconds until a page opens."""

    peak: float = 60
    stays: float = 25
    log: int = 6_000
    recovery: float = 20


@dataclass(frozen=True)
class Trial:
    """What is tried, ``often`` by ``make chaos`` and a ``few`` times in the tests.

    ``run`` says what did not go as it must, if anything.
    """

    name: str
    often: int
    few: int
    start: Start
    run: Callable[[Served, int], Iterable[str]]
    bound: Bound = field(default_factory=Bound)


@dataclass(frozen=True)
class Measured:
    """A trial as it went: memory in megabytes, the log in bytes, recovery in seconds."""

    name: str
    times: int
    memory: tuple[float, float, float]
    descriptors: tuple[int, int]
    log: int
    recovery: float
    left: int
    broken: tuple[str, ...]


def measured(trial: Trial, times: int) -> Measured:
    """Runs a trial on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="t") as folder, trial.start(Path(folder)) as served:
        visit(served)
        until(lambda: not kernels(served.pid), "the first visitor's kernel to end")
        memory, descriptors, log = served.memory(), served.descriptors(), len(served.log)
        wrong = list(trial.run(served, times))
        recovery = _seconds(lambda: visit(served))
        left = _left(served, descriptors)
        after = served.memory()
        grown = len(served.log) - log
        if "Traceback" in served.log:
            wrong.append("a trace in the log")
        cost = Cost(_peak(served) - memory, after - memory, grown, recovery, left)
        shown = (memory / MEGABYTE, _peak(served) / MEGABYTE, after / MEGABYTE)
        broken = (*wrong, *exceeded(cost, trial.bound))
        return Measured(trial.name, times, shown, (descriptors, served.descriptors()), grown, recovery, left, broken)


@dataclass(frozen=True)
class Cost:
    """What is held against the bounds, in bytes and seconds; ``left`` counts processes and descriptors."""

    peak: float
    stays: float
    log: int
    recovery: float
    left: int


def exceeded(cost: Cost, bound: Bound) -> Iterator[str]:
    """Which bounds were broken."""
    for name, found, most in (
        ("peak of memory", cost.peak / MEGABYTE, bound.peak),
        ("memory afterwards", cost.stays / MEGABYTE, bound.stays),
        ("bytes in the log", cost.log, bound.log),
        ("seconds to recover", cost.recovery, bound.recovery),
        ("left behind", cost.left, 0),
    ):
        if found > most:
            yield f"{name}: {found:.0f}, not {most:g}"


def visit(served: Served) -> None:
    """One visitor as there should be: her page opens, its widgets answer, she leaves. Waits while there is no place."""
    page: Page = until(lambda: _opened(served), "a page to open")
    with page.connected(timeout=PATIENCE) as connection:
        assert connection.models()
    page.close()


def bounded(times: int) -> Iterator[int]:
    """So many times, or until the time for a trial is over."""
    deadline = time.monotonic() + LONGEST
    for number in range(times):
        if time.monotonic() > deadline:
            return
        yield number


def _opened(served: Served) -> Page | None:
    visitor = requests.Session()
    with suppress(requests.RequestException):
        page = served.open(MODULE, visitor)
        if page.data("cells-done") is not None and page.data("kernel-data"):
            return page
    return None


def _seconds(does: Callable[[], None]) -> float:
    begun = time.monotonic()
    does()
    return time.monotonic() - begun


def _left(served: Served, descriptors: int) -> int:
    """What is still there when there was time enough for all to go."""

    def left() -> int:
        return len(kernels(served.pid)) + max(0, served.descriptors() - descriptors)

    with suppress(AssertionError):
        until(lambda: left() == 0, seconds=PATIENCE)
    return left()


def _peak(served: Served) -> int:
    """The most memory that the server ever had, where the system tells; else what it has."""
    told = Path(f"/proc/{served.pid}/status")
    peak = re.search(r"VmHWM:\s+(\d+)", told.read_text()) if told.exists() else None
    return int(peak[1]) * 1024 if peak else served.memory()
