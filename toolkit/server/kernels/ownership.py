"""Which visitor opened which kernel. A kernel's id is no key: only its visitor may reach it."""

from typing import Any

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import User


class Owners:
    """Kernels by visitor, oldest first."""

    def __init__(self) -> None:
        self._mark_of: dict[str, str] = {}

    def record(self, kernel_id: str, mark: str) -> None:
        """Notes that the visitor with this mark opened this kernel."""
        self._mark_of[kernel_id] = mark

    def forget(self, kernel_id: str) -> None:
        """Notes that a kernel has ended."""
        self._mark_of.pop(kernel_id, None)

    def owns(self, mark: str, kernel_id: str) -> bool:
        """Whether the visitor opened this kernel and it has not ended."""
        return self._mark_of.get(kernel_id) == mark

    def kernels(self) -> frozenset[str]:
        """All kernels that somebody opened and that have not ended."""
        return frozenset(self._mark_of)

    def kernels_of(self, mark: str) -> tuple[str, ...]:
        """The visitor's kernels, oldest first."""
        return tuple(kernel_id for kernel_id, owner in self._mark_of.items() if owner == mark)


class OwnerOnly(Authorizer):
    """Lets a visitor reach the kernels she opened, and nothing else that Jupyter's handlers offer."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:  # noqa: ARG002
        """Asked by Jupyter's handlers for every request to a kernel."""
        kernel_id = handler.path_kwargs.get("kernel_id", "")
        return resource == "kernels" and handler.kernel_manager.owners.owns(user.username, kernel_id)
