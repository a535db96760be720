"""What a cell showed, on its way to the page. The page's script draws it; here it only travels, and is looked through.

Errors and stderr never get this far: see ``execution``.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Output = Mapping[str, Any]

WIDGET = "application/vnd.jupyter.widget-view+json"
# What ``frontend/src/outputs/draw.ts`` draws, the richest first; a test shows one of each.
SHOWN = (
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/bmp",
    "text/latex",
    "application/json",
    "application/geo+json",
    "text/plain",
)
_SCRIPT = re.compile(r"<script\b(?![^>]*type=[\"']?[^\"'>]*json)", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"<(?:iframe|frame|object|embed)\b|<(?!a\b)[a-z]+\b[^>]*\s(?:src|poster|data)=[\"']?(?:https?:)?//", re.IGNORECASE
)


def send_outputs(number: int, outputs: Sequence[Output]) -> str:
    """The outputs of the cell with this number as data, and their text for a browser without scripts."""
    written = json.dumps(outputs).replace("<", "\\u003c")
    text = html.escape("\n".join(_texts(outputs)).strip())
    without_scripts = f'<noscript><pre class="output-text">{text}</pre></noscript>\n' if text else ""
    sent = f'<script type="application/json" class="cell-output" data-cell="{number}">{written}</script>\n'
    return sent + without_scripts


def send_sentence(number: int, sentence: str) -> str:
    """What a learner reads where a cell's outputs could not be had."""
    return send_outputs(number, [{"output_type": "said", "words": sentence}])


def what_is_left_out(output: Output) -> str | None:
    """What of an output the page does not show, for the log; None if it shows it whole."""
    bundle = output.get("data", {})
    if WIDGET in bundle or not bundle:
        return None
    markup = bundle.get("text/html")
    if markup is not None:
        markup = markup if isinstance(markup, str) else "".join(markup)
        if _SCRIPT.search(markup):
            return "it brings a script"
        return "it shows another page, or something of another host" if _ELSEWHERE.search(markup) else None
    others = [kind for kind in bundle if kind not in SHOWN]
    if others and not any(kind in bundle for kind in SHOWN[:-1]):
        return f"it has no form that is shown, only {', '.join(others)}"
    return None


def _texts(outputs: Iterable[Output]) -> Iterator[str]:
    """What was printed, and what can be read of outputs that are text."""
    for output in outputs:
        bundle = output.get("data", {})
        if output["output_type"] == "stream":
            yield output["text"]
        elif output["output_type"] == "said":
            yield output["words"]
        elif not any(kind.startswith(("image/", "application/")) for kind in bundle):
            yield next((bundle[kind] for kind in ("text/markdown", "text/latex", "text/plain") if kind in bundle), "")
