"""What TypeScript knows of a Screen is written from Python's own classes; two hand-made copies had drifted apart."""

from dataclasses import dataclass
from types import ModuleType
from typing import Any, ClassVar

import pytest

from toolkit.frontend.mirror import TARGET, NoCounterpart, mirror
from toolkit.screen import blocks, text
from toolkit.screen.blocks import Block, Mark
from toolkit.screen.text import Line


@dataclass(frozen=True, kw_only=True)
class Lamp:
    """Is ``lit`` or not."""

    lit: bool
    marks: tuple[Mark | None, ...] = ()
    more: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Lamps(Block):
    """Some lamps.

    They stand in a row.
    """

    type: ClassVar[str] = "lamps"
    title: Line
    lamps: tuple[Lamp, ...]


@dataclass(frozen=True)
class Unknown:
    """Holds what no page can be sent."""

    seen: set[str]


def module(**held: object) -> ModuleType:
    made = ModuleType("made")
    vars(made).update(held)
    return made


def test_the_written_file_is_what_the_classes_say():
    assert TARGET.read_text("utf-8") == mirror(text, blocks), "run `make bundle`"


def test_a_class_becomes_an_interface_with_what_it_says_of_itself():
    written = mirror(module(Mark=Mark, Lamp=Lamp))
    assert 'export type Mark = "fits" | "not" | "missed";' in written
    assert (
        "/** Is `lit` or not. */\n"
        "export interface Lamp {\n"
        "  lit: boolean;\n"
        "  marks: (Mark | null)[];\n"
        "  more: Record<string, unknown> | null;\n"
        "}\n"
    ) in written


def test_a_block_is_told_by_its_type_and_joins_the_others():
    written = mirror(module(Block=Block, Line=Line, Lamps=Lamps, Lamp=Lamp))
    assert "/**\n * Some lamps.\n *\n * They stand in a row.\n */\nexport interface Lamps {\n" in written
    assert '  type: "lamps";\n  key: string;\n  title: Line;\n  lamps: Lamp[];\n' in written
    assert written.endswith("export type Block =\n  | Lamps;\n")


def test_a_type_without_a_counterpart_is_refused():
    with pytest.raises(NoCounterpart, match=r"set\[str\] has no counterpart"):
        mirror(module(Unknown=Unknown))
