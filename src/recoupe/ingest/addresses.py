"""The address of a feed or a page, as the user gives it, to what stands there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.kinds import read_file
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.declared import is_web_address, merge_known
from recoupe.ingest.options import DoorOptions
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Captured, Draft, Known, Skipped, SourceFile
from recoupe.ingest.sniffing import sniff_suffix

if TYPE_CHECKING:
    from recoupe.ingest.fetching.fetch import Fetched

BETWEEN_PAGES_S = 1.0
"""How long one host is left in peace between two of its pages."""

_URL_CHARS = 2000


def is_address(source: str | Path) -> bool:
    """Whether a source is an address of the web, not a file."""
    return isinstance(source, str) and is_web_address(source)


def fetch_source(url: str, options: DoorOptions, limits: Limits) -> SourceFile | None:
    """What an address answers, as a file to read; None where it has not changed.

    Raises SourceError where it gives no answer.
    """
    fetched = options.fetch(url, limits)
    return None if fetched is None else _as_file(url, fetched, options)


def _as_file(url: str, fetched: Fetched, options: DoorOptions) -> SourceFile:
    suffix = sniff_suffix(fetched.content)
    is_page = suffix == ".html"
    name = printable_line(url, _URL_CHARS)
    return SourceFile(
        path=Path(f"fetched{suffix}"),
        name=name,
        content=fetched.content,
        known=Known(url=fetched.url[:_URL_CHARS] if is_page else None),
        captured=Captured(fetched.time, "fetched"),
        columns=options.columns,
    )


def follow_entries(
    parts: Iterator[Draft | Skipped], options: DoorOptions, limits: Limits
) -> Iterator[Draft | Skipped]:
    """The entries of a feed, each with the text of its page, where that can be fetched and read."""
    last_asked: dict[str, float] = {}
    for part in parts:
        url = part.known.url if isinstance(part, Draft) else None
        if not isinstance(part, Draft) or url is None:
            yield part
        elif options.is_known is None or not options.is_known(url):
            _wait(url, last_asked)
            yield _with_page(part, url, options, limits)


def _with_page(entry: Draft, url: str, options: DoorOptions, limits: Limits) -> Draft:
    """The article of the entry's page; the entry itself, with a note, where the page gives none."""
    try:
        page = fetch_source(url, options, limits)
        if page is None:
            return entry
        parts = list(read_file(page, limits))
    except SourceError as error:
        return _with_note(entry, f"its page {error.reason}; the feed's own words are taken")
    found = next((part for part in parts if isinstance(part, Draft)), None)
    if found is None:
        reason = next((part.reason for part in parts if isinstance(part, Skipped)), "holds no article")
        return _with_note(entry, f"its page: {reason}; the feed's own words are taken")
    return msgspec.structs.replace(
        found,
        origin=entry.origin,
        place=entry.place,
        source=entry.source,
        known=merge_known(msgspec.structs.replace(found.known, url=url), entry.known),
    )


def _with_note(entry: Draft, note: str) -> Draft:
    return msgspec.structs.replace(entry, notes=(*entry.notes, note))


def _wait(url: str, last_asked: dict[str, float]) -> None:
    host = urlsplit(url).netloc.lower()
    now = time.monotonic()
    wait = last_asked.get(host, now - BETWEEN_PAGES_S) + BETWEEN_PAGES_S - now
    if wait > 0:
        time.sleep(wait)
    last_asked[host] = time.monotonic()
