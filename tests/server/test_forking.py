"""Pages that open by a fork: each learner has a kernel of her own, and nothing is left of those who have gone."""

import asyncio
import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import psutil
import pytest
import requests

from tests.server.served import NOTEBOOKS, Page, Served, serving_tests
from tests.serving import forked_kernels, in_a_loop, runs, until
from toolkit.server.forking import Template, TemplateFailed, Templates, Unfit, can_fork
from toolkit.server.forking.forked import Forked
from toolkit.server.pages.outputs import WIDGET

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")
VISITS = 2_000
FULL = 180  # libzmq's own limit of sockets would end it at about 170
SHOWS = ["import random", "'a value'"]
BINARY = ["import ipywidgets", "ipywidgets.Image(value=b'\\x89PNG')"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the notebooks that a test may change."""
    return Path(shutil.copytree(NOTEBOOKS, tmp_path / "notebooks"))


@pytest.fixture
def own(folder: Path, tmp_path: Path) -> Iterator[Served]:
    """A server of the test's own."""
    (tmp_path / "served").mkdir()
    with serving_tests(tmp_path / "served", notebooks=str(folder)) as one:
        yield one


def drawn(page: Page) -> str:
    """What her kernel draws when she presses the button."""
    with page.connected() as connection:
        button, text = connection.model("ButtonModel"), connection.model("TextModel")
        connection.press(button)
        return str(connection.models()[text]["state"]["value"])


def forking(served: Served) -> dict:
    return dict(served.get("/health").json()["forking"])


def templates(served: Served) -> list[psutil.Process]:
    return [one for one in psutil.Process(served.pid).children() if runs(one, "template_process.py")]


def test_a_page_is_a_fork_of_its_template_and_shows_what_the_cells_showed(served: Served) -> None:
    page = served.open("10-chance")
    assert WIDGET in page.cell(1)
    assert "en/10-chance" in forking(served)["templates"]
    assert forked_kernels(served.pid)
    page.close()


def test_what_one_visitor_does_never_shows_in_another_s_page(served: Served) -> None:
    hers, another = served.open("10-chance"), served.open("10-chance")
    assert drawn(hers) != "nothing yet"
    with another.connected() as connection:
        assert connection.models()[connection.model("TextModel")]["state"]["value"] == "nothing yet"


def test_nothing_random_comes_twice(served: Served) -> None:
    draws = [drawn(served.open("10-chance")).split() for _ in range(5)]
    assert all(len(set(column)) == len(draws) for column in zip(*draws, strict=True))


def test_kernels_share_no_key(served: Served) -> None:
    for _ in range(2):
        served.open("10-chance")
    connections = _connection_folder(served).glob("kernel-*.json")
    keys = [json.loads(path.read_text("utf-8"))["key"] for path in connections]
    assert len(keys) > 1
    assert len(set(keys)) == len(keys)


def _connection_folder(served: Served) -> Path:
    """Where the server keeps its kernels' connection files: the folder of a template's log."""
    return Path(f"/proc/{templates(served)[0].pid}/fd/1").readlink().parent


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ("02-failing", "cell . fails"),
        ("03-outputs", "cell . writes"),
        ("11-thread", "has started a thread: sleeper"),
    ],
)
def test_what_cannot_be_forked_runs_as_always_and_health_says_so(served: Served, module: str, reason: str) -> None:
    page = served.open(module)
    assert page.data("cells-done") == {}
    assert f"en/{module}" not in forking(served)["templates"]
    assert re.search(reason, forking(served)["not"][f"en/{module}"])
    assert module != "11-thread" or "shown all the same" in page.text


def test_without_forking_every_page_starts_its_own_kernel(tmp_path: Path) -> None:
    with serving_tests(tmp_path, fork=False) as own:
        assert drawn(own.open("10-chance")) != "nothing yet"
        assert forking(own) == {"on": False}
        assert templates(own) == []


def test_a_module_that_nobody_opens_costs_nothing(own: Served) -> None:
    own.get("/en/")
    assert templates(own) == []


def test_a_changed_notebook_is_forked_anew_and_open_pages_stay(own: Served, folder: Path) -> None:
    before = own.open("10-chance")
    path = folder / "10-chance.ipynb"
    path.write_text(path.read_text("utf-8").replace("nothing yet", "nothing so far"), "utf-8")
    with own.open("10-chance").connected() as connection:
        assert connection.models()[connection.model("TextModel")]["state"]["value"] == "nothing so far"
    assert drawn(before) != "nothing yet"


def test_a_cell_that_has_moved_is_shown_where_it_stands_now(own: Served, folder: Path) -> None:
    assert WIDGET in own.open("10-chance").cell(1)
    path = folder / "10-chance.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"].insert(1, {"cell_type": "markdown", "id": "new", "metadata": {}, "source": ["More prose."]})
    path.write_text(json.dumps(notebook), "utf-8")
    assert WIDGET in own.open("10-chance").cell(2)


def test_a_template_that_dies_takes_nobody_along_and_is_started_anew(own: Served) -> None:
    before = own.open("10-chance")
    (template,) = templates(own)
    template.kill()
    until(lambda: not template.is_running() or template.status() == psutil.STATUS_ZOMBIE)
    assert drawn(own.open("10-chance")) != drawn(before)
    (another,) = templates(own)
    assert another.pid != template.pid


def test_nobody_waits_long_for_a_template_that_stands_still(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    with serving_tests(tmp_path / "served", notebooks=str(folder), fork_timeout=1) as hasty:
        before = hasty.open("10-chance")
        (still,) = templates(hasty)
        still.suspend()
        with ThreadPoolExecutor(3) as visitors:
            pages = list(visitors.map(lambda _: hasty.open("10-chance"), range(3)))
        assert all(page.data("cells-done") == {} for page in pages)
        assert len({drawn(page) for page in [before, *pages]}) == 4
        assert "did not fork within 1 seconds" in hasty.log
        assert "Traceback" not in hasty.log
        assert "never retrieved" not in hasty.log
        assert "widget-view+json" in hasty.open("10-chance").cell(1)
        assert still.pid not in {template.pid for template in templates(hasty)}


def test_a_fork_of_which_nobody_was_told_ends_with_its_template(tmp_path: Path, lifeline: int) -> None:
    async def run() -> None:
        template = await started(tmp_path, SHOWS, lifeline)
        known = await template.fork(str(tmp_path / "known.json"), Path(os.devnull))
        told, handles = await template._ask({"connection": str(tmp_path / "other.json"), "log": os.devnull})
        unknown = Forked(told["pid"], handles[0])
        template._process.send_signal(signal.SIGSTOP)
        template.patience = 0.2
        with pytest.raises(TemplateFailed, match="did not fork"):
            await template.fork(str(tmp_path / "third.json"), Path(os.devnull))
        assert not template.alive
        assert unknown.wait() == 0
        assert known.poll() is None
        known.kill()

    in_a_loop(run())


def test_a_fork_that_dies_harms_nobody(own: Served) -> None:
    pages = [own.open("10-chance") for _ in range(3)]
    forked_kernels(own.pid)[0].kill()
    until(lambda: own.kernels() == len(pages) - 1)
    alive = [page for page in pages if page.is_there() == 200]
    assert len({drawn(page) for page in alive}) == len(pages) - 1


def test_when_the_server_is_killed_nothing_goes_on(own: Served) -> None:
    own.open("10-chance")
    family = psutil.Process(own.pid).children(recursive=True)
    assert family
    os.kill(own.pid, signal.SIGKILL)
    _, alive = psutil.wait_procs(family, timeout=20)
    assert [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []


def test_visits_leave_no_process_descriptor_or_file_behind(own: Served) -> None:
    visit_and_leave(own, 0)
    until_all_have_left(own)
    files = sorted(path.name for path in _connection_folder(own).iterdir())
    of_server, of_template = psutil.Process(own.pid).num_fds(), templates(own)[0].num_fds()
    with ThreadPoolExecutor(4) as visitors:
        assert set(visitors.map(partial(visit_and_leave, own), range(VISITS))) == {204}
    until_all_have_left(own)
    until(lambda: sorted(path.name for path in _connection_folder(own).iterdir()) == files)
    until(lambda: psutil.Process(own.pid).num_fds() <= of_server, "the server's descriptors to be closed")
    until(lambda: templates(own)[0].num_fds() <= of_template, "the template's descriptors to be closed")


def test_the_page_is_told_how_its_widgets_begin_before_the_kernel_answers(served: Served) -> None:
    page = served.open("10-chance")
    address = page.data("kernel-data")["widgets"]
    told = served.get(address)
    assert told.headers["Cache-Control"] == "no-store"
    with page.connected() as connection:
        assert told.json() == connection.models()
    page.close()


def test_widgets_that_nobody_knows_any_more_are_not_found(served: Served) -> None:
    assert served.get("/en/10-chance/widgets/0123456789abcdef").status_code == 404


def test_a_fork_is_asked_for_widgets_of_which_its_template_could_not_tell(own: Served, folder: Path) -> None:
    path = folder / "10-chance.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][1]["source"] = BINARY[0] + "\n" + BINARY[1]
    path.write_text(json.dumps(notebook), "utf-8")
    page = own.open("10-chance")
    assert WIDGET in page.cell(1)
    assert "en/10-chance" in forking(own)["templates"]
    assert "widgets" not in page.data("kernel-data")


def test_a_kernel_that_was_started_tells_of_its_widgets_itself(authored: Served) -> None:
    assert "widgets" not in authored.open("01-widgets").data("kernel-data")


def test_a_full_room_has_a_socket_for_each_page(own: Served) -> None:
    with ExitStack() as room:
        last = None
        for _ in range(FULL):
            last = room.enter_context(own.open("10-chance").connected())
        assert last is not None
        assert last.round_trip()["content"]["status"] == "ok"


def until_all_have_left(served: Served) -> None:
    until(lambda: forked_kernels(served.pid) == [], "the last fork to end")
    server = psutil.Process(served.pid)
    until(lambda: {one.status for one in server.net_connections("inet")} == {psutil.CONN_LISTEN}, "connections to end")


def visit_and_leave(served: Served, number: int) -> int:
    """Every tenth visitor connects; all close their page. The server's answer to that."""
    with requests.Session() as visitor:
        page = served.open("10-chance", visitor)
        if number % 10 == 0:
            with page.connected() as connection:
                connection.round_trip()
        return page.close()


async def started(tmp_path: Path, cells: list[str], lifeline: int, timeout: float = 30) -> Template:
    log, env = tmp_path / "log.txt", dict(os.environ)
    return await Template.start(cells, lifeline=lifeline, timeout=timeout, cwd=tmp_path, env=env, log=log)


@pytest.fixture
def lifeline() -> Iterator[int]:
    ours, theirs = os.pipe()
    yield ours
    os.close(theirs)
    os.close(ours)


def test_a_template_holds_what_each_cell_showed(tmp_path: Path, lifeline: int) -> None:
    async def run() -> None:
        template = await started(tmp_path, SHOWS, lifeline)
        shown = {"output_type": "display_data", "data": {"text/plain": "'a value'"}, "metadata": {}}
        assert template.outputs == ((), (shown,))
        template.end()

    in_a_loop(run())


@pytest.mark.parametrize("cells", [SHOWS, BINARY])
def test_a_template_tells_of_no_widgets_where_there_are_none_or_binary_ones(
    tmp_path: Path, lifeline: int, cells: list[str]
) -> None:
    async def run() -> None:
        template = await started(tmp_path, cells, lifeline)
        assert template.widgets == {}
        template.end()

    in_a_loop(run())


def test_two_thousand_forks_leave_nothing_behind(tmp_path: Path, lifeline: int) -> None:
    async def fork_and_kill(template: Template) -> None:
        forked = await template.fork(str(tmp_path / "nobody-connects.json"), Path(os.devnull))
        forked.kill()
        forked.wait()
        assert forked.poll() == 0

    async def run() -> None:
        template = await started(tmp_path, SHOWS, lifeline)
        process = psutil.Process(template._process.pid)
        await fork_and_kill(template)
        before = psutil.Process().num_fds(), process.num_fds()
        for _ in range(VISITS):
            await fork_and_kill(template)
        assert (psutil.Process().num_fds(), process.num_fds()) == before
        until(lambda: process.children() == [])
        template.end()

    in_a_loop(run())


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1 / 0", "cell . fails"),
        ("print('hello')", "cell 0 writes"),
        ("import sys; print('hello', file=sys.stderr)", "cell 0 writes"),
        ("import threading; threading.Timer(60, print).start()", "a cell has started a thread"),
        ("h = display(1, display_id=True); h.update(2)", "an output is changed later"),
    ],
)
def test_a_notebook_that_cannot_be_forked_says_why(tmp_path: Path, lifeline: int, cell: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        in_a_loop(started(tmp_path, [cell], lifeline))


def test_a_template_that_never_gets_ready_is_ended(tmp_path: Path, lifeline: int) -> None:
    with pytest.raises(TemplateFailed, match="did not answer"):
        in_a_loop(started(tmp_path, ["import time; time.sleep(60)"], lifeline, timeout=3))
    assert [one for one in psutil.Process().children() if runs(one, "template_process.py")] == []


def test_a_template_that_cannot_start_leaves_everyone_with_today_s_way(tmp_path: Path) -> None:
    async def run() -> None:
        templates = Templates(env=dict(os.environ), logs=tmp_path, log=logging.getLogger(__name__))
        assert await templates.find("gone", SHOWS, cwd=tmp_path / "gone", state=1) is None
        assert "did not start" in templates.unfit["gone"]
        templates.end()

    in_a_loop(run())


def test_the_template_that_was_not_used_for_longest_retires_when_memory_is_short(tmp_path: Path) -> None:
    async def run() -> None:
        templates = Templates(env=dict(os.environ), logs=tmp_path, log=logging.getLogger(__name__), most_memory=1)
        for name in ("first", "second"):
            assert await templates.find(name, SHOWS, cwd=tmp_path, state=1)
        assert templates.names == ("second",)
        templates.end()

    in_a_loop(run())


@pytest.fixture
def child() -> Iterator[Forked]:
    """A process that does nothing until it is ended."""
    with subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"]) as started:
        yield Forked(started.pid, os.pidfd_open(started.pid))
        started.kill()


def test_a_handle_tells_the_end_of_its_own_process_only(child: Forked) -> None:
    assert child.poll() is None
    child.terminate()
    assert child.wait() == 0
    assert child.poll() == 0
    child.kill()


def test_the_end_of_a_fork_is_told_to_who_watches(child: Forked) -> None:
    async def run() -> None:
        over = asyncio.Event()
        child.watch(over.set)
        child.kill()
        await asyncio.wait_for(over.wait(), 10)
        assert child.wait() == 0
        late = asyncio.Event()
        child.watch(late.set)
        await asyncio.wait_for(late.wait(), 10)

    in_a_loop(run())


def test_who_has_stopped_watching_is_told_nothing(child: Forked) -> None:
    async def run() -> None:
        before = psutil.Process().num_fds()
        told, over = [], asyncio.Event()
        child.watch(lambda: told.append(1))()
        child.watch(over.set)
        child.kill()
        await asyncio.wait_for(over.wait(), 10)
        assert told == []
        assert psutil.Process().num_fds() == before

    in_a_loop(run())
