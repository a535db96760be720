"""Who may import whom: the house of design.md, read from the imports themselves."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

TOOLKIT = Path(__file__).parent.parent / "toolkit"
MAY_IMPORT = {
    "course": set(),
    "content": {"course"},
    "screen": {"course"},
    "authoring": {"course", "content"},
    "exchange": {"course", "content", "authoring"},
    "widgets": {"screen", "course"},
    "server": {"course", "content", "screen", "widgets"},
    "composition": {"course", "content", "screen", "widgets"},
    "preview": {"course", "content", "screen", "widgets", "composition"},
    "command": {"course", "content", "authoring", "exchange", "server"},
    "__init__": {"composition"},
    "__main__": {"command"},
}
STANDARD_LIBRARY_ONLY = {"course"}


def rooms() -> list[str]:
    folders = [path.parent.name for path in TOOLKIT.glob("*/__init__.py")]
    return sorted([*folders, *(path.stem for path in TOOLKIT.glob("*.py"))])


def imports_of(room: str) -> set[str]:
    paths = [TOOLKIT / f"{room}.py"] if (TOOLKIT / f"{room}.py").exists() else sorted((TOOLKIT / room).rglob("*.py"))
    return imports_in(paths)


def imports_in(paths: Iterable[Path]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{path} uses a relative import"
                found.add(node.module or "")
                found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def toolkit_rooms(imported: set[str]) -> set[str]:
    parts = [name.split(".") for name in imported]
    return {part[1] for part in parts if part[0] == "toolkit" and part[1:]} & set(rooms())


def test_every_room_has_a_rule():
    assert set(rooms()) == set(MAY_IMPORT)


@pytest.mark.parametrize("room", rooms())
def test_room_imports_only_what_it_may(room):
    assert toolkit_rooms(imports_of(room)) - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("room", sorted(STANDARD_LIBRARY_ONLY))
def test_room_needs_the_standard_library_only(room):
    outside = {name.split(".")[0] for name in imports_of(room)} - set(sys.stdlib_module_names) - {"toolkit"}
    assert outside == set()


@pytest.mark.parametrize("room", ["course", "content", "authoring", "screen", "command"])
def test_room_is_free_of_widgets(room):
    assert not {name for name in imports_of(room) if name.split(".")[0] in ("ipywidgets", "anywidget", "traitlets")}


def test_only_who_starts_something_asks_where_the_course_lies():
    """All others are handed a library or a root, so that a course may lie elsewhere."""
    asking = [path for path in TOOLKIT.rglob("*.py") if "course_root" in path.read_text("utf-8")]
    starting = {
        "composition.py",
        "command/looking.py",
        "command/writing.py",
        "command/exchanging.py",
        "command/printing.py",
    }
    allowed = starting | {"content/places.py", "server/options.py"}
    assert {path.relative_to(TOOLKIT).as_posix() for path in asking} == allowed


def test_forking_knows_nothing_of_the_course():
    imported = imports_in((TOOLKIT / "server" / "forking").glob("*.py"))
    ours = {name for name in imported if name.startswith("toolkit")}
    assert {name for name in ours if not name.startswith("toolkit.server.forking")} == set()


SUB_ROOMS = {
    "server/pages": {"toolkit.server.pages"},
    "server/guard": {"toolkit.server.guard"},
    "server/kernels": {"toolkit.server.kernels", "toolkit.server.guard", "toolkit.server.forking"},
    "content/reading": {"toolkit.content.reading"},
    "content/kinds": {"toolkit.content.kinds", "toolkit.content.reading"},
    "authoring/style": {"toolkit.authoring.style"},
    "course/kinds": {"toolkit.course.kinds", "toolkit.course.handbook"},
    "course/story": {"toolkit.course.story", "toolkit.course.kinds"},
    "course/handbook": {"toolkit.course.handbook"},
}
"""Which rooms within its own room a room may know."""


@pytest.mark.parametrize("room", SUB_ROOMS)
def test_a_room_within_a_room_knows_only_what_it_may(room: str) -> None:
    outer = f"toolkit.{room.partition('/')[0]}."
    folders = {f"{outer}{path.parent.name}" for path in (TOOLKIT / room).parent.glob("*/__init__.py")}
    known = {".".join(name.split(".")[:3]) for name in imports_of(room) if name.startswith(outer)}
    assert known & folders <= SUB_ROOMS[room]


def test_pages_know_no_kernel_even_by_what_they_import() -> None:
    code = (
        "import sys, toolkit.server.pages.pages; "
        "print([m for m in sys.modules if m.startswith(('toolkit.server.kernels', 'toolkit.server.forking'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_learners_page_never_loads_pandas_or_the_server():
    code = (
        "import sys; from toolkit import exercise; exercise('04-role/whose-task'); "
        "print([m for m in ('pandas', 'voila', 'tornado.web', 'nbformat', 'click') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SHARED_BY_KINDS = {"question", "placing", "speaking", "sureness", "rules"}
LISTS_OTHERS = {"situations": {"moment"}}
"""A list of moments to choose from has moments in it."""


@pytest.mark.parametrize("room", ["course", "content", "screen"])
def test_kinds_import_no_other_kind(room):
    for path in (TOOLKIT / room / "kinds").glob("*.py"):
        found = {name.split(".")[3] for name in imports_in([path]) if re.match(r"toolkit\.\w+\.(kinds|story)\.", name)}
        others = found - SHARED_BY_KINDS - {path.stem} - LISTS_OTHERS.get(path.stem, set())
        assert others - ({"condition"} if path.stem == "scenario" else set()) == set(), path
