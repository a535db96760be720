"""The server's log: what happened, without saying to whom: no queries, kernel ids, addresses or learner's words."""

import logging
import re
import textwrap

from tornado.web import RequestHandler

_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}[-_]?){3}[0-9a-f]{12}(?:_\d+_\d+)?", re.IGNORECASE)
_QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']*")
_SENDER = re.compile(r"[.,]?\s+(?:Origin|Host): [^\s,]+")
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_FRAME = re.compile(r"Traceback|\s+File |File |\s{4,}|-+>|-{5,}|[\w.]+(Error|Exception|Interrupt)\b")
_NAME_OF_ERROR = re.compile(r"^([\w.]+(?:Error|Exception|Interrupt|Refused)[\w.]*):.*", re.DOTALL)


# Jupyter hands its milliseconds to tornado, which takes them for seconds; nothing follows from it.
_NOISE = "The websocket_ping_timeout"


class Discreet(logging.Filter):
    """Takes ids and query strings out of every line, whichever library wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Called by the handler for every record."""
        record.msg, record.args = discreet(record.getMessage()), ()
        return bool(record.msg.strip()) and not record.msg.startswith(_NOISE)


def discreet(text: str) -> str:
    """``text`` without ids, query strings and the addresses that a request came from or went to."""
    return _SENDER.sub("", _QUERY.sub(r"\1", _ID.sub("…", text)))


def trace_without_values(trace: str) -> str:
    """The frames of a trace and the names of its errors; the messages may repeat what a learner typed."""
    lines = (line.rstrip() for line in _COLOUR.sub("", trace).splitlines())
    kept = [_NAME_OF_ERROR.sub(r"\1", line) for line in lines if _FRAME.match(line)]
    return indented("\n".join(kept) or f"({len(trace)} characters, not shown: they may be a learner's)")


def indented(text: str) -> str:
    """``text`` set off from the log's own lines, so that nothing in it can pass for one."""
    return textwrap.indent(_COLOUR.sub("", text), "    | ", lambda _line: True)


def set_up(log: logging.Logger) -> None:
    """Makes the app's handlers discreet and sends tornado's own messages through them."""
    for handler in log.handlers:
        handler.addFilter(Discreet())
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    for name in ("tornado.access", "tornado.application", "tornado.general"):
        other = logging.getLogger(name)
        other.handlers = list(log.handlers)
        other.propagate = False


def log_request(handler: RequestHandler) -> None:
    """One line for an answer that went wrong; what goes well leaves no trace."""
    status = handler.get_status()
    if status >= 500 and status != 503:
        logging.getLogger("tornado.access").error("%d %s", status, handler._request_summary())
