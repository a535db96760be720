"""Our GIFT is read by others too: by gift-pegjs, which refused all of it while remarks stood within the braces."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import EXERCISES, LIBRARY
from toolkit.content.exercises import exercise_files
from toolkit.exchange.gift import GIFT
from toolkit.exchange.leaving import take_out

READER = Path(__file__).parent / "reader"
Read = list[tuple[str, str, list[tuple[str, str]]]]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reader with what it needs."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("no Node here; only this test of another reader needs it")
    folder = tmp_path_factory.mktemp("reader") / "reader"
    shutil.copytree(READER, folder, ignore=shutil.ignore_patterns("node_modules"))
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, capture_output=True, timeout=600)
    return folder


def read(reader: Path, text: str) -> Read:
    command = ["node", "read.cjs"]
    done = subprocess.run(command, cwd=reader, input=text, capture_output=True, text=True, timeout=60, check=True)
    told: Read = json.loads(done.stdout)
    return told


def test_all_our_questions_are_read_by_gift_pegjs(reader: Path) -> None:
    written = {path: yaml.safe_load(path.read_text("utf-8")) for path in exercise_files(EXERCISES)}
    paths = [path for path, exercise in written.items() if exercise["kind"] in GIFT.kinds]
    told = read(reader, take_out(GIFT, paths, LIBRARY).text)
    assert [title for title, _, _ in told] == [written[path]["title"] for path in paths]
    for (_, stem, answers), path in zip(told, paths, strict=True):
        exercise: dict[str, Any] = written[path]
        assert stem == exercise["question"].strip()
        entries = exercise.get("options") or exercise.get("responses") or exercise.get("items") or {}
        said = [entry.get("text") or entry.get("say") for entry in entries.values()]
        assert [text for text, _ in answers][: len(said)] == said


def test_remarks_never_stand_within_braces() -> None:
    text = take_out(GIFT, exercise_files(EXERCISES), LIBRARY).text
    remarks = [line for line in text.split("\n") if line.lstrip().startswith("//")]
    assert remarks
    assert all(line.startswith("// facilitator: {") for line in remarks)


def test_lock_names_no_address() -> None:
    assert "resolved" not in (READER / "package-lock.json").read_text("utf-8")
