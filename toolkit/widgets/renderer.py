"""The renderer that travels with a Stage where no page of ours has it already."""

import json
import os
from functools import cache
from pathlib import Path

_DIST = Path(__file__).resolve().parent.parent / "frontend" / "dist"
_STUB = "export default { render() {} };"


@cache
def renderer_script() -> str:
    """The script of the renderer; a stub in our own page, whose client has the renderer built in."""
    return _STUB if in_our_page() else _built("stage.js")


@cache
def renderer_style() -> str:
    """The style sheet of the renderer; nothing in our own page."""
    return "" if in_our_page() else _built("stage.css")


def in_our_page() -> bool:
    """Whether this kernel was opened by our own server, which says so in the environment."""
    return os.environ.get("FACILITATOR_PAGE") == "1"


def _built(name: str) -> str:
    manifest: dict[str, str] = json.loads((_DIST / "manifest.json").read_text("utf-8"))
    return (_DIST / manifest[name]).read_text("utf-8")
