"""YAML nodes → instances of the frozen classes of ``course``, led by their annotations.

The class is the schema: a field's annotation says what may stand there, a field without a default must be
there, and a tuple of a class that has an ``id`` is written as a mapping from id to the rest.
"""

import types
from collections.abc import Collection, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass
from itertools import count
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from toolkit.content.problem import Problem, did_you_mean
from toolkit.content.reading.annotations import hints, named, named_by_keys, refers, required, written
from toolkit.content.reading.document import Document
from toolkit.content.reading.nodes import (
    CURLY,
    found,
    is_decimal,
    is_empty,
    is_in_curly_quotes,
    is_number,
    is_text,
    is_truth,
    quoted,
    shown,
    tag,
    word,
)
from toolkit.course.fields import RefersTo, is_key
from toolkit.course.story.condition import Condition, ConditionError

Path = tuple[str, ...]
_Pair = tuple[Node, Node]
NAME_REMEDY = "use small letters, digits and hyphens"
_NO_LIST = types.MappingProxyType({"exercises": "exercise", "modules": "module"})
"""What is referred to and stands in no reference list: what one of them is called."""
TO_DO = "TODO"
"""How a text begins that an author still has to write."""


class _Nothing:
    """Stands for a value that could not be read; its problem has been noted."""


NOTHING = _Nothing()


@dataclass
class Reader:
    """Reads one document and collects its problems.

    ``references`` gives the known keys of each reference list. ``nodes`` maps the path of every value that was
    read, such as ``("options", "wait", "text")``, to the node at which a problem with it is told: its own, or that of
    its name where the value is an entry or begins on a line below. ``texts`` holds those values that learners read.
    """

    document: Document
    references: Mapping[str, Collection[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: dict[Path, Node] = field(default_factory=dict)
    texts: dict[Path, str] = field(default_factory=dict)

    def read(self, hint: Any, node: Node, path: Path = ()) -> Any:
        """The value of ``node`` as ``hint`` asks for, or ``NOTHING`` when there is a problem with it."""
        self.nodes.setdefault(path, node)
        origin = get_origin(hint)
        if origin is Annotated:
            base, mark = get_args(hint)
            return self._marked(node, mark, path) if base is str else self.read(base, node, path)
        if origin in (Union, types.UnionType):
            return self._union(get_args(hint), node, path)
        if origin is Literal:
            return self._one_of(get_args(hint), node)
        if origin is tuple:
            return self._tuple(get_args(hint), node, path, None)
        if is_dataclass(hint):
            return self._condition(node) if hint is Condition else self._object(hint, node, path, {})
        return self._scalar(hint, node)

    def problem(self, where: Node | Path, message: str, remedy: str) -> _Nothing:
        """Notes a problem at a node, or at the nearest value that was read above a path.

        What could not be read has a problem of its own, and gets no second one.
        """
        node = where if isinstance(where, Node) else self.nearest(where)
        if not self.document.is_told(node):
            self.problems.append(self.document.problem(node, message, remedy))
        return NOTHING

    def misfit(self, node: Node, message: str, remedy: str) -> _Nothing:
        """Notes that a value is not what must stand there; of an empty one only that nothing is written."""
        return self.problem(node, "nothing is written here" if is_empty(node) else message, remedy)

    def read_object(self, cls: Any, node: Node, given: Mapping[str, Any]) -> Any:
        """An instance of ``cls`` from ``node``, with the values that are not written there ``given``."""
        return self._object(cls, node, (), given)

    def read_keyed(self, cls: Any, node: Node, scalar: str | None = None) -> Any:
        """A tuple of instances of ``cls`` from a mapping of their ids; an entry may be its field ``scalar`` alone."""
        return self._keyed(cls, node, (), scalar)

    def nearest(self, path: Path) -> Node:
        """The node at ``path``, or the nearest that was read above it."""
        while path and path not in self.nodes:
            path = path[:-1]
        return self.nodes[path]

    def names_in(self, path: Path) -> Iterator[str]:
        """What is written in the list at ``path``, if one was read there."""
        for index in count():
            node = self.nodes.get((*path, str(index)))
            if node is None:
                return
            yield word(node)

    def _object(self, cls: Any, node: Node, path: Path, given: Mapping[str, Any]) -> Any:
        if not isinstance(node, MappingNode):
            return self.misfit(node, f"{found(node)} stands here", _remedy_for_keys(cls, given))
        self.nodes.setdefault(path, node)
        there = self._pairs(node, {slot.name for slot in written(cls) if slot.name not in given})
        values = dict(given)
        for slot in written(cls):
            if slot.name in there:
                values[slot.name] = self._field(cls, slot, there[slot.name], (*path, slot.name))
            elif slot.name not in given:
                values.update(self._unwritten(cls, slot, node, path))
        return NOTHING if any(value is NOTHING for value in values.values()) else cls(**values)

    def _unwritten(self, cls: Any, slot: Field[Any], node: MappingNode, path: Path) -> Mapping[str, Any]:
        """The value of a field that is not written in ``node``, where it must be; a line that is lost may hold it."""
        if not required(slot):
            return {}
        if self.document.lacks_some(node) or _is_misspelt(slot.name, node, {each.name for each in written(cls)}):
            return {slot.name: NOTHING}
        return {slot.name: self.problem(path, f"`{slot.name}` is missing", f"add `{slot.name}:` here")}

    def _kept(self, value: Any, _hint: Any, _path: Path) -> Any:
        """What is gone on with where ``value`` was read for ``_hint`` at ``_path``: itself."""
        return value

    def _field(self, cls: Any, slot: Field[Any], written: _Pair, path: Path) -> Any:
        hint = hints(cls)[slot.name]
        key, node = written
        self.nodes[path] = key if node.start_mark.line > key.start_mark.line else node
        if get_origin(hint) is tuple:
            return self._kept(self._tuple(get_args(hint), node, path, slot.metadata.get("scalar")), hint, path)
        return self._kept(self.read(hint, node, path), hint, path)

    def _pairs(self, node: MappingNode, known: Collection[str] | None) -> dict[str, _Pair]:
        """The keys and values of a mapping by name; unknown and repeated names are problems."""
        written: dict[str, _Pair] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else None
            if name is None:
                self.problem(key, f"{found(key)} stands where a name must be", "write one name")
            elif known is None and not is_text(key):
                self.misfit(key, f"YAML reads {shown(key)} as {found(key)}, not as a name", quoted(key, "name"))
            elif name in written:
                self.problem(key, f"`{name}` is there twice", "keep one of the two")
            elif known is not None and name not in known:
                self.misfit(key, f"`{name}` is not known here", _remedy_for_unknown(node, name, value, known))
            else:
                written[name] = (key, value)
        return written

    def _tuple(self, args: tuple[Any, ...], node: Node, path: Path, scalar: str | None) -> Any:
        if args[-1] is not Ellipsis:
            return self._fixed(args, node, path)
        item = args[0]
        if named(item):
            return self._keyed(item, node, path, scalar)
        if scalar and isinstance(node, ScalarNode):
            value = self.read(hints(item)[scalar], node, (*path, "0", scalar))
            return NOTHING if value is NOTHING else (item(**{scalar: value}),)
        if not isinstance(node, SequenceNode):
            return self.misfit(node, f"{found(node)} stands where a list must be", "write it as a list: [a, b]")
        places = [(*path, str(index)) for index in range(len(node.value))]
        values = [
            self._kept(self.read(item, child, here), item, here) for child, here in zip(node.value, places, strict=True)
        ]
        if refers(item):
            self._note_repeats(node)
        return NOTHING if any(value is NOTHING for value in values) else tuple(values)

    def _note_repeats(self, node: SequenceNode) -> None:
        seen: set[str] = set()
        for child in node.value:
            name = str(child.value)
            if name in seen:
                self.problem(child, f"`{name}` is there twice", "keep one of the two")
            seen.add(name)

    def _fixed(self, args: tuple[Any, ...], node: Node, path: Path) -> Any:
        if not isinstance(node, SequenceNode) or len(node.value) != len(args):
            remedy = "write them as a list: [0, 6]" if args[0] is int else "write a list with `- ` before each of them"
            return self.misfit(node, f"{len(args)} values must stand here", remedy)
        pairs = zip(args, node.value, strict=True)
        values = [self.read(hint, child, (*path, str(index))) for index, (hint, child) in enumerate(pairs)]
        return NOTHING if any(value is NOTHING for value in values) else tuple(values)

    def _keyed(self, cls: Any, node: Node, path: Path, scalar: str | None) -> Any:
        if not isinstance(node, MappingNode):
            remedy = "give each entry a name of its own: `name:` and the rest below it, indented"
            return self.misfit(node, f"{found(node)} stands where named entries must be", remedy)
        self.nodes.setdefault(path, node)
        values = []
        for name, (key, child) in self._pairs(node, None).items():
            self.nodes[*path, name] = key
            if named_by_keys(cls) and not is_key(name):
                remedy = "write a space behind the colon" if ":" in name else NAME_REMEDY
                self.misfit(key, f"`{name}` is not a name", remedy)
                values.append(self._kept(NOTHING, cls, (*path, name)))
            else:
                values.append(self._kept(self._entry(cls, name, child, (*path, name), scalar), cls, (*path, name)))
        return NOTHING if any(value is NOTHING for value in values) else tuple(values)

    def _entry(self, cls: Any, name: str, node: Node, path: Path, scalar: str | None) -> Any:
        if not scalar or isinstance(node, MappingNode):
            return self._object(cls, node, path, {"id": name})
        value = self.read(hints(cls)[scalar], node, (*path, scalar))
        return NOTHING if value is NOTHING else cls(id=name, **{scalar: value})

    def _union(self, options: tuple[Any, ...], node: Node, path: Path) -> Any:
        some = [option for option in options if option is not type(None)]
        if len(some) < len(options) and is_empty(node):
            what = {Condition: "condition", int: "number", float: "number"}.get(some[0], "text")
            return self.problem(node, "nothing is written here", f"write the {what}, or remove the key")
        return self.read(some[0], node, path) if len(some) == 1 else self._number_or_truth(node)

    def _one_of(self, options: tuple[str, ...], node: Node) -> Any:
        if isinstance(node, ScalarNode) and node.value in options:
            return node.value
        written = word(node)
        if is_in_curly_quotes(node):
            return self._curly(node)
        what = repr(written) if written else found(node)
        return self.misfit(node, f"{what} is not possible here", did_you_mean(written, options))

    def _curly(self, node: Node) -> Any:
        remedy = f"write {word(node).strip(CURLY)}, without quotes or with the straight ones"
        return self.problem(node, f"the quotes around {shown(node)} are not those of YAML", remedy)

    def _scalar(self, hint: Any, node: Node) -> Any:
        if hint is str:
            return self._text(node, "line")
        if is_in_curly_quotes(node):
            return self._curly(node)
        if hint is bool:
            return self._truth(node)
        if hint is float:
            return self._decimal(node)
        if is_number(node):
            return int(node.value)
        return self.misfit(node, f"{shown(node)} is not a whole number", "write a whole number, such as 3")

    def _decimal(self, node: Node) -> Any:
        if is_decimal(node):
            return float(node.value)
        remedy = "write digits only, with a point before a fraction, such as 30.7"
        return self.misfit(node, f"{shown(node)} is not a number", remedy)

    def _truth(self, node: Node) -> Any:
        if is_truth(node):
            return node.value == "true"
        remedy = "write true or false, without quotes" if is_text(node) else "write true or false"
        return self.misfit(node, f"{shown(node)} is not true or false", remedy)

    def _number_or_truth(self, node: Node) -> Any:
        if is_truth(node) or is_number(node):
            return self._scalar(bool if is_truth(node) else int, node)
        remedy = "write a number such as +1, or true or false without quotes"
        return self.misfit(node, f"{shown(node)} is neither a number nor true or false", remedy)

    def _marked(self, node: Node, mark: Any, path: Path) -> Any:
        value = self._text(node, mark)
        if mark in ("line", "prose") and value is not NOTHING:
            self.texts[path] = value
        return value

    def _text(self, node: Node, mark: Any) -> Any:
        if not isinstance(node, ScalarNode):
            return self.problem(node, f"{found(node)} stands where a text must be", "write the text itself")
        if not is_text(node):
            return self.misfit(node, f"YAML reads {shown(node)} as {found(node)}, not as a text", quoted(node, "text"))
        if not node.value.strip():
            return self.problem(node, "the text is empty", "write the text, or remove the key if it may be left out")
        if node.value.lstrip().startswith(TO_DO):
            return self.problem(node, "this is still to be written", f"write it in place of {TO_DO}")
        if isinstance(mark, RefersTo):
            return self._reference(node, mark.reference)
        if mark == "key" and is_in_curly_quotes(node):
            return self._curly(node)
        if mark == "key" and not is_key(node.value):
            return self.problem(node, f"{shown(node)} is not a name", NAME_REMEDY)
        if mark == "line" and "\n" in node.value.strip():
            return self.problem(node, "this text has several lines", "write one line; remove the `|` after the colon")
        return node.value.strip()

    def _reference(self, node: ScalarNode, reference: str) -> Any:
        if is_in_curly_quotes(node):
            return self._curly(node)
        known = self.references.get(reference)
        if known is not None and node.value not in known:
            kind = _NO_LIST.get(reference)
            message = (
                f"there is no {kind} {node.value!r}" if kind else f"{node.value!r} is not in reference/{reference}.yaml"
            )
            return self.problem(node, message, did_you_mean(node.value, known))
        return node.value

    def _condition(self, node: Node) -> Any:
        if not isinstance(node, ScalarNode):
            return self.problem(node, f"{found(node)} stands where a condition must be", "write it as `safety >= 3`")
        if is_empty(node):
            return self.problem(node, "nothing is written here", "write the condition")
        try:
            return Condition(node.value)
        except ConditionError as error:
            remedy = (
                "compare a gauge (>= <= > < == !=) with a whole number, or name a flag; "
                "join them by and, or, not: `safety >= 3 and asked`"
            )
            return self.problem(node, str(error), remedy)


def _is_misspelt(name: str, mapping: MappingNode, known: Collection[str]) -> bool:
    """Whether a key that is not known is told to mean ``name``."""
    written = {word(key) for key, _ in mapping.value}
    left = [each for each in known if each not in written]
    return any(did_you_mean(each, left) == did_you_mean(name, [name]) for each in written - set(known))


def _remedy_for_unknown(mapping: MappingNode, name: str, value: Node, known: Collection[str]) -> str:
    if mapping.flow_style and tag(value) == "null" and " " in name:
        return "put the text before it in quotes, because a comma ends it here"
    written = {word(key) for key, _ in mapping.value}
    return did_you_mean(name, [unused for unused in known if unused not in written] or known)


def _remedy_for_keys(cls: Any, given: Collection[str]) -> str:
    names = [f"`{slot.name}:`" for slot in fields(cls) if slot.name not in given and required(slot)]
    if len(names) == 1:
        return f"write {names[0]} below it, indented"
    return f"write the keys {', '.join(names)} below each other"
