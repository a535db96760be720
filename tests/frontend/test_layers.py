"""Who may import whom in TypeScript, read from the imports themselves."""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.serving import ROOT

SOURCES = ROOT / "toolkit" / "frontend" / "src"
IMPORTED = re.compile(r"""\b(?:from|import\()\s*"(\.[^"]+)\"""")

Imports = dict[str, set[str]]


def module(path: Path) -> str:
    """A file's name as it is imported: ``draw`` for ``draw/index.ts``."""
    name = path.relative_to(SOURCES).with_suffix("").as_posix()
    return name.removesuffix("/index")


def imported(path: Path) -> set[str]:
    names = IMPORTED.findall(path.read_text("utf-8"))
    return {module((path.parent / name).resolve().with_suffix(".ts")) for name in names}


def imports() -> Imports:
    """What each file imports of ours, types and lazily loaded parts included."""
    return {module(path): imported(path) for path in SOURCES.rglob("*.ts")}


def reached(start: str, known: Imports) -> set[str]:
    """All that comes along with a file, itself included."""
    found: set[str] = set()
    left = {start}
    while left:
        name = left.pop()
        found.add(name)
        left |= known[name] - found
    return found


def test_every_import_names_a_file_that_is_there():
    known = imports()
    assert len(known) > 50
    assert {name for names in known.values() for name in names} <= set(known)


def test_no_file_imports_itself_round_about():
    try:
        TopologicalSorter(imports()).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(reversed(circle.args[1])))


def test_the_exit_needs_nothing_but_itself():
    assert {name.split("/")[0] for name in reached("exit", imports())} == {"exit"}


@pytest.mark.parametrize("start", ["stage", "draw"])
def test_a_screen_is_drawn_without_the_page(start: str):
    """The renderer works in JupyterLab, too, where there is no page of ours."""
    assert {name for name in reached(start, imports()) if name.split("/")[0] in {"page", "lazy"}} == set()
