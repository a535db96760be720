"""The process of one kernel, started as a script by ``kernels``: IPython's kernel that opens no port.

Its debugger would open one and take a fifth of the start; nothing that speaks to it passes our websocket. Its way to
show what forked processes print would open another.
"""

import logging
import sys
from typing import Any


def main() -> None:
    """Runs the kernel until it is ended."""
    del sys.path[0]  # this folder: its modules are no top-level modules
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    from ipykernel import kernelapp
    from ipykernel.iostream import IOPubThread

    class WithoutPipe(IOPubThread):
        def __init__(self, socket: Any, pipe: bool = False, **kwargs: Any) -> None:  # noqa: ARG002
            super().__init__(socket, pipe=False, **kwargs)  # type: ignore[no-untyped-call]

    kernelapp.IOPubThread = WithoutPipe  # type: ignore[attr-defined, assignment]
    # A page that is closed says goodbye to channels that are closed already.
    logging.getLogger("Comm").setLevel(logging.ERROR)
    kernelapp.launch_new_instance()


if __name__ == "__main__":
    main()
