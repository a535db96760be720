"""The reference lists, read once a process and checked like everything else."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from yaml.nodes import MappingNode, ScalarNode

from toolkit.content.document import read_file
from toolkit.content.places import course_root
from toolkit.content.problem import ContentProblems, Problem
from toolkit.content.reader import NOTHING, Reader
from toolkit.course.reference import (
    Competency,
    Helpline,
    Misconception,
    Mistake,
    Reference,
    Rule,
    Source,
    Topic,
)

LISTS: Mapping[str, type] = MappingProxyType(
    {
        "sources": Source,
        "competencies": Competency,
        "mistakes": Mistake,
        "misconceptions": Misconception,
        "topics": Topic,
        "rules": Rule,
        "helplines": Helpline,
    }
)


def read_list(name: str, root: Path) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """The entries of ``reference/<name>.yaml`` and the problems of that file."""
    path = root / "reference" / f"{name}.yaml"
    if not path.is_file():
        return (), (Problem(str(path), 1, 1, "the file is missing", "add it; see exercises/README.md"),)
    document = read_file(path)
    if document.top is None:
        return (), document.problems
    known = {} if name == "sources" else {"sources": keys("sources", root)}
    reader = Reader(document, known)
    entries = reader.read_keyed(LISTS[name], document.top)
    return (() if entries is NOTHING else entries), tuple(reader.problems)


@cache
def keys(name: str, root: Path) -> frozenset[str]:
    """The keys of a reference list; they are known even when some entries have problems."""
    path = root / "reference" / f"{name}.yaml"
    top = read_file(path).top if path.is_file() else None
    entries = top.value if isinstance(top, MappingNode) else []
    return frozenset(key.value for key, _ in entries if isinstance(key, ScalarNode))


@cache
def load_reference() -> Reference:
    """All that exercises refer to. Raises ``ContentProblems``."""
    names = [one.name for one in fields(Reference)]
    return Reference(**{name: {one.id: one for one in _load(name)} for name in names})


def load_sources() -> tuple[Source, ...]:
    """The sources. Raises ``ContentProblems``."""
    return _load("sources")


def load_helplines() -> tuple[Helpline, ...]:
    """The helplines in the order of their file. Raises ``ContentProblems``."""
    return _load("helplines")


@cache
def _load(name: str) -> tuple[Any, ...]:
    entries, problems = read_list(name, course_root())
    if problems:
        raise ContentProblems(problems)
    return entries
