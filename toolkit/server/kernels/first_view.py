"""What the cells of a notebook show, kept ready to travel: it is the same for each fork of a template."""

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from toolkit.server.forking import Template


@dataclass(frozen=True)
class FirstView:
    """The markup of all cells, and the state of their widgets as gzipped JSON. ``name`` changes whenever that does.

    ``widgets`` is empty where the template tells of none: then the kernel has to be asked.
    """

    cells: str
    widgets: bytes
    name: str


@dataclass(frozen=True)
class FirstViews:
    """The first view of each template, as long as that is there."""

    _kept: WeakKeyDictionary[Template, FirstView] = field(default_factory=WeakKeyDictionary)

    def of(self, template: Template, markup: Callable[[], str]) -> FirstView:
        """What a template has shown; ``markup`` makes that of its cells when it is asked for the first time."""
        if template not in self._kept:
            self._kept[template] = pack(markup(), template.widgets)
        return self._kept[template]

    def named(self, name: str) -> FirstView | None:
        """The view with this name, if its template is still there."""
        return next((view for view in self._kept.values() if view.name == name), None)


def pack(cells: str, widgets: Mapping[str, Any]) -> FirstView:
    """A first view, ready to travel."""
    packed = gzip.compress(json.dumps(widgets).encode(), 9, mtime=0) if widgets else b""
    return FirstView(cells, packed, hashlib.sha256(packed).hexdigest()[:16])
