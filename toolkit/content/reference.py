"""The reference lists, each read once and checked like everything else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from toolkit.content.entry import note_entry
from toolkit.content.problem import ContentProblems, Problem
from toolkit.content.reading.document import read_yaml
from toolkit.content.reading.judging import judged
from toolkit.content.reading.reader import NOTHING, Reader
from toolkit.course.handbook.country import Country
from toolkit.course.handbook.entries import Activity, Figure, Term
from toolkit.course.handbook.programme import Programme
from toolkit.course.handbook.reference import (
    Blaming,
    Competency,
    Helpline,
    Idiom,
    Misconception,
    Mistake,
    Reference,
    Rule,
    Source,
    Theme,
    Topic,
)
from toolkit.course.handbook.safety import SafetyRule
from toolkit.course.handbook.tasks import Task

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
        "idioms": Idiom,
        "safety": SafetyRule,
        "tasks": Task,
        "countries": Country,
        "programmes": Programme,
    }
)
_REFERENCES = tuple(listed.name for listed in fields(Reference))
_LEAD_TO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sources": (),
        "safety": ("sources", "modules", "exercises"),
        "tasks": ("sources", "exercises"),
        "countries": ("sources", "helplines"),
        "programmes": ("sources", "exercises"),
    }
)
"""What the entries of a list refer to beside those of their own list; the others refer to sources."""


class _List(NamedTuple):
    """What was found in the file of a list. ``keys`` are None where the file could not be read at all."""

    entries: tuple[Any, ...] = ()
    problems: tuple[Problem, ...] = ()
    keys: frozenset[str] | None = None


@dataclass(frozen=True, eq=False)
class Lists:
    """The reference lists below ``root``. Each is read when it is first asked for, and then kept."""

    root: Path
    _read: dict[str, _List] = field(default_factory=dict, repr=False)

    def read(self, name: str) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
        """The entries of ``reference/<name>.yaml`` and the problems of that file."""
        found = self._list(name)
        return found.entries, found.problems

    def load(self, name: str) -> tuple[Any, ...]:
        """The entries of a list, in the order of its file. Raises ``ContentProblems``."""
        entries, problems = self.read(name)
        if problems:
            raise ContentProblems(problems)
        return entries

    def keys(self, name: str) -> frozenset[str] | None:
        """The keys of a list, even of entries that have problems; None when the file cannot be read.

        Then what refers to it is not held against it: it would be told of a slip that is not its own.
        """
        return self._list(name).keys

    def known_keys(self, names: Iterable[str] = _REFERENCES) -> dict[str, frozenset[str]]:
        """The keys of each list that can be read; without ``names``, of those that exercises refer to."""
        found = {name: self.keys(name) for name in names}
        return {name: known for name, known in found.items() if known is not None}

    def unreadable(self) -> tuple[Problem, ...]:
        """Why lists cannot be read at all."""
        lists = (self._list(name) for name in LISTS)
        return tuple(problem for found in lists if found.keys is None for problem in found.problems)

    @cached_property
    def reference(self) -> Reference:
        """All that exercises refer to. Raises ``ContentProblems``."""
        return Reference(**{name: {entry.id: entry for entry in self.load(name)} for name in _REFERENCES})

    def _list(self, name: str) -> _List:
        if name not in self._read:
            self._read[name] = self._from_file(name)
        return self._read[name]

    def _from_file(self, name: str) -> _List:
        path = self.root / "reference" / f"{name}.yaml"
        if not path.is_file():
            return _List(problems=(Problem(str(path), 1, 1, "the file is missing", "add it; see exercises/README.md"),))
        document = read_yaml(path)
        if document.top is None:
            return _List(problems=document.problems)
        own = frozenset(key for key, _ in _pairs(document.top))
        reader = Reader(document, {name: own, **self._known_to(name)})
        entries, _ = judged(reader, partial(Reader.read_keyed, cls=LISTS[name], node=document.top), _note_entries)
        problems = (*document.problems, *reader.problems)
        return _List(() if entries is NOTHING else entries, problems, None if document.problems else own)

    def _known_to(self, name: str) -> dict[str, frozenset[str]]:
        """The keys that the entries of a list may refer to."""
        # Exercises are read with the keys of lists, so their module cannot be loaded before this one.
        from toolkit.content.exercises import exercise_files, id_of

        led = _LEAD_TO.get(name, ("sources",))
        known = self.known_keys([other for other in led if other in LISTS])
        if "exercises" in led:
            known["exercises"] = frozenset(id_of(path) for path in exercise_files(self.root))
        if "modules" in led:
            known["modules"] = _modules(self.root)
        return known


def _modules(root: Path) -> frozenset[str]:
    """The ids of the modules in ``course.yaml``; its problems are told where it is read as a whole."""
    path = root / "course.yaml"
    top = read_yaml(path).top if path.is_file() else None
    entries = dict(_pairs(top)).get("modules")
    return frozenset(key for key, _ in _pairs(entries))


def _pairs(node: Node | None) -> list[tuple[str, Node]]:
    written = node.value if isinstance(node, MappingNode) else []
    return [(key.value, value) for key, value in written if isinstance(key, ScalarNode)]


def _note_entries(entries: tuple[Any, ...], reader: Reader) -> None:
    for entry in entries:
        note_entry(entry, reader)
