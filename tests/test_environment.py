"""environment.yml, pyproject.toml and the pins tell the same story."""

import importlib.metadata
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
PLATFORMS = (
    {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
)
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
    pins = re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8"))
    assert [pin.splitlines()[0] for pin in pins if "==" in pin and "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_pins_record_no_address(path):
    assert ADDRESS.findall(path.read_text("utf-8")) == []


def test_conda_leaves_pip_nothing_to_do_but_the_project_itself():
    """Conda hands these lines to pip as a requirements file, in which only few options may stand."""
    (pip,) = [one["pip"] for one in CONDA if isinstance(one, dict)]
    assert pip == ["--editable ."]


def test_pins_hold_on_every_platform():
    """With hashes pip refuses what is not pinned, so what only Windows or a Mac needs must be pinned too."""
    pinned = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements/serve.txt").read_text("utf-8"), re.MULTILINE))
    wanted = {
        (one.name.lower().replace("_", "-"), name)
        for name in pinned
        for one in map(Requirement, installed_requirements(name))
        if one.marker and "extra" not in str(one.marker) and any(one.marker.evaluate(place) for place in PLATFORMS)
    }
    assert [pair for pair in sorted(wanted) if pair[0] not in pinned] == []


def installed_requirements(name: str) -> list[str]:
    try:
        return importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:  # it is for another platform than this one
        return []


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
