"""The renderer in a small DOM, without a browser: the tests themselves are the ``*.test.ts`` beside this."""

import json
import re
from pathlib import Path

from tests.frontend.conftest import npm
from tests.frontend.screens import screens


def test_what_the_renderer_draws_sends_and_says(installed: Path, tmp_path: Path):
    made = tmp_path / "screens.json"
    made.write_text(json.dumps(screens()), "utf-8")
    told = npm(installed, "test", SCREENS=str(made))
    passed = re.search(r"^\S+ pass (\d+)$", told, re.MULTILINE)
    assert passed, told
    assert int(passed[1]) > 100, told
