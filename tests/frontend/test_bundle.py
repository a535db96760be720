"""The committed bundle is what the sources build, and it loads nothing from anywhere else."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.frontend.conftest import npm
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


def test_types_fit(installed: Path):
    npm(installed, "run", "check")


def test_building_again_gives_the_same_bundle(installed: Path):
    npm(installed, "run", "build")
    assert fingerprints(installed / "dist") == fingerprints(DIST)


def test_packages_are_pinned_without_the_address_of_any_registry():
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert len(packages) > 50
    assert [name for name, package in packages.items() if "resolved" in package or "integrity" not in package] == []


@pytest.mark.parametrize(("continuous", "expected"), [("", 0), ("true", 1)], ids=["anywhere", "in CI"])
def test_without_node_lint_says_that_types_are_not_checked(tmp_path: Path, continuous: str, expected: int):
    """CI has to have Node; nobody else does."""
    (tmp_path / "bash").symlink_to(shutil.which("bash") or "/bin/bash")
    env = {"PATH": str(tmp_path), "CI": continuous}
    asked = ["bash", str(ROOT / ".ci" / "types"), str(FRONTEND)]
    done = subprocess.run(asked, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (expected, "")
    assert "there is no Node here" in done.stderr


def test_exit_script_is_small_enough_to_stand_in_every_page():
    manifest = json.loads((DIST / "manifest.json").read_text("utf-8"))
    assert (DIST / manifest["exit.js"]).stat().st_size < 2_400


def test_styles_load_nothing_from_elsewhere():
    assert [
        path.name for path in DIST.glob("*.css") if re.search(r"(@import|url\()\s*['\"]?(https?:)?//", path.read_text())
    ] == []
