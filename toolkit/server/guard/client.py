"""From where a request comes, and whether it travelled safely: from the connection, or from a proxy that is trusted."""

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What proxies add. A request that carries one of these has not come straight from a browser.
TRACES = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")
# Whoever has one address of the new kind has all of these.
HOME_NETWORK = 64


@dataclass(frozen=True)
class Client:
    """Who asks. ``address`` is None where it cannot be known: behind a proxy that does not tell it.

    ``near`` means this machine itself, without a proxy between; ``safely`` means by HTTPS.
    """

    address: str | None
    near: bool
    safely: bool


def client_of(peer: str, protocol: str, headers: Mapping[str, str], proxies: Iterable[Network]) -> Client:
    """The client of a request that came over a connection with ``peer``; only ``proxies`` are believed."""
    trusted = tuple(proxies)
    if not _is_in(peer, trusted):
        forwarded = any(name in headers for name in TRACES)
        return Client(peer, near=_is_loopback(peer) and not forwarded, safely=protocol == "https")
    listed = [part.strip() for part in headers.get("X-Forwarded-For", "").split(",")]
    # Each proxy adds what it saw at the end; further to the front anybody may have written anything.
    first = next((part for part in reversed(listed) if not _is_in(part, trusted)), "")
    safely = headers.get("X-Forwarded-Proto", "").rpartition(",")[2].strip().lower() == "https"
    return Client(first if _read(first) else None, near=False, safely=safely)


def household(client: Client) -> str | None:
    """What counts as one address: an IPv4 address, or an IPv6 network as it is given to a home.

    None for this machine itself and where the address cannot be known: these are not counted.
    """
    address = _read(client.address or "")
    if address is None or address.is_loopback:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.ip_network((address, HOME_NETWORK), strict=False))


def _read(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _is_loopback(text: str) -> bool:
    address = _read(text)
    return address is not None and address.is_loopback


def _is_in(text: str, networks: Iterable[Network]) -> bool:
    address = _read(text)
    return address is not None and any(address in network for network in networks)
