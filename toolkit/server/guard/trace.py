"""What the log keeps of a trace: where it happened and what kind of error it was, and nothing that somebody typed."""

import linecache
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from toolkit.server.guard.log import indented, without_colours

_FRAME = re.compile(r'\s*File (?:"(?P<path>[^"]+)", line |(?P<short>[^",]+):)(?P<line>\d{1,6}),? in (?P<name>[\w.<>]+)')
_CELL = re.compile(r"\s*Cell In\[\d{1,4}\], line \d{1,6}")
_PASSING = re.compile(r"<(?:string|stdin|frozen [\w.]+|ipython-input-[\w-]+)>|/\S*/ipykernel_\d+/\d+\.py")
_ERROR = re.compile(r"([A-Za-z_][\w.]*)(?::|$|\s{3,}Traceback)")


def trace_without_values(trace: str) -> str:
    """The frames of a trace and the names of its errors. A message may repeat what a learner typed, in as many lines as
    she likes, and these may look like code or like a frame: so the code is read again from the files that there are.
    """
    kept = "\n".join(_kept(without_colours(trace).splitlines()))
    return indented(kept or f"({len(trace)} characters, not shown: they may be a learner's)")


def _kept(lines: list[str]) -> Iterator[str]:
    for line in lines:
        frame, cell, error = _FRAME.match(line), _CELL.match(line), _ERROR.match(line)
        if frame:
            yield from _frame(frame)
        elif cell:
            yield cell[0]
        elif error and _is_error(error[1]):
            yield error[1]


def _frame(found: re.Match[str]) -> Iterator[str]:
    path = Path(found["path"] or found["short"]).expanduser()
    if _PASSING.fullmatch(str(path)):
        yield f"  File {str(path)!r}, line {found['line']}, in {_name(found['name'])}"
    elif path.suffix == ".py" and path.is_file():
        yield f'  File "{path}", line {found["line"]}, in {_name(found["name"])}'
        if code := linecache.getline(str(path), int(found["line"])).strip():
            yield f"    {code}"


def _name(name: str) -> str:
    return name[:80]


def _is_error(name: str) -> bool:
    """Whether there is an error of this name; a word with a colon behind it is none."""
    package, _, last = name.rpartition(".")
    return last in {error.__name__ for error in _errors(BaseException)} and (
        not package or package.partition(".")[0] in sys.modules
    )


def _errors(error: type[BaseException]) -> Iterator[type[BaseException]]:
    yield error
    for special in error.__subclasses__():
        yield from _errors(special)
