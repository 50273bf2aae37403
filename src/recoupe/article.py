"""An article: one account, as it came through the door, and what is known of it."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from recoupe.reading import Published


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One account. `text` is never changed after ingest; every span counts code points in it.

    `source` is the file or address it came from. `published` is what the file, its metadata or its
    sidecar declares; method `unknown` where they say nothing. `fingerprint` is a MinHash digest of
    the text (empty where not computed), used only to find copies. `author` is the byline; `agency` the
    news agency that the article credits outside its text.
    """

    id: str
    source: str
    text: str
    language: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published = Published()
    fingerprint: tuple[int, ...] = ()
    author: str | None = None
    agency: str | None = None


def article_id(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | None = None,
) -> str:
    """Content hash (16 hex digits) of an article: two outlets printing one text are two articles."""
    parts = (text, title or "", outlet or "", url or "", published.isoformat() if published else "")
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:16]
