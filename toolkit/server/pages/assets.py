"""The built files of the page client, held in memory with their compressed twins."""

import base64
import gzip
import hashlib
import json
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

DIST = Path(__file__).resolve().parent.parent.parent / "frontend" / "dist"
INLINED = "exit.js"
NEEDED = ("page.js", "shared.js", "page.css", INLINED)
_HASHED = re.compile(r"-[A-Z0-9]{8}\.\w+$")
_BUILD = "build it: npm ci && npm run build in toolkit/frontend"


class FrontendNotBuilt(Exception):
    """The page client is missing or incomplete."""


@dataclass(frozen=True)
class Asset:
    """One file as it travels. ``hashed`` files never change under their name."""

    content: bytes
    gzipped: bytes
    media_type: str
    hashed: bool


@dataclass(frozen=True)
class Assets:
    """All that a page may ask for. ``entry`` gives the address of ``page.js`` or ``page.css``."""

    files: dict[str, Asset]
    manifest: dict[str, str]
    exit_script: str

    def entry(self, name: str) -> str:
        """The address of an entry of the manifest."""
        return f"/static/{self.manifest[name]}"

    @property
    def exit_hash(self) -> str:
        """What the content policy calls the inlined script."""
        digest = hashlib.sha256(self.exit_script.encode()).digest()
        return "sha256-" + base64.b64encode(digest).decode()


def read_assets(dist: Path = DIST) -> Assets:
    """Reads what esbuild left in ``dist``. Raises ``FrontendNotBuilt``."""
    manifest = _manifest(dist)
    missing = [name for name in NEEDED if not (dist / manifest.get(name, "?")).is_file()]
    if missing:
        raise FrontendNotBuilt(f"{dist} has no {', '.join(missing)}: {_BUILD}")
    script = (dist / manifest[INLINED]).read_text("utf-8").strip()
    if "</script" in script.lower():
        raise FrontendNotBuilt(f"{manifest[INLINED]} holds </script, which would end it too early in the page")
    left_out = {"manifest.json", manifest[INLINED]}
    files = {path.relative_to(dist).as_posix(): path for path in dist.rglob("*") if path.is_file()}
    return Assets({name: _asset(path) for name, path in files.items() if name not in left_out}, manifest, script)


def _manifest(dist: Path) -> dict[str, str]:
    path = dist / "manifest.json"
    if not path.is_file():
        raise FrontendNotBuilt(f"{path} is missing: {_BUILD}")
    manifest: dict[str, str] = json.loads(path.read_text("utf-8"))
    return manifest


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    # Windows' registry may call scripts text/plain, which browsers refuse to run as modules.
    media_type = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}.get(path.suffix, kind)
    return Asset(content, gzip.compress(content, 9, mtime=0), media_type, bool(_HASHED.search(path.name)))
