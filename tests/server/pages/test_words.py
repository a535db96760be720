"""The words of the pages: each that a page asks for is there, and each that is there is asked for."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

from tests.building import LIBRARY
from toolkit.course.handbook.country import Country
from toolkit.course.handbook.safety import SafetyPart
from toolkit.server.handlers import base
from toolkit.server.pages.module_page import CLIENT_WORDS

TOPICS = [field.name for field in fields(Country) if field.name not in ("id", "name")]
SERVER = Path(base.__file__).parent.parent
CALL = re.compile(r"\bsay\(([^()]*)")
NAME = re.compile(r"[\"']([a-z0-9_]+)[\"']")
CLIENT = SERVER.parent / "frontend" / "src" / "page" / "words.ts"


def _asked_for() -> set[str]:
    paths = [*SERVER.rglob("*.j2"), *SERVER.rglob("*.py")]
    calls = [call for path in paths for call in CALL.findall(path.read_text("utf-8"))]
    plain = {f"page.{name}" for call in calls for name in NAME.findall(call) if "~" not in call}
    messages = {f"page.{about}{part}" for about in (*base.WORDS_OF.values(), "failed") for part in ("", "_title")}
    client = {CLIENT_WORDS + name for name in re.findall(r'\| "([a-z_]+)"', CLIENT.read_text("utf-8"))}
    subjects = {f"countries_{name}" for name in (*TOPICS, "grade_a", "grade_b")}
    headings = {f"rules_{part}" for part in get_args(SafetyPart)} | {"programme_day", "programme_week"}
    built = {f"page.{name}" for name in subjects | headings}
    reasons = {"page.kernel_failed", "page.too_long"}
    return plain | messages | client | built | reasons


def test_pages_ask_for_the_words_that_are_there() -> None:
    assert _asked_for() == {key for key in LIBRARY.words if key.startswith("page.")}
