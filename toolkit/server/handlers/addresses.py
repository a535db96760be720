"""Every address of the server. What is not here does not exist; nothing of Voila's or Jupyter's own is added."""

from typing import Any

from toolkit.server.handlers.kernel import KernelChannels, KernelEnd, KernelState
from toolkit.server.handlers.module import ModulePage
from toolkit.server.handlers.plain import (
    Countries,
    Glossary,
    GuidePage,
    Health,
    Home,
    HomeWithoutSlash,
    ProgrammePage,
    Robots,
    Safety,
    SafetyRules,
    Start,
    Static,
    Trainer,
    Widgets,
)

_LANG = r"(?P<lang>[a-z]{2,3}(?:-[a-z]+)?)"
_MODULE = r"(?P<module_id>[a-z0-9][a-z0-9-]*)"
_KERNEL = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"

ADDRESSES: list[tuple[str, Any]] = [
    (r"/", Start),
    (r"/health", Health),
    (r"/robots\.txt", Robots),
    (r"/static/(?P<name>.+)", Static),
    (rf"/api/kernels/{_KERNEL}", KernelState),
    (rf"/api/kernels/{_KERNEL}/channels", KernelChannels),
    (rf"/voila/api/shutdown/{_KERNEL}", KernelEnd),
    (rf"/{_LANG}", HomeWithoutSlash),
    (rf"/{_LANG}/", Home),
    (rf"/{_LANG}/safety", Safety),
    (rf"/{_LANG}/glossary", Glossary),
    (rf"/{_LANG}/countries", Countries),
    (rf"/{_LANG}/trainer", Trainer),
    (rf"/{_LANG}/trainer/safety", SafetyRules),
    (rf"/{_LANG}/trainer/programmes/(?P<name>[a-z0-9][a-z0-9-]*)", ProgrammePage),
    (rf"/{_LANG}/trainer/{_MODULE}", GuidePage),
    (rf"/{_LANG}/{_MODULE}", ModulePage),
    (rf"/{_LANG}/{_MODULE}/widgets/(?P<name>[0-9a-f]{{16}})", Widgets),
]
