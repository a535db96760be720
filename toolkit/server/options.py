"""What can be set when the server starts."""

from dataclasses import dataclass, field
from pathlib import Path

import psutil

from toolkit.content.places import course_root, notebooks_root
from toolkit.course.languages import SPOKEN
from toolkit.server.forking import can_fork
from toolkit.server.guard.client import Network

KILOBYTE, MEGABYTE = 1024, 1024 * 1024
# Measured: an open exercise page takes about 45 MB, or 16 MB where it is forked; the rest is room to grow.
MEMORY_OF_A_PAGE = 70 * MEGABYTE
MEMORY_OF_A_FORK = 30 * MEGABYTE
MOST_KERNELS = 30
MOST_FORKS = 200
# Behind one address of a school there may be a whole group.
A_CLASS = 30


@dataclass(frozen=True, kw_only=True)
class Options:
    """Times are in seconds. ``author`` is the mode that serves a folder of somebody's own notebooks.

    ``content`` is the folder of exercises, words and lists. ``modules`` are the only notebooks served, where given;
    ``names`` are further host names of the server. What ``proxies`` tell of a visitor is believed; whoever has the
    ``health_token`` is told more of the server. ``opens`` is the page that the printed addresses lead to, and a
    ``browser`` is opened there if asked for. Sizes are in bytes. ``kernel_memory`` is no limit where it is 0; an open
    page of the course takes 42 to 47 MB, most of it shared.
    """

    host: str = "127.0.0.1"
    port: int = 8866
    content: Path = field(default_factory=course_root)
    notebooks: Path = field(default_factory=notebooks_root)
    author: bool = False
    modules: frozenset[str] | None = None
    names: tuple[str, ...] = ()
    proxies: tuple[Network, ...] = ()
    health_token: str = ""
    any_widget: bool = False
    opens: str = ""
    browser: bool = False
    fork: bool = True
    languages: tuple[str, ...] = SPOKEN

    max_kernels: int = field(default_factory=lambda: kernels_that_fit(_free_memory(), forked=can_fork()))
    kernels_per_visitor: int = 6
    kernels_per_address: int | None = None
    sockets_per_kernel: int = 3
    idle: int = 600
    idle_check: int = 30
    idle_connected: int = 7200
    never_connected: float = 20
    kernel_memory: int = 192 * MEGABYTE
    comms_per_kernel: int = 64
    start_timeout: float = 30
    fork_timeout: float = 10
    cell_timeout: int = 60
    page_timeout: float = 120

    max_message: int = 256 * KILOBYTE
    messages_per_second: int = 60
    bytes_per_second: int = MEGABYTE
    answers_per_second: int = MEGABYTE
    max_answer: int = 4 * MEGABYTE
    max_unread: int = 8 * MEGABYTE
    max_header: int = 16 * KILOBYTE
    max_body: int = 64 * KILOBYTE
    slow_request: float = 15


def per_address(options: Options) -> int:
    """How many pages one address may have open: as told, else a third of the places, but enough for a class."""
    if options.kernels_per_address is not None:
        return options.kernels_per_address
    return max(A_CLASS, options.max_kernels // 3)


def kernels_that_fit(memory: int, *, forked: bool) -> int:
    """How many pages may be open at once by default: at most 200 forks or 30 kernels, in two thirds of ``memory``."""
    most, each = (MOST_FORKS, MEMORY_OF_A_FORK) if forked else (MOST_KERNELS, MEMORY_OF_A_PAGE)
    return max(2, min(most, memory * 2 // 3 // each))


def _free_memory() -> int:
    return int(psutil.virtual_memory().available)
