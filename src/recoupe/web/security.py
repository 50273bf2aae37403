"""What every request must pass and every answer carries, so that no other page and no article text gets in.

The app listens on one machine, but any page that the user has open can send it requests: hence the
checks of the host asked for (a name that a stranger's DNS points at 127.0.0.1 is refused), of where a
change comes from, and of a token that only our own forms hold.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With no-referrer a browser says of our own forms that they come from "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SMALL_BODY_BYTES = 1_000_000
"""A form of words; what takes files says itself how much it takes."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE = "recoupe"
LONGEST_ADDRESS = 8_000


class Guard:
    """Refuses what is asked under a strange host, from a strange page or at too great a length; adds HEADERS.

    `hosts` are the names under which the app may be asked, without ports; `body_limits` the bytes that
    some paths take beyond SMALL_BODY_BYTES.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], body_limits: Mapping[str, int]) -> None:
        self.app = app
        self.hosts = hosts
        self.body_limits = body_limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
            return
        limit = self.body_limits.get(scope["path"], SMALL_BODY_BYTES)
        await self.app(scope, _limited(receive, limit), send_guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if host_of(headers.get("host", "")) not in self.hosts:
            known = " or ".join(sorted(self.hosts))
            return PlainTextResponse(f"recoupe answers under {known} only\n", status_code=421)
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
            return PlainTextResponse("the address is too long\n", status_code=414)
        if scope["method"] not in SAFE_METHODS and not _is_our_own(headers):
            return PlainTextResponse("changes are taken from recoupe's own pages only\n", status_code=403)
        limit = self.body_limits.get(scope["path"], SMALL_BODY_BYTES)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > limit:
            return PlainTextResponse(f"at most {limit} bytes are taken at once\n", status_code=413)
        return None


def host_of(value: str) -> str:
    """The host of a Host header, without its port, in small letters; empty where it is none."""
    try:
        return urlsplit(f"//{value}").hostname or ""
    except ValueError:
        return ""


def new_secret() -> str:
    """A secret that nobody can guess."""
    return secrets.token_urlsafe(32)


def token_for(secret: str, visitor: str) -> str:
    """The token that forms shown to that visitor carry."""
    return hmac.new(secret.encode(), visitor.encode(), hashlib.sha256).hexdigest()


def is_token_for(token: str, secret: str, visitor: str) -> bool:
    """Whether that visitor was given the token."""
    return bool(visitor) and hmac.compare_digest(token.encode(), token_for(secret, visitor).encode())


class TooLargeError(Exception):
    """The body goes on beyond what is taken."""


def _is_our_own(headers: Headers) -> bool:
    """Whether a browser says that the request comes from our pages, or nothing says that it does not."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _limited(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooLargeError
        return message

    return receive_limited
