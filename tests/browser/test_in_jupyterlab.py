"""The same notebook in JupyterLab: Stage brings its own renderer there."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.serving import free_port, running
from toolkit.content.notebooks import read_notebook
from toolkit.content.places import notebooks_root

# JupyterLab's first start in a new environment compiles all of it.
PATIENCE = 120_000
MODULE = notebooks_root() / "04-role.ipynb"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """JupyterLab's address; it works on a copy of the module."""
    shutil.copy(MODULE, tmp_path)
    port = free_port()
    options = [f"--port={port}", "--ip=127.0.0.1", "--no-browser", "--allow-root", "--IdentityProvider.token="]
    command = [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={tmp_path}"]
    with running(command, f"http://127.0.0.1:{port}/api/status"):
        yield f"http://127.0.0.1:{port}/lab/tree/{MODULE.name}"


def test_the_module_can_be_practised_in_jupyterlab(desk: Page, lab: str):
    desk.set_default_timeout(PATIENCE)
    desk.goto(lab)
    expect(desk.get_by_role("heading", name="The facilitator")).to_be_visible(timeout=PATIENCE)
    expect(desk.get_by_text("| Idle")).to_be_visible(timeout=PATIENCE)  # before that "Run" does nothing
    desk.get_by_role("menuitem", name="Run", exact=True).click()
    desk.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(desk.locator(".stage section")).to_have_count(len(read_notebook(MODULE).calls), timeout=PATIENCE)
    desk.get_by_role("button", name="Check my answer").first.click()
    expect(
        desk.get_by_role("paragraph").filter(has_text="Please choose a place for each of them first.")
    ).to_be_visible()
