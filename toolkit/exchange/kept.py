"""What an export of ours kept beside the texts: one line of JSON, which comes back as nodes."""

import json
from typing import Any

from yaml.nodes import Node

from toolkit.content.reading.spoilt import spoilt
from toolkit.exchange.brought import Import
from toolkit.exchange.nodes import Place, group_node, keys_of, list_node, number_node, text_node, truth_node

_DEEPEST = 12
_LONGEST_NAME = 200


def read_kept(text: str, at: Place, found: Import) -> dict[str, Node] | None:
    """The keys that an export of ours kept as JSON, or None when a problem was noted."""
    try:
        value = json.loads(text, object_pairs_hook=_pairs)
        if not isinstance(value, _Group):
            raise _Unfit("it is not a group of keys")
        return keys_of(_from_json(value, at, 0))
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _Unfit) else "it is not JSON"
        found.problem(at, f"what `facilitator export` kept here cannot be read: {reason}", "remove it, or export again")
    return None


class _Unfit(ValueError):
    """Raised on JSON that no export of ours writes."""


class _Group(dict[str, Any]):
    """A JSON object; other dictionaries are not met."""


def _pairs(pairs: list[tuple[str, Any]]) -> _Group:
    group = _Group(pairs)
    if len(group) < len(pairs):
        raise _Unfit("a name is there twice")
    return group


def _from_json(value: Any, at: Place, depth: int) -> Node:
    if depth > _DEEPEST:
        raise _Unfit("it is nested too deeply")
    match value:
        case bool():
            return truth_node(at, truth=value)
        case int():
            return number_node(value, at)
        case str():
            return text_node(_fit(value), at)
        case list():
            return list_node([_from_json(each, at, depth + 1) for each in value], at)
        case _Group():
            names = {_fit(name): _from_json(each, at, depth + 1) for name, each in value.items()}
            if any(len(name) > _LONGEST_NAME for name in names):
                raise _Unfit(f"a name has more than {_LONGEST_NAME} characters")
            return group_node(names, at)
    raise _Unfit(f"{json.dumps(value)} stands in it")


def _fit(text: str) -> str:
    if spoilt("", text):
        raise _Unfit("an invisible character stands in it")
    return text
