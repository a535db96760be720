"""Facilitator Training Toolkit: learn to facilitate support groups for women facing domestic violence.

A notebook of the course needs one name: ``from toolkit import exercise``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.composition import exercise as exercise

__version__ = "0.1.0"
__all__ = ["__version__", "exercise"]


def __getattr__(name: str) -> Any:
    """Imports ``exercise`` only when a notebook asks for it: the command and the server need no widgets."""
    if name == "exercise":
        from toolkit.composition import exercise

        return exercise
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
