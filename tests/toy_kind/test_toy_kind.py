"""A new kind of exercise is one file in each layer and its name in the list of each layer, and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import ROOT
from toolkit.content.sound import RULES
from toolkit.course.attempt import KINDS
from toolkit.screen.show import SHOWS

HERE = Path(__file__).parent
LAYERS = {"course": ("attempt.py", "KIND"), "screen": ("show.py", "SHOWS"), "content": ("sound.py", "RULES")}
PAUSE = "kind: pause\ntitle: A pause\ncompetencies: [C5]\nsources: [OWN]\nbreaths:{}\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the toolkit and its lists, with the toy kind and two exercises of it."""
    shutil.copytree(ROOT / "toolkit", tmp_path / "toolkit", ignore=shutil.ignore_patterns("node_modules", "src"))
    for folder in ("reference", "interface"):
        shutil.copytree(ROOT / "exercises" / folder, tmp_path / "exercises" / folder)
    (tmp_path / "exercises" / "04-role").mkdir()
    (tmp_path / "exercises" / "04-role" / "a-pause.yaml").write_text(PAUSE.format("\n  - Breathe in.\n  - And out."))
    (tmp_path / "exercises" / "04-role" / "no-pause.yaml").write_text(PAUSE.format(" []"))
    for layer, (listing, record) in LAYERS.items():
        shutil.copy(HERE / f"{layer}.py", tmp_path / "toolkit" / layer / "kinds" / "pause.py")
        name_it(tmp_path / "toolkit" / layer / listing, record)
    return tmp_path


def name_it(path: Path, record: str) -> None:
    """Names the toy in the list of a layer: once where it is imported, once where it is listed."""
    text, times = re.subn(rf"^(\s+)order(,|\.{record},)$", r"\1order\2\n\1pause\2", path.read_text("utf-8"), flags=re.M)
    assert times == 2
    path.write_text(text, "utf-8")


def test_a_toy_kind_needs_nothing_else(copy: Path):
    env = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run(
        [sys.executable, str(HERE / "use.py")], cwd=copy, env=env, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "Stage('04-role/a-pause', pause, 2 breaths)",
        "[{'p': ['And out.']}] 1 []",
        "",
        "there is nothing to breathe by",
        "True",
    ]


def test_the_lists_of_all_layers_name_the_same_kinds():
    assert list(SHOWS) == list(RULES) == list(KINDS)


@pytest.mark.parametrize(("name", "listed"), [("course", KINDS), ("screen", SHOWS), ("content", RULES)])
def test_each_kind_is_named_as_its_file_and_each_file_is_listed(name: str, listed: dict[str, object]):
    shared = {"question", "placing", "speaking", "sureness", "rules", "__init__"}
    files = {path.stem for path in (ROOT / "toolkit" / name / "kinds").glob("*.py")} - shared
    assert files == listed.keys() - ({"scenario"} if name == "course" else set())
