"""What can be set when the server starts."""

from dataclasses import dataclass, field
from pathlib import Path

import psutil

from toolkit.content.places import notebooks_root

KILOBYTE, MEGABYTE = 1024, 1024 * 1024
# Measured: an open exercise page takes about 45 MB; the rest is room to grow.
MEMORY_OF_A_PAGE = 70 * MEGABYTE
MOST_KERNELS = 30


@dataclass(frozen=True, kw_only=True)
class Options:
    """Times are in seconds. ``author`` is the mode that serves a folder of somebody's own notebooks.

    ``modules`` are the only notebooks served, where given; ``names`` are further host names of the server. ``opens`` is
    the page that the printed addresses lead to, and a ``browser`` is opened there if asked for.
    """

    host: str = "127.0.0.1"
    port: int = 8866
    notebooks: Path = field(default_factory=notebooks_root)
    author: bool = False
    modules: frozenset[str] | None = None
    names: tuple[str, ...] = ()
    any_widget: bool = False
    opens: str = ""
    browser: bool = False
    languages: tuple[str, ...] = ("en",)

    max_kernels: int = field(default_factory=lambda: kernels_that_fit(psutil.virtual_memory().available))
    kernels_per_visitor: int = 6
    sockets_per_kernel: int = 3
    idle: int = 600
    idle_check: int = 30
    idle_connected: int = 7200
    never_connected: float = 20
    start_timeout: float = 30
    cell_timeout: int = 60
    page_timeout: float = 120

    max_message: int = 256 * KILOBYTE
    messages_per_second: int = 60
    bytes_per_second: int = MEGABYTE
    max_header: int = 16 * KILOBYTE
    max_body: int = 64 * KILOBYTE
    slow_request: float = 15


def kernels_that_fit(memory: int) -> int:
    """How many pages may be open at once by default: at most 30, and no more than two thirds of ``memory`` hold."""
    return max(2, min(MOST_KERNELS, memory * 2 // 3 // MEMORY_OF_A_PAGE))
