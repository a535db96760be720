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
    """An option, with some words ``about`` it; ``mark`` and ``feedback`` are there once it has been answered."""

    value: str
    label: Line
    about: Text | None = None
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
class OrderingItem:
    """A step in the order in which it lies now."""

    value: str
    label: Line
    mark: Mark | None = None
    mark_text: str | None = None
    feedback: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Ordering(Block):
    """Items to bring into an order, by buttons.

    ``up``, ``down`` and ``moved`` are templates for the page, which moves items by itself: ``{label}`` stands for the
    item, ``{place}`` and ``{count}`` for where it lies then.
    """

    type: ClassVar[str] = "ordering"
    name: str
    legend: Line
    items: tuple[OrderingItem, ...]
    up: str
    down: str
    moved: str
    locked: bool = False
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class MatchingAnswer:
    """One of the answers to choose from; a list in a browser shows plain text only."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Matching(Block):
    """Items that each get one of the answers from a list. ``choose`` stands there before one is chosen."""

    type: ClassVar[str] = "matching"
    name: str
    legend: Line
    choose: str
    answers: tuple[MatchingAnswer, ...]
    items: tuple[SortingItem, ...]
    locked: bool = False
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Entry(Block):
    """Room for her own words.

    ``rows`` is 1 for a line and more for a text, ``most`` the number of characters it takes. What is written into a
    ``private`` one stays on the page: it is never sent, and stays as long as the block has the same key.
    """

    type: ClassVar[str] = "entry"
    name: str
    label: Line
    rows: int = 1
    most: int = 2000
    value: str = ""
    private: bool = False
    locked: bool = False
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A part of what she can keep: a heading, and a text or what she wrote into the block ``entry``."""

    label: str
    text: str = ""
    entry: str | None = None


@dataclass(frozen=True, kw_only=True)
class Keep(Block):
    """Buttons to keep what she made: a text file named ``file``, or a print of this exercise alone.

    The page makes both by itself; nothing is sent. ``saved`` and ``nothing`` are said after saving.
    """

    type: ClassVar[str] = "keep"
    title: str
    text: Text
    save: str
    print: str
    file: str
    saved: str
    nothing: str
    parts: tuple[Kept, ...]


@dataclass(frozen=True, kw_only=True)
class Tag:
    """Something that can be seen in a line of a transcript."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class TagMark:
    """A tag at a line once it was compared: ``fits``, ``not`` (only she set it) or ``missed`` (only we did)."""

    label: str
    mark: Mark
    mark_text: str


@dataclass(frozen=True, kw_only=True)
class TranscriptLine:
    """What somebody said. Where ``open``, tags can be set at it; ``picked`` holds those that are."""

    value: str
    speaker: str
    text: Text
    open: bool = False
    picked: tuple[str, ...] = ()
    marks: tuple[TagMark, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Transcript(Block):
    """An exchange, line by line; without ``tags`` only to read.

    ``ask`` leads to the tags of a line and holds ``{speaker}`` and ``{number}``; the page adds ``marked``, with
    ``{labels}``, or ``unmarked``. The form's value is a list of [line, tag] pairs.
    """

    type: ClassVar[str] = "transcript"
    name: str
    legend: Line
    lines: tuple[TranscriptLine, ...]
    tags: tuple[Tag, ...] = ()
    ask: str = ""
    marked: str = ""
    unmarked: str = ""
    locked: bool = False
    hint: str | None = None


@dataclass(frozen=True, kw_only=True)
class ProfilePoint:
    """Where a row stands at one time: ``level`` counts from 1, None where she did not say; ``words`` say it."""

    level: int | None
    words: str


@dataclass(frozen=True, kw_only=True)
class ProfileRow:
    """One row of a profile: a point for each time, and what changed, in words."""

    label: Line
    points: tuple[ProfilePoint, ...]
    change: str


@dataclass(frozen=True, kw_only=True)
class Profile(Block):
    """Levels at one or more times: a picture, and a table that says the same.

    ``times`` name the columns of each row's points, ``levels`` the levels from the lowest; ``row`` and ``change`` head
    the first and the last column of the table, whose summary is ``table``.
    """

    type: ClassVar[str] = "profile"
    title: str
    text: Text
    times: tuple[str, ...]
    levels: tuple[str, ...]
    rows: tuple[ProfileRow, ...]
    row: str
    change: str
    table: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """A labelled part of a feedback."""

    label: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class Parts(Block):
    """Labelled parts of something to read."""

    type: ClassVar[str] = "parts"
    items: tuple[Part, ...]


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
class Bar:
    """A bar of a chart; ``words`` say its value."""

    label: Line
    value: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is to be known about one bar: a small table of ``rows`` under its name, and the sources."""

    title: Line
    rows: tuple[Part, ...]
    cites: CiteList | None


@dataclass(frozen=True, kw_only=True)
class Chart(Block):
    """Bars from 0 to ``top``, which ``scale`` says in words.

    ``summary`` says all of the picture in one text; ``facts`` stand beneath it, folded away under ``table``.
    """

    type: ClassVar[str] = "chart"
    title: Line
    bars: tuple[Bar, ...]
    top: float
    scale: str
    summary: str
    table: str
    facts: tuple[Facts, ...]


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
class FilterOption:
    """One of the choices of a filter; the ``value`` "" stands for all."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A list to choose one from; ``picked`` is the value of what is chosen."""

    name: str
    label: str
    options: tuple[FilterOption, ...]
    picked: str


@dataclass(frozen=True, kw_only=True)
class Filters(Block):
    """What she looks for, and the button that shows it; nothing changes before she presses."""

    type: ClassVar[str] = "filters"
    legend: Line
    filters: tuple[Filter, ...]
    action: Action


@dataclass(frozen=True, kw_only=True)
class IndexItem:
    """Something to open by a button, and some words ``about`` it. ``here`` is where she comes back to."""

    action: Action
    about: str = ""
    here: bool = False


@dataclass(frozen=True, kw_only=True)
class Index(Block):
    """Things to open, under a heading."""

    type: ClassVar[str] = "index"
    title: Line
    items: tuple[IndexItem, ...]


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
        outer = {name: getattr(self, name) for name in ("id", "kind", "lang", "dir", "title", "kicker", "turn")}
        blocks = [block.data() for block in self.blocks]
        return {**outer, "blocks": blocks, "focus": self.focus, "announce": self.announce}
