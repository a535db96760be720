"""How fast exercises of all kinds are checked, and how the cost of one grows with their number."""

import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.authoring.readme import examples
from tests.building import EXERCISES, library
from toolkit.authoring.check import check_path

SIZES = (100, 500, 2_000)
IN_A_NOTEBOOK = 50


def report() -> str:
    """Processor seconds for each exercise as their number grows; flat is good."""
    lines = [f"Checking exercises of all {len(examples())} kinds, with a notebook for every {IN_A_NOTEBOOK} of them"]
    seconds(len(examples()))
    each = {size: seconds(size) / size for size in SIZES}
    for size, one in each.items():
        lines.append(f"  {size:>6,} exercises {one * size:>8.2f} s {one * 1000:>8.2f} ms each")
    few, many = min(SIZES), max(SIZES)
    return "\n".join([*lines, f"  cost of one among {many:,}: {each[many] / each[few]:.2f}× the cost among {few:,}"])


def seconds(size: int) -> float:
    """Processor time that it takes to check ``size`` exercises that lie in one folder."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(EXERCISES, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("kinds"))
        made = write_exercises(root / "made", size)
        begun = time.process_time()
        found = check_path(made, library(root))
        taken = time.process_time() - begun
    problems = [str(problem) for problem in found if not problem.warning]
    assert not problems, problems[:3]
    return taken


def write_exercises(folder: Path, size: int) -> Path:
    """A folder with copies of the examples of all kinds, one kind after the other, and notebooks that show them."""
    folder.mkdir()
    texts = list(examples().values())
    names = [f"exercise-{number}" for number in range(size)]
    for number, name in enumerate(names):
        (folder / f"{name}.yaml").write_text(texts[number % len(texts)], "utf-8")
    for begin in range(0, size, IN_A_NOTEBOOK):
        notebook = folder / f"notebook-{begin}.ipynb"
        notebook.write_text(json.dumps(cells(names[begin : begin + IN_A_NOTEBOOK]), indent=1), "utf-8")
    return folder


def cells(names: Sequence[str]) -> dict[str, object]:
    """A notebook that shows the exercises of these names."""
    calls = [f'exercise("made/{name}")' for name in names]
    sources = ["# Made", f"from toolkit import exercise\n\n{calls[0]}", *calls[1:]]
    kinds = ["markdown", *("code" for _ in calls)]
    return {
        "cells": [
            {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source, "outputs": []}
            for number, (kind, source) in enumerate(zip(kinds, sources, strict=True))
        ]
    }
