"""What a page and its kernel may say to each other: the messages of widgets, and nothing else of Jupyter's protocol."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

PROTOCOL = "v1.kernel.websocket.jupyter.org"
COMM = frozenset({"comm_open", "comm_msg", "comm_close"})
FROM_PAGE = COMM | {"comm_info_request", "kernel_info_request"}
FROM_KERNEL = (
    COMM
    | {"status", "comm_info_reply", "kernel_info_reply"}
    | {"stream", "display_data", "update_display_data", "execute_result", "clear_output"}
)
CONTROL_TARGET, WIDGET_TARGET = "jupyter.widget.control", "jupyter.widget"
# What the page tells the server alone, as a message to this comm: that it has held back a message that is too big.
HELD_BACK = "held-back"
# What the server alone tells the page: that something was left out.
REFUSED = "refused"
MOST_PARTS = 64
WORD = 8
LONGEST_ID = 64


class BadMessage(Exception):
    """Bytes that are no message of the protocol."""


@dataclass(frozen=True)
class Message:
    """A message from a page, taken apart."""

    channel: str
    type: str
    content: Mapping[str, Any]


def read_message(sent: bytes | str) -> Message:
    """Takes apart what came over the websocket. Raises ``BadMessage``."""
    if isinstance(sent, str):
        raise BadMessage("text instead of bytes")
    channel, parts = _parts(sent)
    header, _parent, _metadata, content = (_json_object(part) for part in parts[:4])
    kind, comm = str(header.get("msg_type")), content.get("comm_id")
    if kind in COMM and not (isinstance(comm, str) and 0 < len(comm) <= LONGEST_ID):
        raise BadMessage("a comm without a proper name")
    return Message(channel, kind, content)


def may_pass_in(message: Message, *, author: bool) -> bool:
    """Whether the kernel may get this message. Only authors' notebooks use widgets that a page opens by itself."""
    if message.channel != "shell" or message.type not in FROM_PAGE:
        return False
    targets = {CONTROL_TARGET, WIDGET_TARGET} if author else {CONTROL_TARGET}
    return message.type != "comm_open" or message.content.get("target_name") in targets


def held_back(message: Message) -> int:
    """How many bytes a page says that it has held back; 0 where it says nothing that can be counted."""
    data = message.content.get("data")
    size = data.get("bytes") if isinstance(data, Mapping) else None
    return size if isinstance(size, int) else 0


def may_pass_out(kind: str, content: Mapping[str, Any]) -> bool:
    """Whether the page may get this message: no cell source, no error, no stderr."""
    return kind in FROM_KERNEL and not (kind == "stream" and content.get("name") != "stdout")


def without_trace(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of a reply; of one that tells of an error, only that there was one."""
    if content.get("status", "ok") == "ok":
        return content
    return {"status": "error", "ename": "Error", "evalue": "", "traceback": []}


def _parts(sent: bytes) -> tuple[str, Sequence[bytes]]:
    """The channel and the parts: a count, that many offsets, then the parts one after the other."""
    count = int.from_bytes(sent[:WORD], "little")
    if not 6 <= count <= MOST_PARTS or len(sent) < WORD * (count + 1):
        raise BadMessage("a wrong number of parts")
    starts = [int.from_bytes(sent[WORD * number : WORD * (number + 1)], "little") for number in range(1, count + 1)]
    in_order = all(start <= following for start, following in pairwise(starts))
    if not in_order or starts[0] < WORD * (count + 1) or starts[-1] > len(sent):
        raise BadMessage("parts that overlap")
    cut = [sent[start:end] for start, end in pairwise(starts)]
    return cut[0].decode("ascii", "replace"), cut[1:]


def _json_object(part: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(part.decode("utf-8"))
        # Half of a character can be written in JSON and in no encoding: where it is told again, that would fail.
        if b"\\u" in part:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeError as reason:
        raise BadMessage("a part with half a character") from reason
    except (ValueError, RecursionError) as reason:
        raise BadMessage("a part that is no JSON") from reason
    if not isinstance(value, dict):
        raise BadMessage("a part that is no object")
    return value
