"""The few connections that a page may have to its kernel."""

from collections.abc import Iterable

from tornado.websocket import WebSocketHandler

GOING_AWAY = 1001


class PageSockets:
    """The websockets of pages by kernel, at most ``each`` of one kernel and ``most`` in all."""

    def __init__(self, *, each: int, most: int) -> None:
        self._each, self._most = each, most
        self._pages: dict[str, set[WebSocketHandler]] = {}

    def take(self, kernel_id: str, page: WebSocketHandler) -> bool:
        """Keeps a connection for a page, before anything is waited for; False if none is left."""
        pages = self._pages.get(kernel_id, set())
        if len(pages) >= self._each or sum(map(len, self._pages.values())) >= self._most:
            return False
        self._pages[kernel_id] = pages
        pages.add(page)
        return True

    def release(self, kernel_id: str, page: WebSocketHandler) -> None:
        """Called when a connection has ended or did not come about."""
        pages = self._pages.get(kernel_id, set())
        pages.discard(page)
        if not pages:
            self._pages.pop(kernel_id, None)

    def of(self, kernel_id: str) -> tuple[WebSocketHandler, ...]:
        """The connections of a kernel."""
        return tuple(self._pages.get(kernel_id, ()))

    def forget(self, kernel_id: str) -> None:
        """Called when a kernel has ended."""
        self._pages.pop(kernel_id, None)


def sockets_for(pages: int) -> int:
    """How many connections so many pages may have together: one each, and some for those that come back."""
    return pages + max(4, pages // 8)


def close_all(pages: Iterable[WebSocketHandler]) -> None:
    """Closes the connections of a kernel that has ended: each holds nine descriptors, and its page has to be told."""
    for page in pages:
        page.close(GOING_AWAY, "the kernel has ended")
