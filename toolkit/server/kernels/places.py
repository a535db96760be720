"""The places of the room: how many pages may be open, and whose goes when there are too many."""

from collections.abc import Awaitable, Callable, Iterable

from toolkit.server.kernels.ownership import Owner, Owners


class RoomFull(Exception):
    """As many pages are open as the server may hold."""


class Places:
    """At most ``most`` pages in all, ``each`` of one visitor, and ``there`` of one address; 0 is no limit.

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
        there: int,
    ) -> None:
        self._owners, self._running, self._end = owners, running, end
        self._most, self._each, self._there = most, each, there

    def taken(self) -> int:
        """How many places are taken, by running kernels and by those that are starting."""
        return len(self._owners.kernels().union(self._running()))

    async def take(self, kernel_id: str, owner: Owner) -> None:
        """Keeps a place under this id for a visitor. Raises ``RoomFull``."""
        self._owners.record(kernel_id, owner)  # the place is taken before anything is waited for
        try:
            await self._make_room(owner)
        except RoomFull:
            self._owners.forget(kernel_id)
            raise

    async def _make_room(self, owner: Owner) -> None:
        """Ends the visitor's own oldest page when she, her address or the room has no place left for a new one.

        She often leaves one page for the next, and the new one is asked for before the old one says goodbye.
        """
        while True:
            own = self._owners.kernels_of(owner.mark)
            if len(own) <= self._each and self.taken() <= self._most and not self._is_crowded(owner.address):
                return
            if len(own) <= 1:
                raise RoomFull
            await self._end(own[0])

    def _is_crowded(self, address: str | None) -> bool:
        return bool(self._there) and address is not None and self._owners.count_at(address) > self._there
