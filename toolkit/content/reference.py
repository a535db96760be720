"""The reference lists, read once a process and checked like everything else."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, ScalarNode

from toolkit.content.entry import note_entry
from toolkit.content.places import course_root
from toolkit.content.problem import ContentProblems, Problem
from toolkit.content.reading.document import read_file
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.content.reading.tentative import judged
from toolkit.course.handbook.entries import Activity, Figure, Term
from toolkit.course.handbook.reference import (
    Blaming,
    Competency,
    Helpline,
    Misconception,
    Mistake,
    Reference,
    Rule,
    Source,
    Theme,
    Topic,
)

LISTS: Mapping[str, type] = MappingProxyType(
    {
        "sources": Source,
        "competencies": Competency,
        "mistakes": Mistake,
        "misconceptions": Misconception,
        "topics": Topic,
        "themes": Theme,
        "rules": Rule,
        "figures": Figure,
        "activities": Activity,
        "glossary": Term,
        "helplines": Helpline,
        "blaming": Blaming,
    }
)


class _List(NamedTuple):
    """What was found in the file of a list. ``keys`` are None where the file could not be read at all."""

    entries: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()
    keys: frozenset[str] | None = None


def read_list(name: str, root: Path) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """The entries of ``reference/<name>.yaml`` and the problems of that file."""
    found = _read(name, root)
    return found.entries, found.problems


def keys(name: str, root: Path) -> frozenset[str]:
    """The keys of a reference list; they are known even when some entries have problems."""
    return _read(name, root).keys or frozenset()


def known_keys(names: Iterable[str], root: Path) -> dict[str, frozenset[str]]:
    """The keys of each list that can be read.

    One that cannot be is left out: else every file that refers to it would be told of a slip that is not its own.
    """
    found = {name: _read(name, root).keys for name in names}
    return {name: known for name, known in found.items() if known is not None}


def unreadable_lists(root: Path) -> tuple[Problem, ...]:
    """Why lists cannot be read, so that what refers to them is not held against them."""
    lists = (_read(name, root) for name in LISTS)
    return tuple(problem for one in lists if one.keys is None for problem in one.problems)


def forget_lists() -> None:
    """Forgets what was read, so that lists that have changed are read anew."""
    for read in (_read, load_reference):
        read.cache_clear()


@cache
def load_reference() -> Reference:
    """All that exercises refer to. Raises ``ContentProblems``."""
    names = [one.name for one in fields(Reference)]
    return Reference(**{name: {one.id: one for one in _load(name)} for name in names})


def load_sources() -> tuple[Source, ...]:
    """The sources. Raises ``ContentProblems``."""
    return _load("sources")


def load_glossary() -> tuple[Term, ...]:
    """The terms of the glossary in the order of their file. Raises ``ContentProblems``."""
    return _load("glossary")


def load_helplines() -> tuple[Helpline, ...]:
    """The helplines in the order of their file. Raises ``ContentProblems``."""
    return _load("helplines")


def _load(name: str) -> tuple[Any, ...]:
    entries, problems = read_list(name, course_root())
    if problems:
        raise ContentProblems(problems)
    return entries


@cache
def _read(name: str, root: Path) -> _List:
    """The list as it is in its file, which is read once a process."""
    path = root / "reference" / f"{name}.yaml"
    if not path.is_file():
        return _List(problems=(Problem(str(path), 1, 1, "the file is missing", "add it; see exercises/README.md"),))
    document = read_file(path)
    if document.top is None:
        return _List(problems=document.problems)
    named = document.top.value if isinstance(document.top, MappingNode) else []
    own = frozenset(key.value for key, _ in named if isinstance(key, ScalarNode))
    reader = Reader(document, {name: own, **({} if name == "sources" else known_keys(["sources"], root))})
    entries, _ = judged(reader, partial(Reader.read_keyed, cls=LISTS[name], node=document.top), _note_entries)
    problems = (*document.problems, *reader.problems)
    return _List(() if entries is NOTHING else entries, problems, None if document.problems else own)


def _note_entries(entries: tuple[Any, ...], reader: Reader) -> None:
    for entry in entries:
        note_entry(entry, reader)
