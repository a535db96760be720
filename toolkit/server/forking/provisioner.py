"""Starts a kernel by a fork, where the kernel manager was given a template to fork from."""

import os
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from toolkit.server.forking.template import Template, TemplateFailed


class ForkProvisioner(LocalProvisioner):
    """``start_kernel(fork_from=template, log=path)`` forks; without ``fork_from`` it starts a process as always.

    ``forked`` tells which of the two happened: a fork has run the cells of its notebook, a process has not.
    """

    forked = False

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """See ``KernelProvisionerBase``. When the template has ended meanwhile, a process is started."""
        template: Template | None = kwargs.pop("fork_from", None)
        log: Path | None = kwargs.pop("log", None)
        if template is not None and self.parent is not None:
            try:
                forked = await template.fork(self.parent.connection_file, log or Path(os.devnull))
            except TemplateFailed as reason:
                self.log.warning("a kernel is started and not forked: %s", reason)
            else:
                self.process = forked  # type: ignore[assignment]
                self.pid, self.cwd, self.forked = forked.pid, kwargs.get("cwd"), True
                return self.connection_info
        return await super().launch_kernel(cmd, **kwargs)
