"""Files that people brought and that were lost or shown wrongly: what comes of each now.

A case is a foreign file in ``cases``, and beside it what is right: the ``files`` that are written, what learners are
``shown`` and what is ``hidden`` from them, and what the author is ``told``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from toolkit.command import main
from toolkit.exchange.formats import format_of
from toolkit.screen.text import text

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.iterdir() if path.suffix != ".yaml")


def words_of(value: Any) -> Iterator[str]:
    """All texts of an exercise as learners see them, a paragraph or list item on each line."""
    if isinstance(value, dict):
        for entry in value.values():
            yield from words_of(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from words_of(entry)
    elif isinstance(value, str):
        yield "\n\n".join(paragraph for block in text(value) for paragraph in _paragraphs(block))


def _paragraphs(block: Any) -> list[str]:
    lines = [block["p"]] if "p" in block else block["ul"]
    return ["".join(run if isinstance(run, str) else "".join(run.values()) for run in line) for line in lines]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_case_is_right_now(path: Path, tmp_path: Path) -> None:
    right = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
    known = format_of(path)
    assert known is not None
    keys = ["--competencies", "C4", "--sources", "OWN", "--draft"]
    told = CliRunner().invoke(main, ["import", known.name, str(path), str(tmp_path), *keys])
    assert told.exit_code == (0 if right["files"] else 1), told.output
    assert sorted(file.stem for file in tmp_path.iterdir()) == right["files"]
    words = [each for file in tmp_path.iterdir() for each in words_of(yaml.safe_load(file.read_text("utf-8")))]
    whole = "\n\n\n".join(words)
    report = told.stderr
    assert [missing for missing in right.get("shown", ()) if missing not in whole] == [], whole
    assert [there for there in right.get("hidden", ()) if there in whole] == []
    assert [missing for missing in right.get("told", ()) if missing not in report] == [], report
    assert [there for there in right.get("untold", ()) if there in report] == []
    assert [each for each in right.get("once", ()) if report.count(each) != 1] == []
    assert "is not carried over" not in told.stdout


def test_every_case_says_what_is_right() -> None:
    assert {path.stem for path in CASES.glob("*.yaml")} == {path.stem for path in FILES}
