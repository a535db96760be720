"""What the cells of a notebook show, kept ready to travel: it is the same for each fork of a template."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Shown:
    """The markup of all cells, and the state of their widgets as gzipped JSON. ``name`` changes whenever that does.

    ``widgets`` is empty where the template tells of none: then the kernel has to be asked.
    """

    cells: str
    widgets: bytes
    name: str


def make_shown(cells: str, widgets: Mapping[str, Any]) -> Shown:
    """Packs what a template has shown."""
    packed = gzip.compress(json.dumps(widgets).encode(), 9, mtime=0) if widgets else b""
    return Shown(cells, packed, hashlib.sha256(packed).hexdigest()[:16])
