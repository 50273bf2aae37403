"""A page that a browser saved as one file (.mhtml) to one article: its first page, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from itertools import islice

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.files import read_bytes
from recoupe.ingest.formats.web_page import read_page
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.declared import is_web_address
from recoupe.ingest.records import Captured, Draft, Known, Original, Skipped, SourceFile, utc_time

_ADDRESS_HEADERS = ("Snapshot-Content-Location", "Content-Location")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_mhtml(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """The one article of an .mhtml file; its headers say its address and when it was saved."""
    data = read_bytes(file, limits.file_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        page = _first_page(message, limits)
    except RecursionError as error:
        raise SourceError(file.name, "has parts within parts beyond all measure", "save it anew") from error
    if page is None:
        raise SourceError(file.name, "holds no web page", "save the page anew, or as .html")
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise SourceError(file.name, "holds an empty web page", "save the page anew, or as .html")
    around = msgspec.structs.replace(
        file, known=_known(message, page, file.known), captured=_saved(message) or file.captured
    )
    draft = read_page(around, content, limits, charset=page.get_content_charset())
    yield msgspec.structs.replace(draft, original=Original(data, "multipart/related"))


def _first_page(message: Message, limits: Limits) -> Message | None:
    """The first part that is a page, a saved frame or picture being none."""
    parts = islice(message.walk(), limits.members)
    return next((part for part in parts if part.get_content_type() in _PAGE_TYPES), None)


def _known(message: Message, page: Message, around: Known) -> Known:
    addresses = [str(part.get(header) or "") for header in _ADDRESS_HEADERS for part in (message, page)]
    url = next((" ".join(address.split()) for address in addresses if is_web_address(address.strip())), None)
    return msgspec.structs.replace(around, url=url or around.url)


def _saved(message: Message) -> Captured | None:
    try:
        time = parsedate_to_datetime(str(message.get("Date") or ""))
        in_utc = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
        return Captured(utc_time(in_utc), "saved")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
