"""Which visitor opened which kernel. A kernel's id is no key: only its visitor may reach it."""

from dataclasses import dataclass
from typing import Any

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import User


@dataclass(frozen=True)
class Owner:
    """A visitor: the mark in her cookie, and the address from which she came, None where it does not count.

    The address is known only while her page is open, and is written nowhere.
    """

    mark: str
    address: str | None = None


class Owners:
    """Kernels by visitor, oldest first."""

    def __init__(self) -> None:
        self._owner_of: dict[str, Owner] = {}

    def record(self, kernel_id: str, owner: Owner) -> None:
        """Notes that this visitor opened this kernel."""
        self._owner_of[kernel_id] = owner

    def forget(self, kernel_id: str) -> None:
        """Notes that a kernel has ended."""
        self._owner_of.pop(kernel_id, None)

    def owns(self, mark: str, kernel_id: str) -> bool:
        """Whether the visitor with this mark opened this kernel and it has not ended."""
        owner = self._owner_of.get(kernel_id)
        return owner is not None and owner.mark == mark

    def kernels(self) -> frozenset[str]:
        """All kernels that somebody opened and that have not ended."""
        return frozenset(self._owner_of)

    def kernels_of(self, mark: str) -> tuple[str, ...]:
        """The kernels of the visitor with this mark, oldest first."""
        return tuple(kernel_id for kernel_id, owner in self._owner_of.items() if owner.mark == mark)

    def count_at(self, address: str) -> int:
        """How many kernels were opened from this address."""
        return sum(owner.address == address for owner in self._owner_of.values())


class OwnerOnly(Authorizer):
    """Lets a visitor reach the kernels she opened, and nothing else that Jupyter's handlers offer."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:  # noqa: ARG002
        """Asked by Jupyter's handlers for every request to a kernel."""
        kernel_id = handler.path_kwargs.get("kernel_id", "")
        return resource == "kernels" and handler.kernel_manager.owners.owns(user.username, kernel_id)
