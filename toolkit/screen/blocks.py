"""The blocks a Screen is made of: frozen, and nothing but plain data when asked for it."""

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

from toolkit.screen.text import Line, Text

Mark = Literal["fits", "not", "missed"]
Tone = Literal["safe", "partly", "harm", "neutral"]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Something on a Screen. ``key`` is unique on it and stays the same from screen to screen."""

    type: ClassVar[str]
    key: str

    def data(self) -> dict[str, Any]:
        """The block as plain data."""
        return {"type": self.type, **asdict(self)}


@dataclass(frozen=True, kw_only=True)
class Cite:
    """A source, as it is named to the learner."""

    key: str
    label: str
    url: str | None


@dataclass(frozen=True, kw_only=True)
class Cites(Block):
    """Where the facts come from."""

    type: ClassVar[str] = "cites"
    title: str
    items: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True)
class Prose(Block):
    """Text to read, under a heading where it has a ``title``."""

    type: ClassVar[str] = "prose"
    text: Text
    title: Line | None = None


@dataclass(frozen=True, kw_only=True)
class Note(Block):
    """A text set apart: ``care`` before something heavy, ``info``, or ``problem``."""

    type: ClassVar[str] = "note"
    tone: Literal["care", "info", "problem"]
    text: Text
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """A name and what goes with it."""

    name: Line
    text: Line


@dataclass(frozen=True, kw_only=True)
class Introduced:
    """A woman in the room and a sentence about her."""

    name: Line
    about: Line


@dataclass(frozen=True, kw_only=True)
class People(Block):
    """The women in the room."""

    type: ClassVar[str] = "people"
    title: str
    people: tuple[Introduced, ...]


@dataclass(frozen=True, kw_only=True)
class ChoiceOption:
    """An option; ``mark`` and ``feedback`` are there once it has been answered."""

    value: str
    label: Line
    picked: bool = False
    mark: Mark | None = None
    mark_text: str | None = None
    feedback: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Choices(Block):
    """Options of which one or ``several`` can be picked; ``locked`` once they are answered."""

    type: ClassVar[str] = "choices"
    name: str
    legend: Line
    options: tuple[ChoiceOption, ...]
    several: bool = False
    locked: bool = False
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class SortingGroup:
    """A place to put items."""

    value: str
    label: Line


@dataclass(frozen=True, kw_only=True)
class SortingItem:
    """An item and the group it lies in, if any."""

    value: str
    label: Line
    picked: str | None = None
    mark: Mark | None = None
    mark_text: str | None = None
    feedback: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Sorting(Block):
    """Items to put into groups."""

    type: ClassVar[str] = "sorting"
    name: str
    legend: Line
    groups: tuple[SortingGroup, ...]
    items: tuple[SortingItem, ...]
    locked: bool = False
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A labelled part of a feedback."""

    label: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class FeltList:
    """What each woman felt."""

    title: str
    people: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True)
class EffectList:
    """What changed in the room, in words."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CiteList:
    """The sources of one feedback."""

    title: str
    items: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True)
class Feedback(Block):
    """What an answer does. It takes the focus once it appears."""

    type: ClassVar[str] = "feedback"
    tone: Tone
    title: str
    text: Text
    parts: tuple[Part, ...] = ()
    felt: FeltList | None = None
    effects: EffectList | None = None
    cites: CiteList | None = None


@dataclass(frozen=True, kw_only=True)
class GaugeReading:
    """Where a gauge stands; ``words`` say it, the numbers only draw it."""

    label: Line
    value: int
    low: int
    high: int
    words: str
    low_words: Line
    high_words: Line


@dataclass(frozen=True, kw_only=True)
class Gauges(Block):
    """How the room is."""

    type: ClassVar[str] = "gauges"
    title: str
    items: tuple[GaugeReading, ...]


@dataclass(frozen=True, kw_only=True)
class Action:
    """A button. ``submits`` sends the values of the form with it; ``values`` go along in any case."""

    do: str
    label: str
    primary: bool = False
    submits: bool = False
    values: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Actions(Block):
    """Buttons."""

    type: ClassVar[str] = "actions"
    actions: tuple[Action, ...]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The move that was made."""

    label: str
    text: Line


@dataclass(frozen=True, kw_only=True)
class TimelineStep:
    """One moment in a look back: the scene, what was chosen and all that followed."""

    title: Line
    chose: Chosen
    tone: Tone
    tone_text: str
    parts: tuple[Part, ...] = ()
    felt: FeltList | None = None
    effects: EffectList | None = None
    cites: CiteList | None = None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Timeline(Block):
    """What happened, moment by moment."""

    type: ClassVar[str] = "timeline"
    title: str
    steps: tuple[TimelineStep, ...]


@dataclass(frozen=True, kw_only=True)
class Screen:
    """All that is shown of one exercise at one time.

    ``focus`` names the block that takes the focus when the control that had it is gone; ``announce`` is said politely
    to a screen reader.
    """

    id: str
    kind: str
    lang: str
    dir: Literal["ltr", "rtl"]
    title: Line
    kicker: str
    blocks: tuple[Block, ...]
    focus: str | None = None
    announce: str = ""
    turn: int = field(default=0)

    def data(self) -> dict[str, Any]:
        """The screen as plain data that fits in JSON; the contract with every renderer."""
        outer = {one: getattr(self, one) for one in ("id", "kind", "lang", "dir", "title", "kicker", "turn")}
        blocks = [block.data() for block in self.blocks]
        return {**outer, "blocks": blocks, "focus": self.focus, "announce": self.announce}
