"""Adding a format is one package and one line: the commands only look it up."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.building import EXERCISES
from toolkit.command import main
from toolkit.course.attempt import KINDS
from toolkit.course.exercise import Exercise
from toolkit.exchange import formats
from toolkit.exchange.brought import Brought, Import
from toolkit.exchange.format import Format, Given
from toolkit.exchange.nodes import Place, group_node, keys_node, text_node


def _to_lines(exercise: Exercise, words: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    return f"{exercise.title}\n", ("question",)


def _from_lines(text: str, found: Import, given: Given) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        at = Place(number)
        keys = keys_node(given.competencies, at)
        nodes = {"kind": "choice", "title": line}
        top = group_node({name: text_node(said, at) for name, said in nodes.items()} | {"competencies": keys}, at)
        found.brought.append(Brought(line.lower(), top, (found.gap(at, "no answers", "write them"),)))


KEYS = ("--competencies", "C4", "--sources", "OWN")
LINES = Format("lines", "one title on each line", frozenset({"choice"}), False, (".lines",), _to_lines, _from_lines)


@pytest.fixture
def with_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, LINES))


def run(*words: str) -> str:
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    return told.stdout


@pytest.mark.usefixtures("with_lines")
def test_new_format_goes_out_and_comes_in(tmp_path: Path) -> None:
    assert run("export", "lines", str(EXERCISES / "kinds" / "choice.yaml")).endswith("\n")
    (tmp_path / "a.lines").write_text("One\nTwo\n", "utf-8")
    run(
        "import",
        "lines",
        str(tmp_path / "a.lines"),
        str(tmp_path),
        "--competencies",
        "C4",
        "--sources",
        "OWN",
        "--draft",
    )
    assert (tmp_path / "two.yaml").read_text("utf-8") == "kind: choice\ntitle: Two\ncompetencies: [C4]\n"
    assert "lines" in run("import", "--help")


def test_formats_hold_kinds_that_there_are_and_are_called_differently() -> None:
    suffixes = [suffix for known in formats.FORMATS for suffix in known.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert {kind for known in formats.FORMATS for kind in known.kinds} <= KINDS.keys()


def test_nothing_but_the_list_names_the_formats() -> None:
    """The command and what all formats share never ask for one by its name."""
    room = Path(formats.__file__).parent
    shared = [path for path in room.glob("*.py") if path.stem != "formats"]
    command = room.parent / "command" / "exchanging.py"
    names = [f'"{known.name}"' for known in formats.FORMATS]
    assert [path.name for path in [*shared, command] if any(name in path.read_text("utf-8") for name in names)] == []
