"""A saved web page to one article: its running text without navigation, comments and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from trafilatura.settings import Document

from recoupe.errors import SourceError
from recoupe.ingest.decoding import decode_bytes
from recoupe.ingest.files import read_bytes
from recoupe.ingest.kind import Kind
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.declared import LAST_DAY, is_web_address, merge_known, parse_known
from recoupe.ingest.metadata.page_date import find_published
from recoupe.ingest.metadata.sidecar import read_sidecar
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, Known, Skipped, SourceFile

GENERATOR = "recoupe"
"""What recoupe's own pages say in `<meta name="generator">`."""

_HEAD = 4096
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:\-]+)""", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?(\S+)", re.IGNORECASE)
_LINE_CHARS = 500


def read_web_page(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """The one article of an .html file, with what the page and, before it, the sidecar say."""
    data = read_bytes(file, limits.file_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    charset = _CHARSET.search(data[:_HEAD])
    decoded = decode_bytes(file.name, data, declared=charset[1].decode("ascii") if charset else None)
    tree = trafilatura.load_html(decoded.text, limits.file_bytes)
    if tree is None:
        raise SourceError(file.name, "is no web page", "if it is plain text, rename it to end in .txt")
    elements = sum(1 for _element in islice(tree.iter(), limits.page_elements + 1))
    if elements > limits.page_elements:
        reason = f"has more than {limits.page_elements:,} elements"
        raise SourceError(file.name, reason, "save its text as .txt, or raise the limit")
    if _generator(tree).startswith(GENERATOR):
        raise SourceError(file.name, "is a page that recoupe made, not an article", "keep it elsewhere")
    known, notes = _page_known(tree, decoded.text)
    text = _extract_text(tree)
    if not text:
        way_out = "if it has one, save its text as .txt"
        raise SourceError(file.name, "no article text was found in the page", way_out)
    declared, sidecar_notes = read_sidecar(file, limits)
    if declared.published.earliest:
        notes = ()
    yield Draft(
        origin=file.name,
        source=file.name,
        text=text,
        known=merge_known(declared, known),
        notes=decoded.notes + notes + sidecar_notes,
    )


def _extract_text(tree: Any) -> str:
    """The running text, a blank line between its paragraphs, headings and points of lists."""
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    text = document.text if isinstance(document, Document) else None
    return re.sub(r"\s*\n\s*", "\n\n", text.strip()) if text else ""


def _page_known(tree: Any, page: str) -> tuple[Known, tuple[str, ...]]:
    # A date is asked for in the fastest way and not used: find_published looks for it in our order.
    fast_date = {"extensive_search": False, "original_date": True, "max_date": LAST_DAY.isoformat()}
    document = trafilatura.extract_metadata(tree, date_config=fast_date)
    saved_from = _SAVED_FROM.search(page[:_HEAD])
    addresses = (document.url, saved_from[1] if saved_from else None)
    url = next((address for address in addresses if address and is_web_address(address)), None)
    outlet = document.sitename or (_host(url) if url else None)
    known, _unusable = parse_known(
        {
            "title": printable_line(document.title or "", _LINE_CHARS),
            "outlet": printable_line(outlet or "", _LINE_CHARS),
            "url": url,
        },
        where="the page",
    )
    published, notes = find_published(tree, url)
    with_date = Known(title=known.title, outlet=known.outlet, url=known.url, published=published)
    return with_date, notes


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _generator(tree: Any) -> str:
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() == "generator":
            return str(meta.get("content") or "").strip().lower()
    return ""


WEB_PAGE = Kind(name="web page", suffixes=(".html", ".htm"), read=read_web_page)
