"""A copy of the scripts' sources with their packages, installed once for all tests that need Node."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.serving import ROOT

FRONTEND = Path("toolkit/frontend")
TESTS = Path("tests/frontend")


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``frontend`` of a copy, without what was built; its tests lie where they lie beside it here."""
    if not shutil.which("npm"):
        pytest.skip("no Node here; a learner's machine needs none")
    copy = tmp_path_factory.mktemp("frontend")
    shutil.copytree(ROOT / FRONTEND, copy / FRONTEND, ignore=shutil.ignore_patterns("node_modules", "dist"))
    shutil.copytree(ROOT / TESTS, copy / TESTS, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    npm(copy / FRONTEND, "ci", "--no-audit", "--no-fund")
    return copy / FRONTEND


def npm(folder: Path, *words: str, **environment: str) -> str:
    """What an npm command prints. A failure shows it, which an exit code alone would not."""
    env = {**os.environ, **environment}
    asked = ["npm", *words]
    done = subprocess.run(asked, cwd=folder, env=env, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
