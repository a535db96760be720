"""The messages that the checks can say, read from their source; ``…`` stands for what is filled in."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import toolkit
from toolkit.authoring import walked
from toolkit.content.reading import syntax

_MESSAGE_FROM_THE_END = -2
_SAY_A_PROBLEM = ("problem", "misfit", "warning", "Problem", "Remark", "lose", "gap")


TOOLKIT = Path(toolkit.__file__).parent


def message_templates(*rooms: str) -> set[str]:
    """The message of every call ``problem(…, message, remedy)`` and its like in some rooms of ``toolkit``.

    A message that is nothing but another's words, such as that of a ``ConditionError``, is left out.
    """
    paths = [path for room in rooms for path in (TOOLKIT / room).rglob("*.py")]
    found = {template for path in paths for template in _in_source(path.read_text("utf-8"))}
    return {template for template in found if template.strip("…")}


def rule_templates() -> list[str]:
    """The message of every rule of a walk."""
    return [_blanked(message) for message, _ in walked._SAID.values()]


def syntax_templates() -> list[str]:
    """The message of everything that YAML cannot read."""
    return [_blanked(message) for message, _ in syntax._SAID.values()]


def _in_source(source: str) -> Iterator[str]:
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            messages = _assigned(function, "message")
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _name(call.func) in _SAY_A_PROBLEM and len(call.args) > 1:
                    message = call.args[_MESSAGE_FROM_THE_END]
                    yield from _texts(message) if not isinstance(message, ast.Name) else messages


def _assigned(function: ast.FunctionDef, name: str) -> list[str]:
    values = [node for node in ast.walk(function) if isinstance(node, ast.Assign) and _name(node.targets[0]) == name]
    return [text for node in values for text in _texts(node.value)]


def _texts(node: ast.expr) -> list[str]:
    return [*_texts(node.body), *_texts(node.orelse)] if isinstance(node, ast.IfExp) else [_text(node)]


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part) for part in parts)
    return "…"


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _blanked(message: str) -> str:
    return "".join(text + ("…" if field is not None else "") for text, field, *_ in string.Formatter().parse(message))
