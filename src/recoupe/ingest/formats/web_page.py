"""A saved web page to one article: its running text without navigation, comments and tables."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
import trafilatura
from trafilatura.settings import Document

from recoupe.errors import SourceError
from recoupe.ingest.decoding import Decoded, decode_bytes
from recoupe.ingest.files import read_bytes
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.agency import find_agency
from recoupe.ingest.metadata.declared import LAST_DAY, host_of, is_web_address, merge_known, parse_known
from recoupe.ingest.metadata.page_date import find_published
from recoupe.ingest.metadata.sidecar import read_sidecar
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, Known, Original, Skipped, SourceFile

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
    draft = read_page(file, data, limits)
    yield msgspec.structs.replace(draft, original=Original(data, "text/html"))


def read_page(file: SourceFile, data: bytes, limits: Limits, *, charset: str | None = None) -> Draft:
    """The article of a page; `charset` is what was said of its encoding outside it.

    What is known of the file (the address of a web archive) stands behind what the page says.
    """
    found = _CHARSET.search(data[:_HEAD])
    declared_charset = charset or (found[1].decode("ascii", "replace") if found else None)
    decoded = decode_bytes(file.name, data, declared=declared_charset)
    tree = _parse_page(file, decoded, limits)
    sidecar, sidecar_notes = read_sidecar(file, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of strange dates and the like: what is doubtful is said in notes
        known, notes = _page_known(tree, decoded.text, file)
        text = _extract_text(tree)
    if not text:
        way_out = "if it has one, save its text as .txt"
        raise SourceError(file.name, "no article text was found in the page", way_out)
    return Draft(
        origin=file.name,
        source=file.name,
        text=text,
        known=merge_known(merge_known(sidecar, known), file.known),
        notes=decoded.notes + (() if sidecar.published.earliest else notes) + sidecar_notes,
        captured=file.captured,
    )


def _parse_page(file: SourceFile, decoded: Decoded, limits: Limits) -> Any:
    tree = trafilatura.load_html(decoded.text, limits.file_bytes)
    if tree is None:
        raise SourceError(file.name, "is no web page", "if it is plain text, rename it to end in .txt")
    elements = sum(1 for _element in islice(tree.iter(), limits.page_elements + 1))
    if elements > limits.page_elements:
        reason = f"has more than {limits.page_elements:,} elements"
        raise SourceError(file.name, reason, "save its text as .txt, or raise the limit")
    if _generator(tree).startswith(GENERATOR):
        raise SourceError(file.name, "is a page that recoupe made, not an article", "keep it elsewhere")
    return tree


def _extract_text(tree: Any) -> str:
    """The running text, a blank line between its paragraphs, headings and points of lists."""
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    text = document.text if isinstance(document, Document) else None
    return re.sub(r"\s*\n\s*", "\n\n", text.strip()) if text else ""


def _page_known(tree: Any, page: str, file: SourceFile) -> tuple[Known, tuple[str, ...]]:
    # A date is asked for in the fastest way and not used: find_published looks for it in our order.
    fast_date = {"extensive_search": False, "original_date": True, "max_date": LAST_DAY.isoformat()}
    document = trafilatura.extract_metadata(tree, date_config=fast_date)
    saved_from = _SAVED_FROM.search(page[:_HEAD])
    addresses = (document.url, file.known.url, saved_from[1] if saved_from else None)
    url = next((address for address in addresses if address and is_web_address(address)), None)
    outlet = document.sitename or (host_of(url) if url else None)
    author = (document.author or "").replace("; ", ", ")
    known, _unusable = parse_known(
        {
            "title": printable_line(document.title or "", _LINE_CHARS),
            "outlet": printable_line(outlet or "", _LINE_CHARS),
            "url": url,
            "author": printable_line(author, _LINE_CHARS),
        },
        where="the page",
    )
    last_day = file.captured.last_day() if file.captured else None
    published, notes = find_published(tree, url, last_day=last_day)
    agency = find_agency(known.author, known.outlet)
    return msgspec.structs.replace(known, published=published, agency=agency), notes


def _generator(tree: Any) -> str:
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() == "generator":
            return str(meta.get("content") or "").strip().lower()
    return ""
