"""When a kernel is ended although nobody said so."""

from dataclasses import dataclass

import psutil

from toolkit.server.options import MEGABYTE, Options


@dataclass(frozen=True)
class Condition:
    """How a kernel is: the seconds since it last did something, its open pages, and the memory it takes, in bytes."""

    idle: float
    pages: int
    memory: int
    dead: bool = False


def reason_to_end(kernel: Condition, options: Options) -> str | None:
    """Why a kernel is to be ended, for the log; None when it goes on.

    A page that is silent for very long offers to go on.
    """
    if kernel.dead:
        return "it is dead"
    if options.kernel_memory and kernel.memory > options.kernel_memory:
        return f"it takes {kernel.memory // MEGABYTE} MB, and may take {options.kernel_memory // MEGABYTE}"
    if kernel.idle > options.idle and not kernel.pages:
        return "its page is gone"
    if kernel.idle > options.idle_connected:
        return "its page was silent for long"
    return None


def memory_of(pid: int | None) -> int:
    """The bytes that a process has in memory, also those that it shares; 0 when there is none."""
    try:
        return int(psutil.Process(pid).memory_info().rss) if pid else 0
    except psutil.Error:
        return 0
