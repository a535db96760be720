"""``/en/<module>``: the prose first, then a kernel, then each exercise as soon as it is ready."""

import asyncio
import json
from collections.abc import Coroutine
from functools import partial
from typing import Any

from tornado import web
from tornado.iostream import StreamClosedError

from toolkit.content.notebooks import BrokenNotebook, Cell, Notebook
from toolkit.content.places import state_of
from toolkit.server.forking import Template
from toolkit.server.guard.client import household
from toolkit.server.guard.identity import page_token, remember
from toolkit.server.handlers.base import Handler
from toolkit.server.kernels.execution import Outputs, Run
from toolkit.server.kernels.first_view import FirstView
from toolkit.server.kernels.kernel import KernelFailed, in_language
from toolkit.server.kernels.places import RoomFull
from toolkit.server.pages.outputs import send_outputs, send_sentence, what_is_left_out
from toolkit.server.pages.pages import Pages
from toolkit.server.pages.shelf import Rendered


class ModulePage(Handler):
    """One module. Only a person who opens the page gets a kernel: no picture, frame or prefetch does."""

    async def get(self, lang: str, module_id: str) -> None:
        """Streams the page; see the names of the steps."""
        pages = self.pages(lang)
        rendered = self._rendered(pages, module_id)
        notebook = rendered.notebook
        if not self._is_asked_for():
            raise web.HTTPError(403)
        kernel_id = await self._place() if notebook.code else None
        try:
            self.begin_page()
            remember(self, secure=self.client.safely)
            await self._send(pages.module.page(rendered))
            if kernel_id:
                await self._exercises(pages, notebook, kernel_id)
        finally:
            if kernel_id and not self._complete:
                await asyncio.shield(self.kernels.end(kernel_id))
        if not self._gone.is_set():
            self.finish(_data("cells-done", {}) + "</body>\n</html>\n")

    def initialize(self) -> None:
        """Called before each request."""
        self._gone = asyncio.Event()
        self._complete = False

    def head(self, lang: str, module_id: str) -> None:
        """The headers of the page, without a kernel."""
        self._rendered(self.pages(lang), module_id)
        self.begin_page()

    def on_connection_close(self) -> None:
        """Called when the visitor leaves before the page is complete."""
        self._gone.set()

    def _rendered(self, pages: Pages, module_id: str) -> Rendered:
        try:
            rendered = pages.shelf.find(module_id)
        except BrokenNotebook as reason:
            self.log.error("%s", reason)
            raise web.HTTPError(500) from reason
        if rendered is None:
            raise web.HTTPError(404)
        return rendered

    def _is_asked_for(self) -> bool:
        """A navigation, or our own page client that goes on after its kernel was lost. Old browsers do not say."""
        headers = self.request.headers
        if headers.get("Sec-Purpose") or headers.get("Purpose") == "prefetch":
            return False
        kind, site = headers.get("Sec-Fetch-Dest"), headers.get("Sec-Fetch-Site")
        return kind in {None, "document"} or (kind == "empty" and site == "same-origin")

    async def _place(self) -> str:
        try:
            return await self.kernels.take_place(self.current_user.username, household(self.client))
        except RoomFull:
            raise web.HTTPError(503) from None

    async def _exercises(self, pages: Pages, notebook: Notebook, kernel_id: str) -> None:
        """Sends the exercises as they come; says in place of those that do not come why they do not."""
        left = list(notebook.code)
        why = "kernel_failed"
        try:
            async with asyncio.timeout(self.serving.page_timeout):
                await self._while_somebody_waits(self._start_and_run(pages, notebook, kernel_id, left))
        except KernelFailed as reason:
            self.log.error("no exercises at %s: %s", self._request_summary(), reason)
        except TimeoutError:
            self.log.error("%s took too long", self._request_summary())
            why = "too_long"
        for cell in left:
            if not cell.quiet and not self._gone.is_set():
                self.write(send_sentence(cell.number, pages.renderer.say(why)))
        self._complete = not left and not self._gone.is_set()
        if self._complete:
            self.kernels.expect_page(kernel_id)

    async def _while_somebody_waits(self, exercises: Coroutine[Any, Any, None]) -> None:
        """Runs ``exercises``, and stops as soon as the visitor has left."""
        work, leaving = asyncio.ensure_future(exercises), asyncio.ensure_future(self._gone.wait())
        try:
            await asyncio.wait({work, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            if not work.done():
                work.cancel()
                work.add_done_callback(lambda task: task.cancelled() or task.exception())
        try:
            await work
        except (asyncio.CancelledError, StreamClosedError, KernelFailed):
            if not self._gone.is_set():
                raise

    async def _start_and_run(self, pages: Pages, notebook: Notebook, kernel_id: str, left: list[Cell]) -> None:
        """Starts the kernel, runs the cells and sends each one's outputs; ``left`` are those still to come."""
        template = await self._find_template(pages.renderer.language, notebook)
        forked = await self.kernels.start(kernel_id, self.serving.notebooks, pages.renderer.language, template)
        view = self._first_view(pages, notebook, template) if template is not None and forked else None
        await self._send(_data("kernel-data", self._kernel_data(kernel_id, view)))
        if view is not None:
            await self._send(view.cells)
            left.clear()
            return
        async for cell, outputs in self._run(kernel_id, notebook).outputs():
            await self._send(self._cell(pages, cell, outputs))
            if cell in left:
                left.remove(cell)

    async def _find_template(self, language: str, notebook: Notebook) -> Template | None:
        """What the kernel can be forked from, if anything."""
        if self.kernels.templates is None:
            return None
        cells = [cell.source for cell in notebook.code]
        numbered = tuple((cell.number, cell.source) for cell in notebook.code)
        state = (numbered, state_of(self.serving.content))
        return await self.kernels.templates.find(
            f"{language}/{notebook.id}", cells, cwd=self.serving.notebooks, state=state, env=in_language(language)
        )

    def _run(self, kernel_id: str, notebook: Notebook) -> Run:
        kernel = self.kernels.get_kernel(kernel_id)
        start, cell = self.serving.start_timeout, self.serving.cell_timeout
        return Run(kernel, notebook.code, self.log, start_timeout=start, cell_timeout=cell)

    def _kernel_data(self, kernel_id: str, view: FirstView | None) -> dict[str, str]:
        """What the page client needs; the state of the widgets, where it is known, has an address of its own."""
        token = page_token(self.settings["cookie_secret"], self.current_user.username)
        data = {"kernel": kernel_id, "shutdown": f"/voila/api/shutdown/{kernel_id}", "xsrf": token, "baseUrl": "/"}
        data["server"] = self.settings["server_id"]
        if view is None or not view.widgets:
            return data
        return data | {"widgets": f"{self.request.path}/widgets/{view.name}"}

    def _first_view(self, pages: Pages, notebook: Notebook, template: Template) -> FirstView:
        outputs = template.outputs
        return self.kernels.first_views.of(
            template, lambda: "".join(map(partial(self._cell, pages), notebook.code, outputs))
        )

    def _cell(self, pages: Pages, cell: Cell, outputs: Outputs) -> str:
        if outputs is None:
            return send_sentence(cell.number, pages.renderer.say("cell_failed"))
        for why in filter(None, map(what_is_left_out, outputs)):
            where = f"{self.path_kwargs['module_id']}, cell {cell.number + 1}"
            self.log.warning("%s shows something that the page leaves out: %s", where, why)
        return send_outputs(cell.number, outputs)

    async def _send(self, markup: str) -> None:
        self.write(markup)
        await self.flush()


def _data(name: str, value: object) -> str:
    """Data for the page client. ``<`` is written so that it cannot end the element."""
    written = json.dumps(value).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{written}</script>\n'
