"""Stage, the one widget that shows a Screen."""

from toolkit.widgets.stage import Stage

__all__ = ["Stage"]
