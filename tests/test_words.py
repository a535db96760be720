"""The interface's words: each is there, each is used, and none hides in Python."""

import ast
import re
from pathlib import Path

import pytest

from tests.building import LIBRARY

ROOT = Path(__file__).parent.parent
TEXTS = [*(ROOT / "toolkit").rglob("*.py"), *(ROOT / "toolkit/server").rglob("*.j2")]
ALL = LIBRARY.words
BUILT = re.compile(r"\{[^}]*\}")


def mentioned() -> set[str]:
    """Word keys in the code; a part filled in at run time stands as a star."""
    pattern = re.compile(r"""["']((?:screen|refused|stage|page|sheet)\.[a-z0-9_.{}-]+)["']""")
    found = {match for path in TEXTS for match in pattern.findall(path.read_text("utf-8"))}
    keys = {key for key in found if not key.endswith((".js", ".css"))}
    return {BUILT.sub("*", key) + ("*" if key.endswith(".") else "") for key in keys}


def test_every_word_is_used():
    patterns = [re.compile(re.escape(key).replace(r"\*", ".+")) for key in mentioned()]
    assert [key for key in ALL if not any(pattern.fullmatch(key) for pattern in patterns)] == []


def test_every_used_word_is_there():
    patterns = [re.compile(re.escape(key).replace(r"\*", ".+")) for key in mentioned()]
    assert [pattern.pattern for pattern in patterns if not any(pattern.fullmatch(key) for key in ALL)] == []


def test_a_missing_word_says_where_to_add_it():
    with pytest.raises(KeyError, match="add it there"):
        ALL["screen.not-there"]


@pytest.mark.parametrize("room", ["course", "screen", "widgets"])
def test_no_sentence_for_learners_stands_in_python(room):
    """A string of several words in these rooms is a docstring or an error of the program, nothing that is shown."""
    for path in (ROOT / "toolkit" / room).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise | ast.Call | ast.Expr)]
        inside = {id(child) for node in raised if _is_for_developers(node) for child in ast.walk(node)}
        sentences = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside
            if re.search(r"[a-z]+ [a-z]+ [a-z]+", node.value)
        ]
        assert sentences == [], path.name


def _is_for_developers(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called.startswith("log.") or called.endswith("Error")
