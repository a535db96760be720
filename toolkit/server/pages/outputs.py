"""What a cell showed → HTML. Errors and stderr never get this far: see ``execution``."""

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def render_outputs(outputs: Iterable[Mapping[str, Any]], markdown: Callable[[str], str], picture: str) -> str:
    """All outputs of a cell. ``picture`` is the text for a picture that says nothing about itself."""
    return "".join(_output(output, markdown, picture) for output in outputs)


def render_failure(sentence: str) -> str:
    """What a learner reads where an exercise could not be shown."""
    return f'<div class="output-error" role="alert"><p>{html.escape(sentence)}</p></div>'


def _output(output: Mapping[str, Any], markdown: Callable[[str], str], picture: str) -> str:
    if output["output_type"] == "stream":
        return f'<pre class="output-text">{html.escape(output["text"])}</pre>'
    return _data(output.get("data", {}), output.get("metadata", {}), markdown, picture)


def _data(data: Mapping[str, Any], metadata: Mapping[str, Any], markdown: Callable[[str], str], picture: str) -> str:
    """The richest form that we can show, in the order of Jupyter's own front ends."""
    match data:
        case {"application/vnd.jupyter.widget-view+json": {"model_id": str(model)}}:
            return f'<div class="widget" data-model="{html.escape(model)}"></div>'
        case {"text/html": str(markup)}:
            return f'<div class="output-html">{markup}</div>'
        case {"image/svg+xml": str(markup)}:
            label = html.escape(_alt(metadata, picture))
            return f'<div class="output-picture" role="img" aria-label="{label}">{markup}</div>'
        case {"image/png": str(content)}:
            return _picture("image/png", content, _alt(metadata.get("image/png", metadata), picture))
        case {"image/jpeg": str(content)}:
            return _picture("image/jpeg", content, _alt(metadata.get("image/jpeg", metadata), picture))
        case {"text/markdown": str(text)}:
            return f'<div class="output-html">{markdown(text)}</div>'
        case {"text/plain": str(text)}:
            return f'<pre class="output-text">{html.escape(text)}</pre>'
    return ""


def _picture(kind: str, content: str, alt: str) -> str:
    address = f"data:{kind};base64,{''.join(content.split())}"
    return f'<p class="output-picture"><img src="{address}" alt="{html.escape(alt)}"></p>'


def _alt(metadata: Mapping[str, Any], fallback: str) -> str:
    return str(metadata.get("alt", fallback)) if isinstance(metadata, Mapping) else fallback
