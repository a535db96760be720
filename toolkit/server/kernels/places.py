"""The places of the room: how many pages may be open, and whose goes when there are too many."""

from collections.abc import Awaitable, Callable, Iterable

from toolkit.server.kernels.ownership import Owners


class RoomFull(Exception):
    """As many pages are open as the server may hold."""


class Places:
    """At most ``most`` pages in all and ``each`` of one visitor.

    ``running`` gives the kernels that run, also those that nobody owns any more; ``end`` ends one.
    """

    def __init__(
        self,
        owners: Owners,
        running: Callable[[], Iterable[str]],
        end: Callable[[str], Awaitable[None]],
        *,
        most: int,
        each: int,
    ) -> None:
        self._owners, self._running, self._end = owners, running, end
        self._most, self._each = most, each

    def taken(self) -> int:
        """How many places are taken, by running kernels and by those that are starting."""
        return len(self._owners.kernels().union(self._running()))

    async def take(self, kernel_id: str, mark: str) -> None:
        """Keeps a place under this id for the visitor with this mark. Raises ``RoomFull``."""
        self._owners.record(kernel_id, mark)  # the place is taken before anything is waited for
        try:
            await self._make_room(mark)
        except RoomFull:
            self._owners.forget(kernel_id)
            raise

    async def _make_room(self, mark: str) -> None:
        """Ends the visitor's own oldest page when she, or the room, has no place left for a new one.

        She often leaves one page for the next, and the new one is asked for before the old one says goodbye.
        """
        while True:
            own = self._owners.kernels_of(mark)
            if len(own) <= self._each and self.taken() <= self._most:
                return
            if len(own) <= 1:
                raise RoomFull
            await self._end(own[0])
