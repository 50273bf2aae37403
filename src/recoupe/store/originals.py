"""The bytes that articles were taken from: each kept once, packed, under its hash."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from typing import Literal

import msgspec

CapturedBy = Literal["archive", "fetched", "saved", "file"]

# The time a capture was made and who says so stay with the bytes: where an article comes in again, from
# another capture, what stands is kept. Bytes that an earlier build did not keep are added.
_LINK = """
INSERT INTO article_original (article, original, captured, captured_by)
VALUES (:article, :original, :captured, :captured_by)
ON CONFLICT (article) DO UPDATE
SET original = excluded.original, captured = excluded.captured, captured_by = excluded.captured_by
WHERE article_original.original IS NULL AND excluded.original IS NOT NULL
"""

_FIND = """
SELECT hash, media_type, bytes, content, captured, captured_by
FROM article_original JOIN original ON original.hash = article_original.original
WHERE article = ?
"""


class ArticleOriginal(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes an article was taken from (None: not to be kept), and the time of their capture, if known.

    `hash` is that of the bytes, where who gives them knows it already.
    """

    article: str
    content: bytes | None = None
    hash: str = ""
    media_type: str = ""
    captured: str | None = None
    captured_by: CapturedBy | None = None


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes as they came in. `hash` is their SHA-256; `captured` a time in UTC, None where unknown."""

    hash: str
    media_type: str
    content: bytes
    captured: str | None = None
    captured_by: CapturedBy | None = None


def write_originals(connection: sqlite3.Connection, originals: Iterable[ArticleOriginal]) -> None:
    """Store what articles were taken from, inside the caller's transaction; the articles stand already."""
    for original in originals:
        link = {
            "article": original.article,
            "original": None if original.content is None else _write_bytes(connection, original),
            "captured": original.captured,
            "captured_by": original.captured_by,
        }
        connection.execute(_LINK, link)


def find_original(connection: sqlite3.Connection, article: str) -> Original | None:
    """What the article with that id was taken from; None where that was not kept."""
    row = connection.execute(_FIND, (article,)).fetchone()
    if row is None:
        return None
    return Original(
        hash=row["hash"],
        media_type=row["media_type"],
        content=zlib.decompress(row["content"], bufsize=max(row["bytes"], 1)),
        captured=row["captured"],
        captured_by=row["captured_by"],
    )


def hash_content(content: bytes) -> str:
    """SHA-256, in hex."""
    return hashlib.sha256(content).hexdigest()


def _write_bytes(connection: sqlite3.Connection, original: ArticleOriginal) -> str:
    content = original.content or b""
    digest = original.hash or hash_content(content)
    if connection.execute("SELECT 1 FROM original WHERE hash = ?", (digest,)).fetchone() is None:
        row = (digest, original.media_type, len(content), zlib.compress(content))
        connection.execute("INSERT INTO original VALUES (?, ?, ?, ?)", row)
    return digest
