"""Where the course's files lie: beside the package in a clone, inside it once installed as a wheel."""

import time
from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def course_root() -> Path:
    """The folder of exercises and reference data."""
    return _beside_or_inside("exercises")


def notebooks_root() -> Path:
    """The folder of the course's notebooks."""
    return _beside_or_inside("notebooks")


def state_of(root: Path) -> tuple[int, int]:
    """Changes when a file of exercises or reference data below ``root`` does: their number and the last change.

    Looked for once a second at most: every visit asks.
    """
    return _state(root, int(time.monotonic()))


@lru_cache(maxsize=1)
def _state(root: Path, _second: int) -> tuple[int, int]:
    changed = [path.stat().st_mtime_ns for path in root.rglob("*.yaml")]
    return len(changed), max(changed, default=0)


def _beside_or_inside(name: str) -> Path:
    inside = _PACKAGE / "course_files" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
