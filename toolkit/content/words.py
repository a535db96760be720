"""The interface's words: short texts that belong to no exercise, such as "Check my answer"."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from toolkit.content.places import course_root


class Words(dict[str, str]):
    """Words by key, such as ``words["page.exit"]``. A key that is not there is a defect of the program."""

    def __missing__(self, key: str) -> str:
        raise KeyError(f"no word {key!r} in exercises/interface/: add it there")


@cache
def load(language: str) -> Mapping[str, str]:
    """All words of ``language``; for now the course speaks English only."""
    words = Words()
    for path in sorted((course_root() / "interface").glob("*.yaml")):
        words.update(_read(path))
    return words


def _read(path: Path) -> dict[str, str]:
    written = yaml.safe_load(path.read_text("utf-8"))
    return {str(key): str(text).strip() for key, text in written.items()}
