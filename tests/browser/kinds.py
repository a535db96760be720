"""A notebook for each kind of exercise, with its example: in English, and in the tests' language from right to left."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.serving import Server, serving
from toolkit.course.attempt import KINDS

ENGLISH = 'from toolkit import exercise\n\nexercise("kinds/{kind}")'
RIGHT_TO_LEFT = 'from tests.pseudo import stage_from_right_to_left\n\nstage_from_right_to_left("kinds/{kind}")'


@contextmanager
def every_kind(folder: Path) -> Iterator[Server]:
    """A server whose page ``/en/<kind>`` shows the example of a kind, and ``/en/<kind>-rtl`` shows it mirrored."""
    for kind in KINDS:
        _write(folder / f"{kind}.ipynb", kind, ENGLISH.format(kind=kind))
        _write(folder / f"{kind}-rtl.ipynb", kind, RIGHT_TO_LEFT.format(kind=kind))
    with serving("--notebooks", str(folder)) as served:
        yield served


def _write(path: Path, title: str, code: str) -> None:
    prose = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# {title.title()}\n\n## Practice"}
    call: dict[str, Any] = {
        "cell_type": "code",
        "id": "call",
        "metadata": {},
        "source": code,
        "outputs": [],
        "execution_count": None,
    }
    notebook = {"cells": [prose, call], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), "utf-8")
