"""The headers that every answer of the server carries, errors and refused websockets included."""

from collections.abc import Mapping

HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}

# Half a year. The other names below this one are not ours to promise for.
ONLY_HTTPS = ("Strict-Transport-Security", "max-age=15552000")


def policy_of_data() -> str:
    """The content policy of answers that are no pages: nothing may run, load or frame."""
    return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def policy_of_pages(exit_hash: str, *, author: bool, any_widget: bool) -> str:
    """The content policy of pages. ``exit_hash`` is the sha256 of the one script that is inlined.

    Authors' tables carry styles of their own, their pictures and sounds are blobs; a widget from elsewhere brings its
    script as a blob.
    """
    scripts = f"script-src 'self' '{exit_hash}'" + (" blob:" if any_widget else "")
    styles = "style-src 'self'" + (" 'unsafe-inline'" if author else "")
    return "; ".join(
        (
            "default-src 'none'",
            scripts,
            styles,
            "img-src 'self' data:" + (" blob:" if author else ""),
            *(("media-src 'self' data: blob:",) if author else ()),
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )
