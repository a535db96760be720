"""How fast a page may send. What comes faster waits, and the network makes the page wait in its turn."""

from dataclasses import dataclass

BURST = 1.0


@dataclass
class Pace:
    """Room for so many messages and bytes a second; what was not used lasts for one second."""

    messages: float
    bytes: float
    _until: float = 0.0

    def wait(self, size: int, now: float) -> float:
        """Takes in a message of ``size`` bytes; the seconds until it may be dealt with. ``now`` is a steady clock's."""
        cost = max(1 / self.messages, size / self.bytes)
        self._until = max(self._until, now - BURST) + cost
        return max(0.0, self._until - now)
