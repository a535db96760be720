"""The command ``facilitator``: what it prints and how it leaves."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from toolkit.command import main

ROOT = Path(__file__).parent.parent
BAD = "kind: choise\n"
README_SCENARIO = re.findall(r"```yaml\n(.*?)```", (ROOT / "exercises/README.md").read_text("utf-8"), re.DOTALL)[-1]


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(main, words)


@pytest.mark.parametrize("name", ["serve", "check", "walk"])
def test_help_tells_what_each_command_does(run, name):
    told = run(name, "--help")
    assert (told.exit_code, len(told.output.splitlines()) > 4) == (0, True)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_has_help(name):
    assert [one.name for one in main.commands[name].params if isinstance(one, click.Option) and not one.help] == []


def test_check_of_the_course_finds_nothing(run):
    assert (run("check").output, run("check").exit_code) == ("No problems found.\n", 0)


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
    path.write_text(README_SCENARIO, "utf-8")
    told = run("walk", str(path))
    assert "fuller: hold > barriers > next" in told.output
    assert "close > next: 2 of 2" in told.output
    assert told.exit_code == 0


def test_walk_of_a_file_without_a_scenario_is_wrong_usage(run):
    told = run("walk", str(ROOT / "exercises/04-role/whose-task.yaml"))
    assert (told.exit_code, "holds no scenario" in told.output) == (2, True)


def test_any_widget_needs_notebooks(run):
    assert run("serve", "--any-widget").exit_code == 2


def test_version_is_told(run):
    assert run("--version").output.startswith("facilitator, version ")
