"""Starts the server with options that the command does not offer: ``python launch.py '{"idle": 1}'``."""

import json
import sys
from ipaddress import ip_network
from pathlib import Path

import toolkit.content.library
from toolkit.server.app import run
from toolkit.server.options import Options

if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    if "notebooks" in given:
        given["notebooks"] = Path(given["notebooks"])
        given.setdefault("modules", [path.stem for path in given["notebooks"].glob("*.ipynb")])
    if "modules" in given:
        given["modules"] = frozenset(given["modules"])
    given["proxies"] = tuple(map(ip_network, given.get("proxies", ())))
    given["names"] = tuple(given.get("names", ()))
    if "languages" in given:
        given["languages"] = tuple(given["languages"])
        setattr(toolkit.content.library, "SPOKEN", given["languages"])  # noqa: B010
    run(Options(port=0, **given))
