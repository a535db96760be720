"""The comms that a page has opened to its kernel, and not closed."""

from toolkit.server.kernels.messages import Message


class OpenComms:
    """Follows what a page says, on whichever connection; each open comm is kept in the kernel's memory."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: set[str] = set()

    def allows(self, message: Message) -> bool:
        """Whether the message may pass: not, when it opens one more than the kernel is to keep."""
        if message.type == "comm_open":
            self._open.add(message.content["comm_id"])
        elif message.type == "comm_close":
            self._open.discard(message.content["comm_id"])
        return len(self._open) <= self._most
