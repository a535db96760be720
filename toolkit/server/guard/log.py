"""The server's log: what happened, without saying to whom: no queries, kernel ids, addresses or learner's words."""

import logging
import re
import textwrap

from tornado.web import RequestHandler

from toolkit.server.guard.sparing import MOST_LINES, Sparing

_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}[-_]?){3}[0-9a-f]{12}(?:_\d+_\d+)?", re.IGNORECASE)
_QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']*")
_SENDER = re.compile(r"[.,]?\s+(?:Origin|Host): [^\s,]+")
_FORMAT = logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_PLACE_IN_MEMORY = re.compile(r"\b0x[0-9a-f]{6,}\b")


# Jupyter hands its milliseconds to tornado, which takes them for seconds; nothing follows from it.
_NOISE = "The websocket_ping_timeout"


class Discreet(logging.Filter):
    """Takes ids and query strings out of every line, whichever library wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Called by the handler for every record."""
        record.msg, record.args = discreet(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = discreet(_FORMAT.formatException(record.exc_info))
        return bool(record.msg.strip()) and not record.msg.startswith(_NOISE)


def discreet(text: str) -> str:
    """``text`` without ids, query strings and the addresses that a request came from or went to."""
    return _PLACE_IN_MEMORY.sub("…", _SENDER.sub("", _QUERY.sub(r"\1", _ID.sub("…", text))))


def indented(text: str) -> str:
    """``text`` set off from the log's own lines, so that nothing in it can pass for one."""
    return textwrap.indent(without_colours(text), "    | ", lambda _line: True)


def without_colours(text: str) -> str:
    """``text`` without the signs that colour a terminal."""
    return _COLOUR.sub("", text)


def set_up(log: logging.Logger, *, lines: int = MOST_LINES) -> Sparing:
    """Makes the app's log discreet and sparing, and sends all that others say through it.

    Records have at most so many ``lines``. Gives what counts them.
    """
    target = log.handlers[0] if log.handlers else logging.StreamHandler()
    target.setFormatter(_FORMAT)
    sparing = Sparing(target, lines=lines)
    sparing.setLevel(target.level)
    sparing.addFilter(Discreet())
    logging.captureWarnings(True)
    log.handlers, log.propagate = [sparing], False
    for name in ("tornado.access", "tornado.application", "tornado.general", "asyncio", "py.warnings"):
        other = logging.getLogger(name)
        other.handlers, other.propagate = [sparing], False
    return sparing


def log_request(handler: RequestHandler) -> None:
    """One line for an answer that went wrong; what goes well leaves no trace."""
    status = handler.get_status()
    if status >= 500 and status != 503:
        logging.getLogger("tornado.access").error("%d %s", status, handler._request_summary())
