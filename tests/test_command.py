"""The command ``facilitator``: what it prints and how it leaves."""

import re
import shutil
import socket
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from toolkit.command import main
from toolkit.course.attempt import KINDS

ROOT = Path(__file__).parent.parent
BAD = "kind: choise\n"
SCENARIO = (ROOT / "exercises/kinds/scenario.yaml").read_text("utf-8")


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(main, words)


@pytest.mark.parametrize("name", ["serve", "check", "walk", "new", "preview", "schema"])
def test_help_tells_what_each_command_does(run, name):
    told = run(name, "--help")
    assert (told.exit_code, len(told.output.splitlines()) > 4) == (0, True)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_has_help(name):
    assert [one.name for one in main.commands[name].params if isinstance(one, click.Option) and not one.help] == []


def test_check_of_what_is_sound_finds_nothing(run):
    told = run("check", str(ROOT / "exercises" / "04-role"))
    assert (told.output, told.exit_code) == ("No problems found.\n", 0)


def test_check_tells_the_place_and_the_remedy_and_leaves_with_1(run, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(BAD)
    told = run("check", str(path))
    assert "bad.yaml:1:7: 'choise' is not a kind of exercise — did you mean 'choice'?" in told.output
    assert told.exit_code == 1


def test_wrong_usage_leaves_with_2(run):
    assert [run("check", "nowhere.yaml").exit_code, run("walk", "--runs", "0").exit_code, run("fly").exit_code] == [
        2,
        2,
        2,
    ]


def test_walk_prints_every_ending_with_a_shortest_trail(run, tmp_path):
    path = tmp_path / "chairs.yaml"
    path.write_text(SCENARIO, "utf-8")
    told = run("walk", str(path))
    assert "fuller: hold > barriers > next" in told.output
    assert "close > earlier: 1 of 2" in told.output
    assert told.exit_code == 0


def test_walk_of_a_file_without_a_scenario_is_wrong_usage(run):
    told = run("walk", str(ROOT / "exercises/04-role/whose-task.yaml"))
    assert (told.exit_code, "holds no scenario" in told.output) == (2, True)


def test_any_widget_needs_notebooks(run):
    assert run("serve", "--any-widget").exit_code == 2


def test_version_is_told(run):
    assert run("--version").output.startswith("facilitator, version ")


@pytest.fixture
def root(tmp_path, monkeypatch):
    """The exercises of a course that may be changed, in the working folder."""
    for folder in ("reference", "kinds"):
        shutil.copytree(ROOT / "exercises" / folder, tmp_path / "exercises" / folder)
    shutil.copy(ROOT / "exercises/course.yaml", tmp_path / "exercises")
    monkeypatch.setattr("toolkit.command.writing.course_root", lambda: tmp_path / "exercises")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "exercises"


def test_new_tells_the_file_and_the_line_for_the_notebook(run, root):
    told = run("new", "choice", "04-role/mine")
    assert told.output.startswith("exercises/04-role/mine.yaml\n")
    assert "facilitator preview exercises/04-role/mine.yaml" in told.output
    assert told.output.endswith(
        'in notebooks/04-role.ipynb, in a code cell of its own:\n\n    exercise("04-role/mine")\n'
    )
    assert run("check", "exercises/04-role/mine.yaml").output == "No problems found.\n"


def test_new_takes_a_path_for_the_id_that_it_means(run, root):
    assert run("new", "choice", "exercises/04-role/mine.yaml").output.startswith("exercises/04-role/mine.yaml\n")


def test_help_names_every_kind(run):
    assert set(KINDS) <= set(re.findall(r"[a-z]+", run("new", "--help").output))


def test_new_of_what_cannot_be_made_is_wrong_usage(run, root):
    told = run("new", "choise", "04-role/mine")
    assert (told.exit_code, "did you mean 'choice'?" in told.output) == (2, True)


def test_schema_is_written_and_its_path_told(run, root):
    assert run("schema").output == "exercises/schema.json\n"
    assert (root / "schema.json").is_file()


def test_schema_of_lists_with_problems_is_not_written(run, root):
    (root / "reference/topics.yaml").write_text("death: {titel: Death}\n")
    told = run("schema")
    assert (told.exit_code, "exercises/reference/topics.yaml:1:" in told.output) == (1, True)
    assert not (root / "schema.json").exists()


def test_preview_of_what_is_no_exercise_is_wrong_usage(run):
    told = run("preview", str(ROOT / "README.md"), "--no-browser")
    assert (told.exit_code, "is no exercise: its name does not end in .yaml" in told.output) == (2, True)


def test_preview_on_a_port_in_use_is_wrong_usage(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = run("preview", str(ROOT / "exercises/kinds/choice.yaml"), "--no-browser", "--port", port)
    assert (told.exit_code, f"port {port} is in use" in told.output) == (2, True)
