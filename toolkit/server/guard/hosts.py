"""Which names a browser may know this server by.

A page elsewhere can point a name of its own at this machine and then count as the same origin. It cannot do
that with an IP address, so addresses are always fine and other names only when the operator gave them.
"""

import ipaddress
import socket

LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain"})


def is_known_host(header: str, *given: str) -> bool:
    """Whether a request with this Host header may be answered by a server with these names."""
    name = _without_port(header).rstrip(".").lower()
    return name in LOCAL_NAMES or name in {one.rstrip(".").lower() for one in given} or _is_address(name)


def addresses(host: str, port: int) -> tuple[str, ...]:
    """The addresses to open in a browser, the one on this machine first."""
    if host not in {"", "0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return (_address(host, port),)
    others = _address_in_network()
    return tuple(_address(name, port) for name in ("127.0.0.1", *others))


def _address(name: str, port: int) -> str:
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _without_port(header: str) -> str:
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _address_in_network() -> tuple[str, ...]:
    """This machine's address for others in the same network. Nothing is sent: the socket is only given a direction."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ()
        name: str = probe.getsockname()[0]
    return () if name.startswith("127.") else (name,)
