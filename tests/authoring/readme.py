"""The examples of ``exercises/README.md`` and those it leads to, as an author copies them."""

import re

from tests.building import EXERCISES

README = (EXERCISES / "README.md").read_text("utf-8")


def examples() -> dict[str, str]:
    """The example of each kind: ``exercises/kinds/<kind>.yaml``."""
    return {path.stem: path.read_text("utf-8") for path in sorted((EXERCISES / "kinds").glob("*.yaml"))}


def file_examples() -> dict[str, str]:
    """The examples of the files beside the exercises, by the name of their section, which is their path."""
    return dict(re.findall(r"^## ([\w/-]+\.yaml)\n.*?^```yaml\n(.*?)^```", README, re.M | re.S))


def table_keys() -> set[str]:
    """The keys named in the first column of a table."""
    return set(re.findall(r"^\| `(\w+)` \|", README, re.M))
