"""Notebooks of other people, written for a test."""

import json
from pathlib import Path
from typing import Any


def write_notebook(path: Path, *cells: str, **metadata: Any) -> Path:
    """A notebook of these cells: one that begins with ``#`` and a space, or with ``%%``, is Markdown, others are code.

    ``metadata`` is the notebook's own; without any it is one of Python.
    """
    known = metadata or {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    whole = {
        "cells": [_cell(number, text) for number, text in enumerate(cells)],
        "metadata": known,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(whole), "utf-8")
    return path


def _cell(number: int, text: str) -> dict[str, Any]:
    shared = {"id": f"cell-{number}", "metadata": {}}
    if text.startswith(("# ", "%%")):
        return {"cell_type": "markdown", **shared, "source": text.removeprefix("%%")}
    return {"cell_type": "code", **shared, "execution_count": None, "outputs": [], "source": text}
