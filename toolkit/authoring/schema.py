"""The JSON Schema of exercise files, for editors that complete and underline while an author writes.

It is made from the annotations that the reader goes by, so the two cannot drift. It says less than ``check``: what
must fit together within a file is not in it.
"""

import json
import re
import types
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from toolkit.content.library import Library
from toolkit.content.reading.annotations import hints, mark, named, named_by_keys, refers, required, written
from toolkit.content.reference import LISTS
from toolkit.course.attempt import KINDS
from toolkit.course.fields import KEY_PATTERN, RefersTo
from toolkit.course.story.condition import Condition

Schema = dict[str, Any]
FILE = "schema.json"
_DIALECT = "http://json-schema.org/draft-07/schema#"
_TEXTS: Mapping[Any, Schema] = types.MappingProxyType(
    {
        "line": {"type": "string", "pattern": r"^\s*\S[^\n]*\s*$"},
        "prose": {"type": "string", "pattern": r"\S"},
        "key": {"type": "string", "pattern": f"^{KEY_PATTERN}$"},
    }
)
_TYPES: Mapping[Any, Schema] = types.MappingProxyType(
    {
        str: _TEXTS["line"],
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
        Condition: _TEXTS["line"],
    }
)
_EXERCISE: Schema = {"type": "string", "pattern": f"^{KEY_PATTERN}/{KEY_PATTERN}$"}


def write_schema(library: Library) -> Path:
    """Writes ``schema.json`` for the exercises of ``library``, and returns its path. Raises ``ContentProblems``."""
    path = library.root / FILE
    path.write_text(schema_text(library), "utf-8")
    return path


def schema_text(library: Library) -> str:
    """The text of ``schema.json`` for the exercises of ``library``. Raises ``ContentProblems``."""
    return json.dumps(schema(library), indent=1, ensure_ascii=False) + "\n"


def schema(library: Library) -> Schema:
    """The schema of an exercise file; its lists are those of ``library``. Raises ``ContentProblems``."""
    made = _Definitions(library)
    then = [
        {"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": made.of(kind.exercise, name)}
        for name, kind in KINDS.items()
    ]
    about = [_first_sentence(kind.exercise) for kind in KINDS.values()]
    return {
        "$schema": _DIALECT,
        "title": "An exercise",
        "type": "object",
        "properties": {"kind": {"enum": list(KINDS), "enumDescriptions": about}},
        "required": ["kind"],
        "allOf": then,
        "definitions": made.definitions,
    }


@dataclass
class _Definitions:
    """The parts that the schema refers to; each is added when it is first asked for."""

    library: Library
    definitions: dict[str, Schema] = field(default_factory=dict)

    def of(self, cls: Any, kind: str | None = None) -> Schema:
        """A reference to the schema of a class; with its ``kind`` for that of a whole file."""
        name = f"{cls.__module__.rsplit('.', 1)[-1]}.{cls.__name__}"
        if name not in self.definitions:
            made = self.definitions[name] = {}
            made.update(self._object(cls, kind))
        return {"$ref": f"#/definitions/{name}"}

    def _object(self, cls: Any, kind: str | None) -> Schema:
        keys = [slot for slot in written(cls) if slot.name != "id"]
        first: Schema = {"kind": {"const": kind}} if kind else {}
        return {
            "type": "object",
            "description": _first_sentence(cls),
            "properties": {**first, **{slot.name: self._field(cls, slot) for slot in keys}},
            "required": [*first, *(slot.name for slot in keys if required(slot))],
            "additionalProperties": False,
        }

    def _field(self, cls: Any, slot: Field[Any]) -> Schema:
        hint = hints(cls)[slot.name]
        scalar = slot.metadata.get("scalar")
        made = self._several(get_args(hint), scalar) if get_origin(hint) is tuple else self._value(hint)
        about = _sentences_about(cls, slot.name)
        default = {"default": slot.default} if isinstance(slot.default, str | bool) else {}
        return made if "$ref" in made else {**made, **default, **({"description": about} if about else {})}

    def _value(self, hint: Any) -> Schema:
        if refers(hint):
            return self._reference(mark(hint))
        origin = get_origin(hint)
        if origin is Annotated:
            return dict(_TEXTS[mark(hint)]) if mark(hint) in _TEXTS else self._value(get_args(hint)[0])
        if origin is Literal:
            return {"enum": list(get_args(hint))}
        if origin in (Union, types.UnionType):
            some = [self._value(option) for option in get_args(hint) if option is not type(None)]
            return _either(*some)
        if origin is tuple:
            return self._several(get_args(hint), None)
        return dict(_TYPES[hint]) if hint in _TYPES else self.of(hint)

    def _several(self, args: tuple[Any, ...], scalar: str | None) -> Schema:
        item = args[0]
        if args[-1] is not Ellipsis:
            values = [self._value(hint) for hint in args]
            return {"type": "array", "items": values, "minItems": len(args), "maxItems": len(args)}
        entry = self._value(item)
        alone = [self._value(hints(item)[scalar])] if scalar else []
        if named(item):
            names = {"propertyNames": {"pattern": f"^{KEY_PATTERN}$"}} if named_by_keys(item) else {}
            return {"type": "object", **names, "additionalProperties": _either(*alone, entry)}
        return _either(*alone, {"type": "array", "items": entry, **({"uniqueItems": True} if refers(item) else {})})

    def _reference(self, to: RefersTo) -> Schema:
        if to.reference not in LISTS:
            return dict(_EXERCISE)
        name = f"reference.{to.reference}"
        if name not in self.definitions:
            entries = self.library.lists.load(to.reference)
            about = [getattr(entry, fields(entry)[1].name) for entry in entries]
            self.definitions[name] = {"enum": [entry.id for entry in entries], "enumDescriptions": about}
        return {"$ref": f"#/definitions/{name}"}


def _either(*schemas: Schema) -> Schema:
    some = [alternative for each in schemas for alternative in each.get("anyOf", [each])]
    return some[0] if len(some) == 1 else {"anyOf": some}


def _first_sentence(cls: Any) -> str:
    return _sentences(cls)[0]


def _sentences_about(cls: Any, name: str) -> str:
    """What the docstrings of a class and of those above it say of a field."""
    classes = [above for above in cls.__mro__ if is_dataclass(above)]
    return " ".join(told for above in classes for told in _sentences(above, f"``{name}``"))


def _sentences(cls: Any, word: str = "") -> list[str]:
    told = re.split(r"(?<=\.)\s+", " ".join((cls.__doc__ or "").split()))
    return [sentence.replace("``", "`") for sentence in told if word in sentence]
