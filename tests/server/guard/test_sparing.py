"""A log that nobody can make grow without limit."""

import logging

import pytest

from tests.server.served import Served
from toolkit.server.guard.log import Discreet
from toolkit.server.guard.sparing import LONGEST_LINE, Sparing, shortened


class Kept(logging.Handler):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


class Clock:
    """A clock that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(kept: Kept, clock: Clock) -> logging.Logger:
    logger = logging.Logger("test")
    logger.addHandler(Sparing(kept, most=3, span=60, clock=clock))
    return logger


def test_equal_lines_are_counted_and_told_of_once(log: logging.Logger, kept: Kept, clock: Clock) -> None:
    for _ in range(42):
        log.warning("the same")
    assert kept.lines == ["the same"]
    clock.now += 60
    log.warning("another")
    assert kept.lines == ["the same", "the same … repeated 41 times", "another"]


def test_different_lines_of_a_kind_are_counted_beyond_a_few(log: logging.Logger, kept: Kept, clock: Clock) -> None:
    for number in range(1000):
        log.warning("sent %s", number)
    assert kept.lines == ["sent 0", "sent 1", "sent 2"]
    log.warning("something else")
    assert kept.lines[3:] == ["something else"]
    clock.now += 60
    log.warning("later")
    assert kept.lines[4:] == ["sent 0 … and 997 more like it", "later"]


def test_what_was_said_once_is_not_told_again(log: logging.Logger, kept: Kept, clock: Clock) -> None:
    log.warning("once")
    clock.now += 60
    log.warning("later")
    assert kept.lines == ["once", "later"]


def test_lines_and_records_have_a_longest_form() -> None:
    assert shortened("x" * 100_000, 10) == "x" * LONGEST_LINE + "…"
    short = shortened("\n".join(map(str, range(1000))), 8).split("\n")
    assert short == ["0", "1", "    … 992 lines …", *map(str, range(994, 1000))]
    assert shortened("a\nb", 2) == "a\nb"


def test_a_trace_loses_its_ids_and_its_length(log: logging.Logger, kept: Kept) -> None:
    log.handlers[0].addFilter(Discreet())
    records: list[logging.LogRecord] = []
    kept.emit = records.append  # type: ignore[method-assign, assignment]
    try:
        raise KeyError("0f8fad5b-d9cb-469f-a165-70867728950e at 0x7f4074ef8410 " + "x" * 100_000)
    except KeyError:
        log.exception("it failed")
    written = logging.Formatter("%(message)s").format(records[0])
    assert "0f8fad5b" not in written
    assert "0x7f40" not in written
    assert len(written) < 2000


def test_a_visitor_who_is_refused_again_and_again_is_told_of_once(served: Served) -> None:
    page = served.open("01-widgets")
    before = served.log
    for number in range(60):
        served.head_of_answer(page.handshake(Origin=f"http://evil-{number}.example"))
    assert served.log.removeprefix(before).count("\n") <= 1
    page.close()
