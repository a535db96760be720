"""What an import found: exercises as nodes, and what is wrong with the foreign file or cannot be carried over."""

from dataclasses import dataclass, field
from pathlib import Path

from yaml.nodes import MappingNode

from toolkit.content.problem import Problem
from toolkit.content.reading.document import Document, unreadable
from toolkit.content.reading.spoilt import spoilt
from toolkit.exchange.nodes import Place

LARGEST = 2_000_000


@dataclass(frozen=True)
class Brought:
    """One exercise of a foreign file: the name of its file to be, its nodes, and what is still to be written."""

    stem: str
    top: MappingNode
    gaps: tuple[Problem, ...] = ()


@dataclass
class Import:
    """A foreign file that is being read.

    ``lost`` is what cannot be carried over, ``problems`` what keeps the file from being imported at all.
    """

    path: str
    brought: list[Brought] = field(default_factory=list)
    lost: dict[Problem, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, at: Place, message: str, remedy: str) -> None:
        """Notes what keeps the file from being imported."""
        self.problems.append(Problem(self.path, *at, message, remedy))

    def lose(self, at: Place, message: str, remedy: str, *, last: int = 0) -> None:
        """Notes, once, what cannot be carried over; ``last`` is its last line where it has several."""
        upto = f" (to line {last})" if last > at.line else ""
        self.lost[Problem(self.path, *at, f"{message}{upto}", remedy)] = None

    def gap(self, at: Place, message: str, remedy: str) -> Problem:
        """Something that is still to be written."""
        return Problem(self.path, *at, message, remedy)

    def document(self, brought: Brought) -> Document:
        """What the reader of exercises reads."""
        return Document(self.path, brought.top, ())


def read_foreign(path: Path) -> str | Problem:
    """The text of a foreign file with plain line ends, or the problem that keeps it from being read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        return unreadable(path, error)
    except UnicodeDecodeError as error:
        if len(raw) <= LARGEST:
            before = raw[: error.start]
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
            remedy = "save the file as UTF-8 and look at the letter again"
            return Problem(str(path), before.count(b"\n") + 1, column, "this letter is not UTF-8", remedy)
    if len(raw) > LARGEST:
        return Problem(str(path), 1, 1, f"the file is larger than {LARGEST:,} bytes", "split it and import the parts")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return spoilt(str(path), text) or text
