"""Kernels by forking: a notebook's cells run once in a template process, and each visitor gets a fork of it.

Nothing in here knows of the course: a notebook is a list of cell sources. ``Templates`` gives the template of a
notebook, and ``ForkProvisioner`` starts a kernel from one wherever a kernel manager is asked to.
"""

from toolkit.server.forking.forked import Forked
from toolkit.server.forking.provisioner import ForkProvisioner
from toolkit.server.forking.template import Template, TemplateFailed, Unfit
from toolkit.server.forking.templates import Templates, can_fork

__all__ = ["ForkProvisioner", "Forked", "Template", "TemplateFailed", "Templates", "Unfit", "can_fork"]
