"""One address to the bytes that it answers with: within a time, a size and a number of redirects.

Only http and https are asked, redirects included; nothing that comes back is run or followed.
"""

from __future__ import annotations

import gzip
import http.client
import io
import time
import urllib.error
import urllib.request
import zlib
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.declared import is_web_address
from recoupe.ingest.printable import printable_line

USER_AGENT = "recoupe (reads feeds and pages that its user names; asks each at most every few minutes)"
_BLOCK = 65_536
_WAY_OUT = "try again later, or save it and give the file"
_ACCEPTED = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. `url` is where it came from in the end; `time` is when, ISO 8601 in UTC."""

    url: str
    content: bytes
    media_type: str
    charset: str | None
    time: str
    etag: str | None = None
    last_modified: str | None = None


class FetchError(SourceError):
    """An address gave no answer that can be used. `status` is that of HTTP; `retry_after` as it was sent."""

    def __init__(
        self,
        source: str,
        reason: str,
        way_out: str,
        *,
        status: int | None = None,
        retry_after: str | None = None,
    ) -> None:
        super().__init__(source, reason, way_out)
        self.status = status
        self.retry_after = retry_after


def fetch_address(
    url: str, limits: Limits, *, etag: str | None = None, last_modified: str | None = None
) -> Fetched | None:
    """What the address answers; None where it has not changed since the answer with that etag or time.

    Raises FetchError for anything else than a whole answer within the limits.
    """
    name = printable_line(url, 2000)
    if not is_web_address(url) or any(char.isspace() for char in url):
        raise FetchError(name, "is no web address", "write it as https://host/path")
    headers = {"User-Agent": USER_AGENT, "Accept": _ACCEPTED, "Accept-Encoding": "gzip"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": last_modified} if last_modified else {}
    deadline = time.monotonic() + limits.fetch_seconds
    try:
        request = urllib.request.Request(_ascii(url), headers=headers)  # noqa: S310  (checked above)
        with _opener(limits).open(request, timeout=limits.fetch_seconds) as response:
            return _answer(name, response, limits, deadline)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == http.client.NOT_MODIFIED:
                return None
            reason = f"answered {error.code} {printable_line(str(error.reason), 100)}".rstrip()
            raise FetchError(
                name, reason, _WAY_OUT, status=error.code, retry_after=error.headers.get("Retry-After")
            ) from error
    except (OSError, http.client.HTTPException, ValueError, zlib.error, EOFError) as error:
        raise FetchError(name, f"cannot be fetched ({_words(error)})", _WAY_OUT) from error


def _answer(name: str, response: Any, limits: Limits, deadline: float) -> Fetched:
    data = _read_until(name, response, limits, deadline)
    if response.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip"):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            data = stream.read(limits.fetch_bytes + 1)
    if len(data) > limits.fetch_bytes:
        raise FetchError(name, f"answers with more than {limits.fetch_bytes:,} bytes", "raise the limit")
    return Fetched(
        url=response.geturl(),
        content=data,
        media_type=response.headers.get_content_type(),
        charset=response.headers.get_content_charset(),
        time=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
    )


def _read_until(name: str, response: Any, limits: Limits, deadline: float) -> bytes:
    """The body as it was sent. The limit of time is one for all: a server may send a byte a minute."""
    pieces: list[bytes] = []
    size = 0
    while size <= limits.fetch_bytes:
        if time.monotonic() > deadline:
            raise FetchError(name, f"takes more than {limits.fetch_seconds} s to answer", _WAY_OUT)
        piece = response.read1(_BLOCK)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and size < int(announced) and size <= limits.fetch_bytes:
        raise FetchError(name, f"broke off after {size:,} of {int(announced):,} bytes", _WAY_OUT)
    return b"".join(pieces)


def _header(response: Any, name: str) -> str | None:
    """A header that is sent back as it came; one too long, or with signs that could end it, is left out."""
    value = response.headers.get(name)
    return value if value and len(value) <= 1000 and value.isprintable() and value.isascii() else None


def _opener(limits: Limits) -> urllib.request.OpenerDirector:
    """Asks http and https and nothing else (Python's own also opens files, data addresses and FTP)."""

    class Redirects(urllib.request.HTTPRedirectHandler):
        max_redirections = limits.redirects
        max_repeats = 2

        def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
            address = arguments[-1]
            if not is_web_address(address):
                raise urllib.error.URLError(f"leads to {printable_line(address, 100)}, no web address")
            return super().redirect_request(*arguments)

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        Redirects(),
    ):
        opener.add_handler(handler)
    return opener


def _ascii(url: str) -> str:
    """The address with letters beyond ASCII written as they are sent: in IDNA, and as escapes."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~-._?") for part in (parts.path, parts.query))
    return parts._replace(netloc=host, path=path, query=query, fragment="").geturl()


def _words(error: BaseException) -> str:
    reason = getattr(error, "reason", None) or error
    words = getattr(reason, "strerror", None) or str(reason) or type(error).__name__
    return printable_line(str(words), 200).lower()
