"""Reading a file of which some parts cannot be read, with stand-ins for those; ``judging`` says what for."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from toolkit.content.problem import Problem
from toolkit.content.reading.annotations import hints, named, required
from toolkit.content.reading.nodes import word
from toolkit.content.reading.reader import NOTHING, Path, Reader
from toolkit.course.fields import is_key
from toolkit.course.story.condition import Condition

LITTLE, MUCH, BOTH = range(3)
"""How much stands in the stand-ins of a reading: as little as can, much, or both in turn."""


@dataclass
class Tentative(Reader):
    """A reader that puts a stand-in where something cannot be read; ``amount`` says how much stands in it.

    ``holes`` are the paths of the stand-ins, and ``of_stand_ins`` what was found in them while ``judging``.
    ``within`` counts the stand-ins that hold the one which is being made.
    """

    amount: int = LITTLE
    holes: set[Path] = field(default_factory=set)
    judging: bool = False
    of_stand_ins: list[Problem] = field(default_factory=list)
    within: int = 0

    def problem(self, where: Node | Path, message: str, remedy: str) -> Any:
        """See ``Reader.problem``. While judging all are noted, since rules may ask whether there were any."""
        if not self.judging:
            return super().problem(where, message, remedy)
        node = where if isinstance(where, Node) else self.nearest(where)
        problem = self.document.problem(node, message, remedy)
        self.problems.append(problem)
        if self.document.is_told(node) or (not isinstance(where, Node) and self.stands_in(where)):
            self.of_stand_ins.append(problem)
        return NOTHING

    def stands_in(self, path: Path) -> bool:
        """Whether ``path`` is that of a stand-in, or leads into one."""
        return any(path[:length] in self.holes for length in range(len(path) + 1))

    def _kept(self, value: Any, _hint: Any, _path: Path) -> Any:
        if value is not NOTHING:
            return value
        self.holes.add(_path)
        return self._stand_in(_hint, _path)

    def _unwritten(self, cls: Any, one: Field[Any], node: MappingNode, path: Path) -> Mapping[str, Any]:
        """A key may be missing because its line is lost, or because its name is misspelt."""
        misspelt = any(word(key) not in {each.name for each in fields(cls)} for key, _ in node.value)
        if not required(one) and not misspelt and not self.document.lacks_some(node):
            return {}
        return {one.name: self._kept(NOTHING, hints(cls)[one.name], (*path, one.name))}

    def _pairs(self, node: MappingNode, known: Any) -> Any:
        """An entry without a name of its own is there all the same."""
        written = super()._pairs(node, known)
        kept = {id(key) for key, _ in written.values()}
        lost = [pair for pair in node.value if id(pair[0]) not in kept] if known is None else []
        names = [word(key) for key, _ in lost]
        own = [name if name and name not in written else f"…{index}" for index, name in enumerate(names)]
        return {**dict(zip(own, lost, strict=True)), **written}

    def _keyed(self, cls: Any, node: Node, path: Path, scalar: str | None) -> Any:
        values = super()._keyed(cls, node, path, scalar)
        if values is NOTHING or not self.document.lacks_some(node):
            return values
        return (*values, *(entry for entry in self._several(cls, path) if entry.id not in {each.id for each in values}))

    def _stand_in(self, hint: Any, path: Path) -> Any:
        origin, much = get_origin(hint), self._much
        if hint is Condition:
            return Condition("asked")
        if origin is Annotated:
            node = self.nodes.get(path)
            return (word(node) if node else "") or f"…{len(self.holes)}"
        if origin is Literal:
            return get_args(hint)[-1 if much else 0]
        if origin in (Union, types.UnionType):
            some = [each for each in get_args(hint) if each is not type(None)]
            return self._stand_in(some[0], path) if much or len(some) == len(get_args(hint)) else None
        if origin is tuple:
            return self._row(get_args(hint), path)
        if is_dataclass(hint):
            return self._made(hint, path, path[-1] if path else "")
        return {bool: much, int: int(much), float: float(much)}.get(hint, "…")

    @property
    def _much(self) -> bool:
        return self.amount == MUCH or (self.amount == BOTH and len(self.holes) % 2 == 1)

    def _row(self, args: tuple[Any, ...], path: Path) -> tuple[Any, ...]:
        if args[-1] is not Ellipsis:
            return tuple(self._stand_in(hint, (*path, str(index))) for index, hint in enumerate(args))
        if named(args[0]):
            return tuple(self._several(args[0], path))
        return (self._stand_in(args[0], (*path, "0")),) if self._much else ()

    def _several(self, cls: Any, path: Path) -> Iterator[Any]:
        """Entries of all names that stand in the file: any of them may be meant by what could not be read.

        Such an entry holds one entry itself where it must hold some: with all of them, it would never end.
        """
        names = sorted(set(_names(self.document.top))) if self._much else []
        for name in names[:1] if self.within else names:
            self.holes.add((*path, name))
            self.within += 1
            yield self._made(cls, (*path, name), name)
            self.within -= 1

    def _made(self, cls: Any, path: Path, name: str) -> Any:
        values = {"id": name} if named(cls) else {}
        for slot in fields(cls):
            if slot.name not in values and (required(slot) or self._much) and not slot.metadata.get("brought"):
                values[slot.name] = self._stand_in(hints(cls)[slot.name], (*path, slot.name))
        return cls(**values)


def _names(node: Node | None) -> Iterator[str]:
    """Every name that is written in a node."""
    if isinstance(node, ScalarNode) and is_key(node.value):
        yield node.value
    elif isinstance(node, CollectionNode):
        for child in node.value:
            for inner in child if isinstance(child, tuple) else (child,):
                yield from _names(inner)
