"""The server: Voila's app with our own addresses, pages and limits."""

import asyncio
import errno
import logging
import secrets
import signal
import threading
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import tornado.ioloop
import tornado.netutil
import tornado.web
from traitlets import Dict, Instance
from voila.app import Voila

from toolkit.content.library import Library
from toolkit.content.problem import ContentProblems
from toolkit.server.guard.client import Network
from toolkit.server.guard.descriptors import allow_files, connections_for, files_allowed, pages_for
from toolkit.server.guard.door import Door
from toolkit.server.guard.hosts import addresses
from toolkit.server.guard.identity import Visitors, cookie_name
from toolkit.server.guard.log import log_request, set_up
from toolkit.server.guard.refusals import Refusals
from toolkit.server.guard.sparing import MOST_LINES, SPAN
from toolkit.server.handlers.addresses import ADDRESSES
from toolkit.server.handlers.plain import NotFound
from toolkit.server.kernels.connection import PageConnection
from toolkit.server.kernels.folder import NoPlace, PrivateFolder, private_folder
from toolkit.server.kernels.ownership import OwnerOnly
from toolkit.server.kernels.room import RoomKernels
from toolkit.server.options import MEGABYTE, Options
from toolkit.server.pages.assets import Assets, FrontendNotBuilt, read_assets
from toolkit.server.pages.pages import Pages, open_pages
from toolkit.server.pages.renderer import template_environment

AUTHORS_MESSAGE = 8 * MEGABYTE  # a file of 8 MB in a FileUpload, nearly
AUTHORS_ANSWERS = 16 * MEGABYTE
AUTHORS_COMMS = 10_000  # her page may make widgets of its own
AUTHORS_LINES = 2000  # she wants to read all that her notebook says
AUTHORS_ANSWER = 64 * MEGABYTE  # a film
# Beyond this many times the largest message, a websocket is closed before anybody can say why. Pages hold back.
TOO_BIG_BY_FAR = 2


class CannotServe(Exception):
    """The server cannot start; the message says why and what to do."""


class FacilitatorServer(Voila):  # type: ignore[misc]
    """Serves the course. It reads no configuration files: what can be set is in ``Options``."""

    name = "facilitator"
    options = Instance(Options)
    assets = Instance(Assets)
    pages = Dict()

    def initialize(self, argv: list[str] | None = None) -> None:
        """Sets Voila's own switches, so that nothing of it answers by itself."""
        self.log_level = logging.WARNING
        self.config_file_paths: list[str] = []
        self.port_retries, self.open_browser = 0, False
        super().initialize(argv or [])
        self.ip, self.port = self.options.host, self.options.port
        self.root_dir = str(self.options.notebooks)
        self._stop_with_the_terminal()
        self.sparing = set_up(self.log, lines=AUTHORS_LINES if self.options.author else MOST_LINES)

    def _stop_with_the_terminal(self) -> None:
        """Many close the window instead of pressing Ctrl+C; no kernel or folder may stay then. ``nohup`` is kept."""
        hang_up = getattr(signal, "SIGHUP", None)
        if hang_up and signal.getsignal(hang_up) is not signal.SIG_IGN:
            signal.signal(hang_up, self._handle_signal_stop)

    def setup_template_dirs(self) -> None:
        """Voila's templates are not used."""

    def init_settings(self) -> dict[str, Any]:
        """What the handlers share."""
        self.kernel_manager = RoomKernels(self.options, parent=self, log=self.log, connection_dir=self.connection_dir)
        self.identity_provider = Visitors(parent=self, log=self.log, token="")
        self.authorizer = OwnerOnly(parent=self, log=self.log, identity_provider=self.identity_provider)
        return {
            "options": self.options,
            "assets": self.assets,
            "pages": self.pages,
            "base_url": "/",
            "config": self.config,
            "cookie_secret": self.cookie_secret,
            "cookie_name": cookie_name(self.port),
            "kernel_manager": self.kernel_manager,
            "identity_provider": self.identity_provider,
            "authorizer": self.authorizer,
            "kernel_websocket_connection_class": PageConnection,
            "websocket_max_message_size": TOO_BIG_BY_FAR * self.options.max_message,
            "compress_response": True,
            "log_function": log_request,
            "refusals": Refusals(),
            "server_id": secrets.token_hex(8),
            "default_handler_class": NotFound,
        }

    def init_handlers(self) -> list[tuple[str, Any]]:
        """Only our own addresses."""
        return ADDRESSES

    def start(self) -> None:
        """Serves until SIGTERM, Ctrl+C, or the end of its terminal. Raises ``CannotServe``."""
        asyncio.set_event_loop(asyncio.new_event_loop())
        sockets = _bound(self.options)
        self.port = sockets[0].getsockname()[1]
        self.folder = _folder()
        self.connection_dir = str(self.folder.path)
        (Path(self.connection_dir) / "ipython").mkdir()
        self.app = tornado.web.Application(self.init_handlers(), **self.init_settings())
        self.ioloop = tornado.ioloop.IOLoop.current()
        self._door().add_sockets(sockets)
        tornado.ioloop.PeriodicCallback(self.sparing.tell_when_due, 1000 * SPAN).start()
        self._announce()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.log.info("stopping")
        finally:
            self.stop()

    def _door(self) -> Door:
        """Takes connections, within limits."""
        return Door(
            self.app,
            most=connections_for(files_allowed(), self.options.max_kernels),
            log=self.log,
            max_header_size=self.options.max_header,
            max_body_size=self.options.max_body,
            max_buffer_size=self.options.max_body + self.options.max_message,
            idle_connection_timeout=self.options.slow_request,
            body_timeout=self.options.slow_request,
        )

    def stop(self) -> None:
        """Ends all kernels and removes what they left."""
        self.ioloop.run_sync(self.kernel_manager.end_all)
        self.folder.remove()
        self.sparing.tell()

    def _announce(self) -> None:
        pages = [f"{address}{self.options.opens}" for address in addresses(self.options.host, self.port)]
        for page in pages:
            click.echo(page)
        if self.options.browser:
            # In a thread of its own: a browser in the terminal would keep the server from answering it.
            threading.Thread(target=webbrowser.open, args=pages[:1], daemon=True).start()


def serve(
    host: str = "127.0.0.1",
    port: int = 8866,
    notebooks: Path | None = None,
    any_widget: bool = False,
    max_kernels: int | None = None,
    names: tuple[str, ...] = (),
    proxies: tuple[Network, ...] = (),
    per_address: int | None = None,
    health_token: str = "",
) -> None:
    """Serves the course, or an author's ``notebooks``, until it is stopped. Raises ``CannotServe``."""
    chosen: dict[str, Any] = {"host": host, "port": port, "any_widget": any_widget, "author": notebooks is not None}
    chosen |= {"names": names, "proxies": proxies, "kernels_per_address": per_address, "health_token": health_token}
    if notebooks is not None:
        chosen["notebooks"] = notebooks.resolve()
        chosen |= {"max_message": AUTHORS_MESSAGE, "bytes_per_second": AUTHORS_MESSAGE}
        chosen |= {"answers_per_second": AUTHORS_ANSWERS}
        chosen |= {"max_answer": AUTHORS_ANSWER, "max_unread": 2 * AUTHORS_ANSWER}
        chosen |= {"kernel_memory": 0, "comms_per_kernel": AUTHORS_COMMS}
    if max_kernels is not None:
        chosen["max_kernels"] = max_kernels
    run(Options(**chosen))


def run(options: Options) -> None:
    """Serves until it is stopped. Raises ``CannotServe``."""
    try:
        assets = read_assets()
        pages = _pages(options, assets)
    except (FrontendNotBuilt, ContentProblems) as reason:
        raise CannotServe(str(reason)) from reason
    options = _within_descriptors(options)
    server = FacilitatorServer.instance(options=options, assets=assets, pages=pages)
    try:
        server.initialize([])
        server.start()
    finally:
        FacilitatorServer.clear_instance()


def _within_descriptors(options: Options) -> Options:
    """The same options, with no more places than there are descriptors for; says so when that is fewer."""
    allow_files(files_allowed(options.max_kernels))
    fit = pages_for(files_allowed(options.max_kernels))
    if fit >= options.max_kernels:
        return options
    told = f"{fit} pages may be open at once, not {options.max_kernels}"
    click.echo(f"{told}: the system allows no more open files (see ulimit -n)", err=True)
    return replace(options, max_kernels=fit)


def _pages(options: Options, assets: Assets) -> dict[str, Pages]:
    """The pages in each language. Raises ``ContentProblems``."""
    environment = template_environment()
    return {
        language: open_pages(
            Library(options.content, language),
            assets,
            environment,
            notebooks=options.notebooks,
            largest=options.max_message,
            modules=options.modules,
            author=options.author,
            any_widget=options.any_widget,
        )
        for language in options.languages
    }


def _folder() -> PrivateFolder:
    try:
        return private_folder()
    except NoPlace as reason:
        raise CannotServe(str(reason)) from reason


def _bound(options: Options) -> list[Any]:
    try:
        return tornado.netutil.bind_sockets(options.port, options.host)
    except OSError as reason:
        if reason.errno == errno.EADDRINUSE:
            remedy = "choose another with --port, or stop the program that uses it"
            raise CannotServe(f"port {options.port} is in use: {remedy}") from reason
        raise CannotServe(f"cannot listen on {options.host} port {options.port}: {reason.strerror}") from reason
