"""Why a page's websocket was refused: for the page, which is told no reason by its browser, and for the log."""

from collections import OrderedDict
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

MOST = 1000
UPGRADE, HOST, COOKIE, FULL = "upgrade", "host", "cookie", "full"
ADVICE: Mapping[str, str] = MappingProxyType(
    {
        UPGRADE: "a page's websocket arrived as a plain request: the proxy must use HTTP/1.1 and pass on Upgrade and "
        "Connection (README, Behind a proxy)",
        HOST: "a page's websocket was asked for by another site, or the proxy does not pass on Host as the browser "
        "sends it (README, Behind a proxy)",
        COOKIE: "a page came back without its cookie: its browser keeps none, or a proxy takes it away",
        FULL: "a page was refused a further connection to its kernel",
    }
)


class Refusals:
    """The last reasons by kernel."""

    def __init__(self) -> None:
        self._why: OrderedDict[str, str] = OrderedDict()

    def note(self, kernel_id: str, why: str) -> None:
        """Remembers a reason, at the cost of the oldest."""
        self._why[kernel_id] = why
        self._why.move_to_end(kernel_id)
        if len(self._why) > MOST:
            self._why.popitem(last=False)

    def last(self, kernel_id: str) -> str | None:
        """The last reason, if this kernel's page was refused one of late."""
        return self._why.get(kernel_id)


def why_refused(headers: Mapping[str, str], status: int, *, has_cookie: bool) -> str | None:
    """What of a refused handshake a proxy, or the browser, has to do differently; None where it is something else."""
    if headers.get("Upgrade", "").lower() != "websocket":
        return UPGRADE
    if not is_of_same_site(headers):
        return HOST
    if not has_cookie:
        return COOKIE
    return FULL if status == 429 else None


def is_of_same_site(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a page under the name that was asked; programs do not say where they are."""
    origin = headers.get("Origin")
    return not origin or urlsplit(origin.lower()).netloc == headers.get("Host", "").lower()
