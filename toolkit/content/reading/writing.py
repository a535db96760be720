"""A frozen exercise → the YAML that an author would write: the way back of the reader.

``as_written`` gives the keys and values as they stand in a file, led by the same annotations as the reader; ``as_yaml``
gives their text. What is left to its default is left out.
"""

import re
import types
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, Field, is_dataclass
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from toolkit.content.reading.annotations import hints, named, written
from toolkit.content.reading.nodes import is_text
from toolkit.content.reading.spoilt import spoilt_characters
from toolkit.course.attempt import kind_of
from toolkit.course.exercise import Exercise
from toolkit.course.story.condition import Condition

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_STEP = "  "


class Signed(int):
    """A number to add; it is written with its sign."""

    def __str__(self) -> str:
        return f"{int(self):+d}"


def write_exercise(exercise: Exercise) -> str:
    """The text of the file that ``exercise`` can be read from."""
    return as_yaml(as_written(exercise))


def as_written(exercise: Exercise) -> dict[str, Any]:
    """The keys and values of the file, in the order of the class; its ``id`` is the file's name."""
    return {"kind": kind_of(exercise).name, **_keys(exercise, {"id"})}


def as_taken_out(exercise: Exercise) -> dict[str, Any]:
    """The keys and values that travel to another tool. A review stays here: it is not of what comes back."""
    return {key: value for key, value in as_written(exercise).items() if key != "reviewed"}


def as_yaml(written: Mapping[str, Any]) -> str:
    """The text of a file with these keys. Values are texts, numbers, truths, and lists and groups of such."""
    return "".join(_group(written, ""))


def _keys(part: Any, left_out: Collection[str] = ()) -> dict[str, Any]:
    values = [(each, getattr(part, each.name)) for each in written(type(part)) if each.name not in left_out]
    hint = hints(type(part))
    return {
        each.name: _value(hint[each.name], value, each.metadata.get("scalar"))
        for each, value in values
        if not _is_default(each, value)
    }


def _value(hint: Any, value: Any, scalar: str | None) -> Any:
    hint = _bare(hint)
    if isinstance(value, Condition):
        return value.text
    if isinstance(value, tuple):
        return _several(get_args(hint), value, scalar)
    if is_dataclass(value):
        return _keys(value)
    if get_origin(hint) in (Union, types.UnionType) and type(value) is int:
        return Signed(value)
    return value


def _several(args: tuple[Any, ...], values: tuple[Any, ...], scalar: str | None) -> Any:
    each = _bare(args[0])
    if args[-1] is Ellipsis and named(each):
        return {entry.id: _entry(_keys(entry, {"id"}), scalar) for entry in values}
    kinds = [each] * len(values) if args[-1] is Ellipsis else args
    listed = [_value(hint, value, None) for hint, value in zip(kinds, values, strict=True)]
    return listed[0][scalar] if scalar and len(listed) == 1 and list(listed[0]) == [scalar] else listed


def _entry(keys: dict[str, Any], scalar: str | None) -> Any:
    return keys[scalar] if scalar and list(keys) == [scalar] else keys


def _bare(hint: Any) -> Any:
    """The hint without its marks and without ``None``."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        some = [option for option in get_args(hint) if option is not type(None)]
        return _bare(some[0]) if len(some) == 1 else hint
    return hint


def _is_default(slot: Field[Any], value: Any) -> bool:
    default = slot.default if slot.default_factory is MISSING else slot.default_factory()
    return default is not MISSING and bool(value == default)


def _group(written: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in written.items():
        yield f"{indent}{_text(name, indent)}:"
        yield from _after(value, indent)


def _after(value: Any, indent: str) -> Iterator[str]:
    """What follows on a colon, to the end of its last line."""
    inner = indent + _STEP
    if isinstance(value, Mapping) and value:
        yield "\n"
        yield from _group(value, inner)
    elif isinstance(value, list | tuple) and value and not _fits_in_brackets(value):
        yield "\n"
        for entry in value:
            yield from _item(entry, inner)
    else:
        yield f" {_short(value, indent)}\n"


def _item(value: Any, indent: str) -> Iterator[str]:
    """One entry of a list; a group begins on the line of its dash."""
    if isinstance(value, Mapping) and value:
        whole = "".join(_group(value, indent + _STEP))
        yield f"{indent}- {whole.removeprefix(indent + _STEP)}"
    else:
        yield f"{indent}- {_short(value, indent)}\n"


def _fits_in_brackets(values: Collection[Any]) -> bool:
    return all(isinstance(entry, int) or (isinstance(entry, str) and _WORD.fullmatch(entry)) for entry in values)


def _short(value: Any, indent: str) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value, indent)
        case list() | tuple():
            return f"[{', '.join(_short(entry, indent) for entry in value)}]"
        case Mapping():
            return "{}" if not value else "{" + ", ".join(f"{k}: {_short(v, indent)}" for k, v in value.items()) + "}"
    return "null" if value is None else str(value)


def _text(text: str, indent: str) -> str:
    """The plainest way to write a text that reads back as the same."""
    ways = (text, f'"{text}"', f"'{text}'") if "\n" not in text else (_block(text, indent),)
    if not any(spoilt_characters("", text)):
        for way in ways:
            if _reads_as(way, text, indent):
                return way
    return '"' + "".join(_ESCAPED.get(sign) or _escape(sign) for sign in text) + '"'


def _block(text: str, indent: str) -> str:
    lines = [f"{indent}{_STEP}{line}" if line else "" for line in text.split("\n")]
    return "\n".join(["|", *lines])


def _reads_as(way: str, text: str, indent: str) -> bool:
    try:
        top: Node | None = yaml.compose(f"{indent}a: {way}\n", _LOADER)
    except yaml.YAMLError:
        return False
    value = top.value[0][1] if isinstance(top, MappingNode) and len(top.value) == 1 else None
    read = value.value if isinstance(value, ScalarNode) and is_text(value) else None
    return bool(read == (f"{text}\n" if way.startswith("|\n") else text))


def _escape(sign: str) -> str:
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
