"""Who a visitor is: nobody. A random mark in a cookie of the browser's session tells her pages from other people's.

The cookie is SameSite=Lax, not Strict: with Strict, a link opened from an e-mail would arrive without the cookie,
get a new mark, and cut off the pages that she has open already. The token against forged requests is made from the
mark, so that no second cookie is needed. Cookies know no ports: the name holds it, so that two servers on one host
leave each other's visitors alone.
"""

import hashlib
import hmac
import secrets

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

MARK_LENGTH = 32


def cookie_name(port: int) -> str:
    """The name of the cookie of the server on this port."""
    return f"visitor-{port}"


class Visitors(IdentityProvider):
    """Gives every request a visitor; only pages that open a kernel ask the browser to remember it."""

    login_available = False
    logout_available = False

    def get_user(self, handler: RequestHandler) -> User:
        """The visitor that the cookie names, or a new one whom nobody knows."""
        kept: bytes | None = handler.get_signed_cookie(handler.settings["cookie_name"])
        mark = kept.decode("ascii", "replace") if kept else ""
        return visitor(mark if len(mark) == MARK_LENGTH else secrets.token_hex(MARK_LENGTH // 2))

    def get_handlers(self) -> list[tuple[str, object]]:
        """There is nothing to log in to."""
        return []


def visitor(mark: str) -> User:
    """A user of the Jupyter libraries that carries no more than a mark."""
    return User(username=mark, name="visitor", display_name="visitor", initials="v")


def remember(handler: RequestHandler, *, secure: bool) -> None:
    """Asks the browser to send the visitor's mark with her next requests, until it is closed; ``secure``: by HTTPS."""
    handler.set_signed_cookie(
        handler.settings["cookie_name"],
        handler.current_user.username,
        expires_days=None,
        httponly=True,
        samesite="Lax",
        secure=secure,
        path="/",
    )


def page_token(secret: bytes, mark: str) -> str:
    """What a page must send along to end its kernel: no other site can know it."""
    return hmac.new(secret, b"page:" + mark.encode(), hashlib.sha256).hexdigest()


def is_page_token(secret: bytes, mark: str, sent: str) -> bool:
    """Whether ``sent`` is the token of this visitor's pages."""
    return hmac.compare_digest(page_token(secret, mark).encode(), sent.encode("utf-8", "replace"))
