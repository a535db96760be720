"""environment.yml, pyproject.toml and the pins tell the same story."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
PINS = sorted((ROOT / "requirements").glob("*.txt"))
MISSION = {"jupyterlab", "ipywidgets", "voila", "nbval", "pandas"}
ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links|--trusted-host|^\s*-[if]\b|/simple", re.MULTILINE)


def named(requirements: list[str]) -> dict[str, str]:
    return {one.name.lower(): str(one.specifier) for one in map(Requirement, requirements)}


def wanted() -> dict[str, str]:
    extras = PROJECT["optional-dependencies"]
    nbval = [one for one in extras["test"] if one.startswith("nbval")]
    return named([*PROJECT["dependencies"], *extras["lab"], *extras["insights"], *nbval])


def test_conda_environment_has_what_the_project_needs():
    conda = named([one for one in CONDA if isinstance(one, str)])
    python = conda.pop("python")
    conda.pop("pip")
    assert (python, conda) == (PROJECT["requires-python"], wanted())


def test_conda_environment_has_the_packages_of_the_mission():
    assert set(wanted()) >= MISSION


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_every_pin_has_a_hash(path):
    pins = re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8").split("\n#")[0])
    assert [pin.splitlines()[0] for pin in pins if "==" in pin and "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_pins_record_no_address(path):
    assert ADDRESS.findall(path.read_text("utf-8")) == []


def test_pins_satisfy_the_project():
    pinned = dict(
        re.findall(r"^([a-z0-9._-]+)==([^ ]+)", (ROOT / "requirements/test.txt").read_text("utf-8"), re.MULTILINE)
    )
    pinned = {name.replace("_", "-"): version for name, version in pinned.items()}
    unmet = [one for one in wanted() if one.replace("_", "-") not in pinned]
    broken = [
        one
        for one in map(Requirement, PROJECT["dependencies"])
        if not one.specifier.contains(pinned[one.name.lower().replace("_", "-")], prereleases=True)
    ]
    assert (unmet, broken) == ([], [])


def test_package_lock_records_no_address():
    assert '"resolved"' not in (ROOT / "toolkit/frontend/package-lock.json").read_text("utf-8")
