"""A room full of learners: what each costs, how long the slowest waits, and how a click feels among a hundred.

Stock Voila, stock Voila with ten kernels warmed up, and ours, one after the other with the same client; the machine has
to serve and to play the learners, so that only the ratios count.
"""

import asyncio
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import psutil

from tests.bench.learners import Learner, arrive
from tests.bench.page import MODULE
from tests.serving import Server, free_port, running, serving

VISITS = 8
AT_ONCE = 30
CLICKING = 100
EVERY = 2.0
ROUNDS = {1: 20, CLICKING: 5}
CURVE = (1, 10, 50, 100, 200)
SETTLE = 3.0
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Measured:
    """One server: CPU seconds and private MB for a visit, and the slowest of ``AT_ONCE`` in seconds."""

    cpu: float
    memory: float
    slowest: float


@dataclass(frozen=True)
class Point:
    """Ours with ``count`` pages open: CPU seconds and private MB for each of the last, CPU seconds a second at rest."""

    count: int
    cpu: float
    memory: float
    idle: float


def report() -> str:
    """The table and the curve."""
    theirs, pool, ours = (asyncio.run(measure(serve)) for serve in (stock, warmed, course))
    alone, among, curve = asyncio.run(room())
    rows = [
        ("CPU seconds for a visit", theirs.cpu, pool.cpu, ours.cpu, 0.12),
        ("private MB for a learner", theirs.memory, pool.memory, ours.memory, 0.35),
        (f"slowest of {AT_ONCE} at once, seconds", theirs.slowest, pool.slowest, ours.slowest, 0.10),
    ]
    return "\n".join(
        [
            f"A room of learners ({VISITS} visits one by one, then {AT_ONCE} at once; same client, same machine)",
            f"  {'':<36}{'stock Voila':>14}{'pool of 10':>12}{'ours':>9}{'ratio':>9}{'limit':>8}",
            *(
                f"    {name:<34}{one:>14.2f}{two:>12.2f}{three:>9.3f}{three / one:>9.3f}{limit:>8.2f}"
                for name, one, two, three, limit in rows
            ),
            f"  A click among {CLICKING} who click every {EVERY:.0f} s, 95th percentile: {among * 1000:.1f} ms;"
            f" alone {alone * 1000:.1f} ms: {among / alone:.2f} times (limit 2)",
            "  Ours, with more and more pages open: CPU seconds and private MB for each further learner, and the",
            "  CPU milliseconds that an open page takes in a second in which nobody does anything",
            *(
                f"    {one.count:>4} open: {one.cpu:.3f} s {one.memory:>6.1f} MB {one.idle * 1000:>6.2f} ms"
                for one in curve
            ),
            "",
        ]
    )


async def measure(serve: Callable[[], AbstractContextManager[Server]]) -> Measured:
    with serve() as served:
        await asyncio.sleep(SETTLE)
        (await arrive(served.url)).close()  # what is read once is not a visit's
        await asyncio.sleep(SETTLE)
        before, kernels = cpu_of(served), private_of(served)
        learners = [await arrive(served.url) for _ in range(VISITS)]
        await asyncio.sleep(SETTLE)
        cpu = (cpu_of(served) - before) / VISITS
        memory = (sum(private_of(served).values()) - sum(kernels.values())) / VISITS / MEGABYTE
        leave(learners)
    with serve() as served:
        await asyncio.sleep(SETTLE)
        (await arrive(served.url)).close()
        await asyncio.sleep(SETTLE)
        arriving = await asyncio.gather(*(arrive(served.url) for _ in range(AT_ONCE)))
        leave(arriving)
    return Measured(cpu, memory, max(one.ready for one in arriving))


async def room() -> tuple[float, float, list[Point]]:
    """The 95th percentile of a click alone and among many, and what each further learner costs."""
    learners: list[Learner] = []
    curve, clicks = [], {}
    with course() as served:
        await asyncio.sleep(SETTLE)
        (await arrive(served.url)).close()
        await asyncio.sleep(SETTLE)
        for count in CURVE:
            curve.append(await filled(served, learners, count))
            if count in ROUNDS:
                clicks[count] = await clicking(learners, ROUNDS[count])
        leave(learners)
    return clicks[1], clicks[CLICKING], curve


async def filled(served: Server, learners: list[Learner], count: int) -> Point:
    """Lets learners arrive one by one until ``count`` are there."""
    before, private, new = cpu_of(served), sum(private_of(served).values()), count - len(learners)
    learners += [await arrive(served.url) for _ in range(new)]
    await asyncio.sleep(SETTLE)
    arrived, memory = cpu_of(served) - before, sum(private_of(served).values()) - private
    before = cpu_of(served)
    await asyncio.sleep(SETTLE)
    return Point(count, arrived / new, memory / new / MEGABYTE, (cpu_of(served) - before) / SETTLE / count)


async def clicking(learners: list[Learner], rounds: int) -> float:
    """The 95th percentile of a click while everyone clicks every other second, each at her own moment."""

    async def one(number: int) -> list[float]:
        await asyncio.sleep(EVERY * number / len(learners))
        took = []
        for _ in range(rounds):
            took.append(await learners[number].click())
            await asyncio.sleep(max(0.0, EVERY - took[-1]))
        return took

    clicks = await asyncio.gather(*(one(number) for number in range(len(learners))))
    return percentile([click for of_one in clicks for click in of_one])


def percentile(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def leave(learners: list[Learner]) -> None:
    for learner in learners:
        learner.close()


def family(served: Server) -> Iterator[psutil.Process]:
    server = psutil.Process(served.pid)
    yield from (server, *server.children(recursive=True))


def cpu_of(served: Server) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in family(served))


def private_of(served: Server) -> dict[int, int]:
    return {one.pid: one.memory_full_info().uss for one in family(served)}


@contextmanager
def stock(*options: str) -> Iterator[Server]:
    """Stock Voila with its default template."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(MODULE), f"--port={port}", "--no-browser", "--Voila.ip=127.0.0.1"]
    with running([*command, *options], f"http://127.0.0.1:{port}/voila/static/favicon.ico") as served:
        yield Server(f"http://127.0.0.1:{port}/", served.pid, served.log)


@contextmanager
def warmed() -> Iterator[Server]:
    """Stock Voila with a pool of kernels that have run the notebook already."""
    with stock("--preheat_kernel=True", "--pool_size=10") as served:
        yield served


@contextmanager
def course() -> Iterator[Server]:
    """Ours, without its limits for one visitor."""
    with serving("--max-kernels", str(max(CURVE) + 10)) as served:
        yield Server(f"{served.url}/en/{MODULE.stem}", served.pid, served.log)
