"""What a request for a websocket must bring along: one that cannot succeed is refused before it costs anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.server.kernels.messages import PROTOCOL

VERSION = "13"
PROTOCOLS = "Sec-WebSocket-Protocol"


@dataclass(frozen=True)
class Refusal:
    """The HTTP status of a refusal, and the headers that say what would be accepted."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


def handshake_refusal(headers: Mapping[str, str]) -> Refusal | None:
    """Why no websocket can come of a request with these headers; None if one can.

    426 for a request that is no handshake (a proxy may have taken that out) or one of another version of websockets,
    400 for one without a key or without the one protocol that is spoken here.
    """
    if not _upgrades(headers):
        return Refusal(426, {"Upgrade": "websocket", "Connection": "Upgrade"})
    if headers.get("Sec-WebSocket-Version") != VERSION:
        return Refusal(426, {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": VERSION})
    if not headers.get("Sec-WebSocket-Key") or PROTOCOL not in _listed(headers, PROTOCOLS):
        return Refusal(400)
    return None


def _upgrades(headers: Mapping[str, str]) -> bool:
    named = {part.lower() for part in _listed(headers, "Connection")}
    return "upgrade" in named and headers.get("Upgrade", "").lower() == "websocket"


def _listed(headers: Mapping[str, str], name: str) -> set[str]:
    return {part.strip() for part in headers.get(name, "").split(",")}
