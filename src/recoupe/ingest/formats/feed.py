"""An RSS or Atom feed to articles: what the feed itself holds of each; nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.decoding import check_text, refuse_other_formats
from recoupe.ingest.files import read_bytes
from recoupe.ingest.formats.feed_root import ROOT
from recoupe.ingest.formats.fragment import fragment_text
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.agency import find_agency
from recoupe.ingest.metadata.days import parse_stated_day
from recoupe.ingest.metadata.declared import host_of, is_web_address, merge_known, parse_known
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, Known, Original, Skipped, SourceFile
from recoupe.reading import Published

_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
# What feedparser raises on damaged feeds (seen in fuzzing).
_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)
_HEAD = 4096
_LINE_CHARS = 500
_URL_CHARS = 2000
_OUTLET_END = re.compile(r"\s+[-–—|:·]\s+|\s*[|:]\s+")
_DAY_KEYS = ("published", "updated", "created")
TEASER = "holds only the beginning of its articles (said once); --follow reads the pages themselves"


def read_feed(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """One draft for each entry with a text, one refusal for each without."""
    data = read_bytes(file, limits.table_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    refuse_other_formats(file.name, data)
    # NULs are left out: in UTF-16 one stands after each letter.
    plain = data.replace(b"\x00", b"")
    if not ROOT.search(plain[:_HEAD]):
        raise SourceError(file.name, "is no RSS or Atom feed", "if it is a page, rename it to end in .html")
    if _ENTITY.search(plain):
        raise SourceError(file.name, "declares XML entities, which no feed needs", "remove them")
    yield from _drafts(file, data, limits)


def _drafts(file: SourceFile, data: bytes, limits: Limits) -> Iterator[Draft | Skipped]:
    try:
        # A stream: given bytes, feedparser would first try them as the name of a file.
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _DAMAGE as error:
        reason = f"is damaged ({type(error).__name__}: {printable_line(str(error), 100)})"
        raise SourceError(file.name, reason, "fetch or save it anew") from error
    entries = parsed.get("entries") or []
    if not entries:
        raise SourceError(file.name, "holds no entries", "")
    original = Original(data, "application/xml")
    outlet = _outlet(parsed.get("feed") or {})
    said_teaser = False
    for number, entry in enumerate(entries, start=1):
        place = f"entry {number}"
        if number > limits.records:
            raise SourceError(file.name, f"has more than {limits.records:,} entries; the rest was not read")
        try:
            text, is_teaser = _entry_text(file, entry, limits)
        except SourceError as error:
            yield Skipped(file.name, place, error.reason, error.way_out)
            continue
        known, notes = _entry_known(entry, place, outlet, parsed)
        if is_teaser and not said_teaser:
            said_teaser, notes = True, (*notes, f"{printable_line(file.name, _URL_CHARS)} {TEASER}")
        yield Draft(
            origin=file.name,
            place=place,
            source=known.url or f"{file.name}:{number}",
            text=text,
            known=merge_known(known, file.known),
            notes=notes,
            original=original,
            captured=file.captured,
        )


def _entry_text(file: SourceFile, entry: Any, limits: Limits) -> tuple[str, bool]:
    """The text of an entry, and whether it is only its summary. Raises SourceError where it has none."""
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    for is_teaser, fragments in ((False, contents), (True, [str(entry.get("summary") or "")])):
        for fragment in sorted(fragments, key=len, reverse=True):
            text = fragment_text(fragment, limits)
            if text is None:
                reason = f"has more than {limits.page_elements:,} elements"
                raise SourceError(file.name, reason, "read the page itself, or raise the limit")
            if text:
                check_text(file.name, text)
                return text, is_teaser
    raise SourceError(file.name, "has no text", "--follow reads the page itself")


def _entry_known(entry: Any, place: str, outlet: str, parsed: Any) -> tuple[Known, tuple[str, ...]]:
    link = str(entry.get("link") or "")
    url = link if is_web_address(link) and len(link) <= _URL_CHARS else None
    source = entry.get("source") or {}
    author = printable_line(str(entry.get("author") or ""), _LINE_CHARS)
    language = entry.get("language") or (parsed.get("feed") or {}).get("language")
    title = fragment_text(str(entry.get("title") or "")[: 4 * _LINE_CHARS], Limits()) or ""
    names = (_outlet(source), outlet, host_of(url or "") or "")
    named = next((name for name in names if name), "")
    known, notes = parse_known(
        {
            "title": printable_line(title, _LINE_CHARS),
            "outlet": named,
            "url": url,
            "author": author,
            "agency": find_agency(author, named),
            "language": printable_line(str(language or ""), 20),
        },
        where=place,
    )
    return msgspec.structs.replace(known, published=_entry_day(entry), language=known.language), notes


def _entry_day(entry: Any) -> Published:
    for key in _DAY_KEYS:
        try:
            # Not entry.get, which gives one day for another and warns of it.
            found = parse_stated_day(str(dict.get(entry, key) or ""), method="metadata")
        except ValueError:
            continue
        if found.earliest is not None:
            return msgspec.structs.replace(found, evidence=(f"feed {key}: {found.evidence[0]}",))
    return Published()


def _outlet(feed: Any) -> str:
    """The name that a feed gives itself, up to the sign after which its claim or its section stands."""
    name = str(feed.get("publisher") or feed.get("title") or "")
    text = fragment_text(name[: 4 * _LINE_CHARS], Limits()) or ""
    return printable_line(_OUTLET_END.split(text)[0], _LINE_CHARS)
