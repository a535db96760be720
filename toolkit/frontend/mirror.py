"""Writes ``src/blocks.ts``: the frozen classes of ``toolkit/screen/blocks.py`` as TypeScript knows them.

``make bundle`` runs it, and a test holds the file to what this would write. What a class says of itself goes along.
"""

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from toolkit.screen import blocks, text

TARGET = Path(__file__).resolve().parent / "src" / "blocks.ts"
HEAD = "// Written by toolkit/frontend/mirror.py from toolkit/screen. Change it there, then run `make bundle`.\n"
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "unknown"}
_CODE = re.compile(r"``(.+?)``")


class NoCounterpart(TypeError):
    """A type of which the mirror does not know what it is in TypeScript."""


def mirror(*modules: ModuleType) -> str:
    """The classes and named types of ``modules`` in TypeScript. Raises ``NoCounterpart``."""
    names = {value: name for module in modules for name, value in vars(module).items() if get_origin(value)}
    classes = list(dict.fromkeys(cls for module in modules for cls in _classes(module)))
    types = "".join(f"export type {name} = {_shape(value, names)};\n" for value, name in names.items())
    union = "".join(f"\n  | {one.__name__}" for one in classes if issubclass(one, blocks.Block))
    return "\n".join([HEAD, types, *(_interface(one, names) for one in classes), f"export type Block ={union};\n"])


def _classes(module: ModuleType) -> Iterator[type]:
    """What has fields; of ``Block`` only its kinds."""
    for value in vars(module).values():
        if isinstance(value, type) and (is_dataclass(value) or is_typeddict(value)) and value is not blocks.Block:
            yield value


def _interface(of: type, names: dict[Any, str]) -> str:
    said = "\n".join(_comment(inspect.getdoc(of) or ""))
    held = "".join(f"  {line};\n" for line in _fields(of, names))
    return f"{said}\nexport interface {of.__name__} {{\n{held}}}\n"


def _fields(of: type, names: dict[Any, str]) -> Iterator[str]:
    hints = get_type_hints(of)
    if issubclass(of, blocks.Block):
        yield f'type: "{of.type}"'
    for name in [field.name for field in fields(of)] if is_dataclass(of) else hints:
        yield f"{name}: {_named(hints[name], names)}"


def _comment(doc: str) -> Iterable[str]:
    lines = _CODE.sub(r"`\1`", doc).splitlines()
    return [f"/** {lines[0]} */"] if len(lines) == 1 else ["/**", *(f" * {line}".rstrip() for line in lines), " */"]


def _named(hint: Any, names: dict[Any, str]) -> str:
    """The type by its own name, where it has one."""
    return names[hint] if hint in names else _shape(hint, names)


def _shape(hint: Any, names: dict[Any, str]) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and (is_dataclass(hint) or is_typeddict(hint)):
        return "Block" if hint is blocks.Block else hint.__name__
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in inner)
    if origin in {Union, UnionType}:
        return " | ".join(_named(one, names) for one in inner)
    if origin is list or (origin is tuple and inner[1:] == (...,)):
        return _list_of(_named(inner[0], names))
    if origin is dict and inner[0] is str:
        return f"Record<string, {_named(inner[1], names)}>"
    raise NoCounterpart(f"{hint} has no counterpart in TypeScript yet: say in {Path(__file__).name} what it is")


def _list_of(item: str) -> str:
    return f"({item})[]" if " | " in item else f"{item}[]"


if __name__ == "__main__":
    TARGET.write_text(mirror(text, blocks), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name} is written\n")
