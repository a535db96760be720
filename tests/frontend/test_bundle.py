"""The committed bundle is what the sources build, and it loads nothing from anywhere else."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.serving import ROOT

FRONTEND = ROOT / "toolkit" / "frontend"
DIST = FRONTEND / "dist"
ENTRIES = {"page.js", "page.css", "exit.js", "stage.js", "stage.css"}


def fingerprints(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_manifest_names_files_that_are_there():
    manifest = json.loads((DIST / "manifest.json").read_text("utf-8"))
    assert set(manifest) >= ENTRIES
    assert [name for name in manifest.values() if not (DIST / name).is_file()] == []


@pytest.mark.skipif(not shutil.which("npm"), reason="no Node here; a learner's machine needs none")
def test_building_again_gives_the_same_bundle(tmp_path):
    copy = tmp_path / "frontend"
    shutil.copytree(FRONTEND, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=copy, check=True, capture_output=True, timeout=600)
    subprocess.run(["npm", "run", "check"], cwd=copy, check=True, capture_output=True, timeout=300)
    subprocess.run(["npm", "run", "build"], cwd=copy, check=True, capture_output=True, timeout=300)
    assert fingerprints(copy / "dist") == fingerprints(DIST)


def test_exit_script_is_small_enough_to_stand_in_every_page():
    manifest = json.loads((DIST / "manifest.json").read_text("utf-8"))
    assert (DIST / manifest["exit.js"]).stat().st_size < 2_400


def test_styles_load_nothing_from_elsewhere():
    assert [
        path.name for path in DIST.glob("*.css") if re.search(r"(@import|url\()\s*['\"]?(https?:)?//", path.read_text())
    ] == []
