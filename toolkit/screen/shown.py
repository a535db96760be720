"""What a kind of exercise puts on its screen."""

from dataclasses import dataclass

from toolkit.screen.blocks import Block


@dataclass(frozen=True)
class Shown:
    """The kicker above the title, the blocks, and where attention goes; see ``Screen``."""

    kicker: str
    blocks: tuple[Block, ...]
    focus: str | None = None
    announce: str = ""
