"""How many files and connections the system lets this process have open, and how many pages that is enough for."""

import contextlib
import sys
from math import ceil

FILES_WANTED = 8192
# Measured: an open page holds 16; the server itself 16, and each of its templates one more.
FILES_OF_A_PAGE = 17
FILES_OF_THE_SERVER = 40
# A third is kept for requests and for pages that are opening: a browser asks by six at once, a full room still answers.
PART_FOR_PAGES = 2 / 3


def files_allowed(pages: int = 0) -> int:
    """How many the system allows after ``allow_files``, which asks for enough for so many ``pages``."""
    if sys.platform == "win32":
        return FILES_WANTED
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max(soft, FILES_WANTED, files_for(pages))
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)


def allow_files(count: int) -> None:
    """Asks the system for so many; many systems begin with 1024 though they would give more."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, count), hard))


def files_for(pages: int) -> int:
    """How many are needed for so many open pages."""
    return ceil(_held(pages) / PART_FOR_PAGES)


def pages_for(files: int) -> int:
    """For how many open pages so many are enough; at least one."""
    return max(1, int(files * PART_FOR_PAGES - FILES_OF_THE_SERVER) // FILES_OF_A_PAGE)


def connections_for(files: int, pages: int) -> int:
    """How many requests may be open at once beside so many open pages."""
    return max(1, files - _held(pages))


def _held(pages: int) -> int:
    return FILES_OF_THE_SERVER + FILES_OF_A_PAGE * pages
