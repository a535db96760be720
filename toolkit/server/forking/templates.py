"""The templates of a server: one for each notebook that somebody has opened."""

import asyncio
import logging
import os
import sys
import time
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.server.forking.template import PATIENCE_WITH_A_FORK, Template, TemplateFailed, Unfit

MEGABYTE = 1024 * 1024
PATIENCE = 30.0
PAUSE = 30.0


def can_fork() -> bool:
    """Whether kernels can be forked here: on Linux, whose process descriptors survive whatever happens to an id."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


@dataclass
class _Shelved:
    """A template or why there is none, for one ``state`` of its notebook."""

    state: Hashable
    template: asyncio.Task[Template]
    since: float = field(default_factory=time.monotonic)
    used: int = 0


class Templates:
    """Starts templates when they are first asked for, and anew when they died or their notebook changed.

    ``timeout`` and ``fork_timeout`` are the seconds that a template has to get ready and to fork. Together they hold at
    most ``most_memory`` bytes: then the one that was not used for longest retires.
    """

    def __init__(
        self,
        *,
        env: Mapping[str, str],
        logs: Path,
        log: logging.Logger,
        timeout: float = PATIENCE,
        fork_timeout: float = PATIENCE_WITH_A_FORK,
        most_memory: int = 1024 * MEGABYTE,
    ) -> None:
        self._env, self._logs, self._log = env, logs, log
        self._timeout, self._fork_timeout, self._most_memory = timeout, fork_timeout, most_memory
        self._shelved: dict[str, _Shelved] = {}
        self._clock = 0
        self._started = 0
        # Templates and forks hold the reading end; they end when this process has ended, however it did.
        self._lifeline, self._held = os.pipe()

    async def find(
        self, name: str, cells: Sequence[str], *, cwd: Path, state: Hashable, env: Mapping[str, str] | None = None
    ) -> Template | None:
        """The template of the notebook ``name``, or None when it cannot be had: then run its cells as always.

        ``state`` is what tells whether the notebook, or anything that it reads, has changed. ``env`` is the
        environment of this one, beside that of all.
        """
        shelved = self._shelved.get(name)
        if shelved is None or shelved.state != state or _is_over(shelved):
            self._take_away(name)
            start = asyncio.ensure_future(self._start(name, cells, cwd, {**self._env, **(env or {})}))
            shelved = self._shelved[name] = _Shelved(state, start)
        self._clock += 1
        shelved.used = self._clock
        try:
            template = await asyncio.shield(shelved.template)
        except TemplateFailed:
            return None
        self._keep_within_memory(name)
        return template

    @property
    def names(self) -> tuple[str, ...]:
        """The notebooks that have a template now."""
        return tuple(name for name, one in self._shelved.items() if _lives(one.template))

    @property
    def unfit(self) -> Mapping[str, str]:
        """The notebooks that have none although somebody opened them, with the reason."""
        failed = {name: _failure(one.template) for name, one in self._shelved.items()}
        return {name: str(reason) for name, reason in failed.items() if reason is not None}

    def end(self) -> None:
        """Ends all templates, and all forks that are left."""
        for name in tuple(self._shelved):
            self._take_away(name)
        for descriptor in (self._lifeline, self._held):
            os.close(descriptor)

    async def _start(self, name: str, cells: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Template:
        self._started += 1
        log = self._logs / f"template-{self._started}.log"
        try:
            template = await Template.start(
                cells, cwd=cwd, env=env, log=log, lifeline=self._lifeline, timeout=self._timeout
            )
        except TemplateFailed as reason:
            self._log.warning("%s is not forked, each page runs it by itself: %s", name, reason)
            raise
        template.patience = self._fork_timeout
        return template

    def _take_away(self, name: str) -> None:
        shelved = self._shelved.pop(name, None)
        if shelved is None:
            return
        # Visitors may still wait for it.
        shelved.template.add_done_callback(_retire)

    def _keep_within_memory(self, wanted: str) -> None:
        living = {name: one for name, one in self._shelved.items() if _lives(one.template)}
        memory = {name: one.template.result().memory for name, one in living.items()}
        for name in sorted(living, key=lambda one: living[one].used):
            if sum(memory.values()) <= self._most_memory or name == wanted:
                return
            self._take_away(name)
            memory.pop(name)


def _retire(start: asyncio.Task[Template]) -> None:
    if _failure(start) is None:
        start.result().retire()


def _failure(start: asyncio.Task[Template]) -> BaseException | None:
    if not start.done():
        return None
    return asyncio.CancelledError() if start.cancelled() else start.exception()


def _lives(start: asyncio.Task[Template]) -> bool:
    return start.done() and _failure(start) is None and start.result().alive


def _is_over(shelved: _Shelved) -> bool:
    """Whether it was there and is no more, or failed a while ago by chance and may be tried again."""
    failure = _failure(shelved.template)
    if failure is not None:
        return not isinstance(failure, Unfit) and time.monotonic() - shelved.since > PAUSE
    return shelved.template.done() and not _lives(shelved.template)
