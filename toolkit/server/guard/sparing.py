"""A log that nobody can make grow without limit: what is said again is counted, and told of in one line."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

LONGEST_LINE = 400
MOST_LINES = 80
SPAN = 60.0
MOST_OF_A_KIND = 20
NAMED = 160

Kind = tuple[str, str, int]


@dataclass
class _Said:
    """What one line of code has said in a span of time: how often each text came again, and what was left out."""

    first: logging.LogRecord
    again: dict[str, int] = field(default_factory=dict)
    left_out: int = 0


class Sparing(logging.Handler):
    """Hands records on to ``target``, each text once in ``span`` seconds, and ``most`` different texts of a kind.

    A kind is all that comes from one line of code: of these there are as many as the code has, whatever visitors send.
    The others are counted, and told of when the span is over, or when ``tell`` is called.
    """

    def __init__(
        self,
        target: logging.Handler,
        *,
        lines: int = MOST_LINES,
        most: int = MOST_OF_A_KIND,
        span: float = SPAN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._target, self._lines, self._most = target, lines, most
        self._span, self._clock = span, clock
        self._said: dict[Kind, _Said] = {}
        self._until = 0.0

    def emit(self, record: logging.LogRecord) -> None:
        """Called for each record that passes the filters."""
        self.tell_when_due()
        record.msg, record.args = shortened(record.getMessage(), self._lines), ()
        if record.exc_text:
            record.exc_text = shortened(record.exc_text, self._lines)
        said = self._said.setdefault((record.name, record.pathname, record.lineno), _Said(record))
        text = f"{record.msg}\n{record.exc_text or ''}"
        if text in said.again:
            said.again[text] += 1
        elif len(said.again) < self._most:
            said.again[text] = 0
            self._target.handle(record)
        else:
            said.left_out += 1

    def tell_when_due(self) -> None:
        """Tells of what was counted, if the span is over."""
        now = self._clock()
        if now >= self._until:
            self.tell()
            self._until = now + self._span

    def tell(self) -> None:
        """Tells of what was counted, and begins anew."""
        counted, self._said = self._said, {}
        for said in counted.values():
            for text in _told(said):
                self._target.handle(_like(said.first, text))


def shortened(text: str, most: int) -> str:
    """At most so many lines of a measured length, the last ones rather than the first: they name the error."""
    lines = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in text.splitlines()]
    if len(lines) <= most:
        return "\n".join(lines)
    first = most // 4
    left_out = len(lines) - most
    return "\n".join([*lines[:first], f"    … {left_out} lines …", *lines[first - most :]])


def _told(said: _Said) -> Iterable[str]:
    for text, times in said.again.items():
        if times:
            yield f"{_named(text)} … repeated {times} times"
    if said.left_out:
        yield f"{_named(str(said.first.msg))} … and {said.left_out} more like it"


def _named(text: str) -> str:
    return text.partition("\n")[0][:NAMED]


def _like(record: logging.LogRecord, text: str) -> logging.LogRecord:
    return logging.LogRecord(record.name, record.levelno, record.pathname, record.lineno, text, (), None)
