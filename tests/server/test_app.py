"""Starting, stopping, limits on requests, and the log."""

import json
import logging
import re
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
import requests

from tests.server.served import HERE, NOTEBOOKS, Served, serving
from tests.serving import until
from toolkit.server.guard.log import Discreet
from toolkit.server.pages.assets import FrontendNotBuilt, read_assets

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


def _serve(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    root = str(HERE.parent.parent)
    command = [sys.executable, "-m", "toolkit", "serve", *arguments]
    return subprocess.run(
        command, check=False, cwd=folder, env={"PYTHONPATH": root}, capture_output=True, text=True, timeout=30
    )


def test_a_port_in_use_is_said_plainly(served: Served, tmp_path: Path) -> None:
    port = served.base.rsplit(":", 1)[1]
    done = _serve(tmp_path, "--port", port)
    assert done.returncode == 2
    assert f"port {port} is in use: choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_files_in_the_current_folder_are_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "voila.py").write_text("raise SystemExit('voila.py was run')")
    (tmp_path / "voila.json").write_text('{"Voila": {"port": 1}}')
    arguments = ["-P", "-m", "toolkit", "serve", "--port", "0", "--notebooks", str(NOTEBOOKS)]
    with serving(tmp_path, arguments) as served:
        assert served.get("/health").status_code == 200


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGHUP])
def test_stopping_the_server_leaves_nothing_behind(tmp_path: Path, place: Path, stop: signal.Signals) -> None:
    if signal.getsignal(stop) is signal.SIG_IGN:
        pytest.skip("these tests run where nobody is to stop them, as by nohup")
    with serving(
        tmp_path,
        [str(HERE / "launch.py"), json.dumps({"notebooks": str(NOTEBOOKS)})],
        TMPDIR=str(place),
    ) as served:
        served.open("01-widgets")
        kernels = psutil.Process(served.pid).children()
        assert kernels
        assert any(place.iterdir())
        psutil.Process(served.pid).send_signal(stop)
        assert psutil.wait_procs(kernels, 10)[1] == []
        until(lambda: not any(place.iterdir()))


def test_a_client_that_is_not_built_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(FrontendNotBuilt, match="npm ci && npm run build"):
        read_assets(tmp_path)
    (tmp_path / "manifest.json").write_text('{"page.js": "page-A.js"}')
    with pytest.raises(FrontendNotBuilt, match=r"has no page\.js, shared\.js, page\.css, exit\.js"):
        read_assets(tmp_path)


def test_an_inlined_script_cannot_end_its_element(tmp_path: Path) -> None:
    manifest = {"page.js": "page.js", "shared.js": "page.js", "page.css": "page.css", "exit.js": "exit.js"}
    (tmp_path / "manifest.json").write_text(str(manifest).replace("'", '"'))
    for name in ("page.js", "page.css", "exit.js"):
        (tmp_path / name).write_text("'</script>'")
    with pytest.raises(FrontendNotBuilt, match="holds </script"):
        read_assets(tmp_path)


def test_a_request_that_does_not_get_on_is_ended(short_lived: Served) -> None:
    assert short_lived.say(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n") == b""


@pytest.mark.parametrize(
    "sent",
    [
        b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000000\r\n\r\n",
        b"GET /en/?" + b"x" * 60_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"x" * 60_000 + b"\r\n\r\n",
        b"nonsense\r\n\r\n",
    ],
)
def test_requests_beyond_all_measure_are_refused(served: Served, sent: bytes) -> None:
    answer = served.say(sent)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")


def test_odd_addresses_are_answered_by_a_friendly_page(served: Served) -> None:
    for path in (b"/en/%00", b"/%2e%2e/%2e%2e/etc/passwd", b"//evil.example", b"/en/%ff"):
        answer = served.say(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert answer.split(b" ")[1] in {b"400", b"404"}
        assert b"Traceback" not in answer


def test_the_log_holds_no_ids_queries_or_addresses(served: Served) -> None:
    before = served.log
    page = served.open("02-failing?who=learner-name&token=t0ken")
    with page.connected() as connection:
        connection.send("execute_request", {"code": "1"})
        connection.round_trip()
    served.get("/en/nowhere?invite=s3cret")
    served.get("/en/09-broken?invite=s3cret")
    requests.post(f"{served.base}/voila/api/shutdown/{page.kernel}?invite=s3cret", timeout=10)
    page.close()
    for hidden in ("learner-name", "t0ken", "s3cret", page.kernel, "127.0.0.1"):
        assert hidden not in served.log.removeprefix(before)
    assert not UUID.search(served.log)


def test_lines_of_other_libraries_lose_their_ids_too() -> None:
    said = "404 GET /en/x?name=a (::1) Kernel does not exist: 0f8fad5b-d9cb-469f-a165-70867728950e"
    record = logging.LogRecord("x", logging.WARNING, "", 0, "%s", (said,), None)
    assert Discreet().filter(record)
    assert record.getMessage() == "404 GET /en/x (::1) Kernel does not exist: …"
