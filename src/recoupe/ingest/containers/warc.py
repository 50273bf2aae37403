"""A web archive (.warc, .warc.gz) to articles: the pages that were answered with 200.

All else in it (pictures, requests, other answers, the bare address of a host) is passed over in silence.
The archive's own date of a page is when it was captured.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from recoupe.errors import SourceError
from recoupe.ingest.containers.budget import Budget, OverspentError, Readable, SpendingReader
from recoupe.ingest.files import open_file
from recoupe.ingest.formats.web_page import read_page
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.declared import is_web_address
from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import Captured, Draft, Known, Original, Skipped, SourceFile

_DAMAGE = (
    ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, EOFError, ValueError, OSError, TypeError,
    AttributeError, KeyError, IndexError, OverflowError,
)  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_GZIP = b"\x1f\x8b"
_WAY_OUT = "fetch or copy it anew"
_URL_CHARS = 2000


def read_warc(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """One draft for each page with a text, one refusal for each page without; of one cut off, up to there."""
    pages = 0
    with open_file(file) as opened:
        budget = file.budget or Budget(file.name, opened.seek(0, 2), limits)
        opened.seek(0)
        for number, record in _records(file, opened, budget, limits):
            page = _page(file, record, number)
            if page is None:
                continue
            pages += 1
            yield _read_page(page, record, file, number, limits)
    if not pages:
        raise SourceError(file.name, "holds no web page that was answered with 200", "")


def _records(file: SourceFile, opened: BinaryIO, budget: Budget, limits: Limits) -> Iterator[tuple[int, Any]]:
    packed = opened.read(2) == _GZIP
    opened.seek(0)
    # Unpacked here and not by warcio, which sets no limit to it.
    stream = cast(Readable, gzip.GzipFile(fileobj=opened) if packed else opened)
    records = iter(ArchiveIterator(SpendingReader(stream, budget, longest_line=True)))
    number = 0
    record: Any = None
    while True:
        number += 1
        try:
            with redirect_stderr(io.StringIO()):  # warcio prints what it dislikes, as it stands in the file
                record = next(records)
        except StopIteration:
            missing = 0 if record is None else getattr(record.raw_stream, "limit", 0)
            if missing:
                reason = f"is cut off in record {number - 1}, whose last {missing:,} bytes are missing"
                raise SourceError(file.name, reason, _WAY_OUT) from None
            return
        except OverspentError:
            raise
        except _DAMAGE as error:
            words = " ".join(str(error).split())[:100]
            reason = f"is damaged or cut off at record {number} ({words}); the rest was not read"
            raise SourceError(file.name, reason, _WAY_OUT) from error
        if number > limits.records:
            raise SourceError(file.name, f"has more than {limits.records:,} records; the rest was not read")
        yield number, record


def _page(file: SourceFile, record: Any, number: int) -> SourceFile | None:
    """The record as a page to read, without its bytes; None where it is none that was answered with 200."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    media_type = (headers or record.rec_headers).get_header("Content-Type") or ""
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return None
    if media_type.partition(";")[0].strip().lower() not in _PAGE_TYPES:
        return None
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> \t")
    if not is_web_address(url) or len(url) > _URL_CHARS or _is_front_page(url):
        return None
    return msgspec.structs.replace(
        file,
        path=file.path.with_name(f"record-{number}.html"),
        name=printable_path(url),
        known=Known(url=printable_path(url)),
        captured=_captured(record) or file.captured,
    )


def _read_page(
    page: SourceFile, record: Any, file: SourceFile, number: int, limits: Limits
) -> Draft | Skipped:
    place = f"record {number} ({page.name})"
    try:
        with redirect_stderr(io.StringIO()):
            data = record.content_stream().read(limits.file_bytes + 1)
        if len(data) > limits.file_bytes:
            return Skipped(file.name, place, f"has more than {limits.file_bytes:,} bytes", "raise the limit")
        if not data.strip():
            return Skipped(file.name, place, "is empty")
        content = msgspec.structs.replace(page, content=data)
        draft = read_page(content, data, limits, charset=_charset(record))
    except OverspentError:
        raise
    except SourceError as error:
        return Skipped(file.name, place, error.reason, error.way_out)
    except _DAMAGE as error:
        return Skipped(file.name, place, f"is damaged ({' '.join(str(error).split())[:100]})", _WAY_OUT)
    return msgspec.structs.replace(draft, origin=file.name, place=place, original=Original(data, "text/html"))


def _charset(record: Any) -> str | None:
    media_type = record.http_headers.get_header("Content-Type") if record.http_headers else ""
    _before, found, after = (media_type or "").partition("charset=")
    return after.strip("\"' ;") or None if found else None


def _captured(record: Any) -> Captured | None:
    date = record.rec_headers.get_header("WARC-Date") or ""
    captured = Captured(f"{date[:19]}Z", "archive")
    return captured if _DATE.fullmatch(captured.time) and captured.last_day() is not None else None


def _is_front_page(url: str) -> bool:
    try:
        return urlsplit(url).path in ("", "/")
    except ValueError:
        return True
