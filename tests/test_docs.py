"""What README and CONTRIBUTING tell a reader to type is there and means something."""

import re
import shlex
from pathlib import Path

import pytest

from toolkit.command import main

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "exercises/README.md")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def commands(first: str) -> list[str]:
    """The commands of all pages that begin with ``first``: those in blocks and those within a sentence."""
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        blocks = "\n".join(re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
        lines = [line.split("#")[0].strip() for line in blocks.splitlines()]
        found += [line for line in [*lines, *re.findall(r"`([^`\n]+)`", text)] if line.split(" ")[0] == first]
    return sorted(set(found))


def test_the_pages_tell_commands():
    assert len(commands("make")) > 4
    assert len(commands("facilitator")) > 4


@pytest.mark.parametrize("command", commands("make"))
def test_make_knows_the_target(command):
    targets = [word for word in shlex.split(command)[1:] if "=" not in word]
    assert set(targets) <= TARGETS


@pytest.mark.parametrize("command", commands("facilitator"))
def test_the_command_understands_the_line(command):
    """Parsed as far as click does it; example files stand for files that an author brings."""
    _, *words = shlex.split(re.sub(r"<[^>]+>", "04-role", command))
    if not words:
        return
    name, arguments = words[0], words[1:]
    brought = (".yaml", ".ipynb", ".gift", ".twee")
    present = [word if not word.endswith(brought) else str(ROOT / "README.md") for word in arguments]
    present = [str(ROOT / "notebooks") if word in ("DIR", "my-notebooks") else word for word in present]
    main.commands[name].make_context(name, [word for word in present if word not in ("[PATH]", "[SCENARIO]")])


@pytest.mark.parametrize("page", PAGES[:2])
def test_links_and_pictures_of_a_page_are_there(page):
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", (ROOT / page).read_text("utf-8"))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize(
    "name", re.findall(r"`((?:toolkit|tests)/[\w./]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
)
def test_files_that_contributing_names_are_there(name):
    assert (ROOT / name).exists()
