"""The folder of a server: its kernels' connection files with their keys, their sockets, and what they write."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PREFIX = "course-"
# The system wants the path of a socket to be shorter than about a hundred bytes; ours add a short name to the folder's.
LONGEST_FOLDER = 80
SHORT_PLACES = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - the folder itself is for us alone
_HELD = "held"


class NoPlace(Exception):
    """There is no folder for temporary files whose path is short enough."""


@dataclass(frozen=True)
class PrivateFolder:
    """A folder that nobody else can open, and the lock by which others see that its server lives."""

    path: Path
    lock: int | None

    def remove(self) -> None:
        """Called when the server stops."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self.lock is not None:
            os.close(self.lock)


def private_folder(places: Iterable[Path] | None = None) -> PrivateFolder:
    """A new folder, in the first of ``places`` that will do; those that dead servers left there go. Raises ``NoPlace``.

    A server that was killed could not remove its own.
    """
    for place in (Path(tempfile.gettempdir()), *SHORT_PLACES) if places is None else places:
        with contextlib.suppress(OSError):
            _sweep(place)
            path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
            if os.name != "posix" or len(os.fsencode(path)) <= LONGEST_FOLDER:
                return PrivateFolder(path, _lock(path / _HELD))
            path.rmdir()
    raise NoPlace("the paths of all folders for temporary files are too long: set TMPDIR to a shorter one")


def _sweep(place: Path) -> None:
    for path in _ours(place):
        lock = _lock(path / _HELD)
        if lock is not None:
            PrivateFolder(path, lock).remove()


def _ours(place: Path) -> Iterator[Path]:
    """Folders that look like ours and have a lock: one without it is being made, or somebody else's."""
    for path in place.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            mine = not path.is_symlink() and sys.platform != "win32" and path.stat().st_uid == os.getuid()
            if mine and (path / _HELD).is_file():
                yield path


def _lock(path: Path) -> int | None:
    """Locks the file until this process ends, however it does; None when a living server has it, or on Windows."""
    if sys.platform == "win32":
        return None
    import fcntl

    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
