"""Articles in and out of the dossier: every field has a column, so that nothing is lost on the way."""

from __future__ import annotations

import hashlib
import sqlite3
import struct
from collections.abc import Iterable, Sequence

import msgspec

from recoupe.article import Article
from recoupe.reading import Published
from recoupe.store.rows import Row, columns_of

# One text can come from two files. The lesser name stands, so that the order in which they come does
# not matter; the same name again means that what is known of the article was changed (a sidecar, a
# forced language), and the newer knowledge stands.
_WRITE_ARTICLE = """
INSERT INTO article (id, source, title, outlet, url, language, published, text, fingerprint, search_row,
                     author, agency)
VALUES (:id, :source, :title, :outlet, :url, :language, :published, :text, :fingerprint, :search_row,
        :author, :agency)
ON CONFLICT (id) DO UPDATE
SET source = excluded.source, title = excluded.title, outlet = excluded.outlet, url = excluded.url,
    language = excluded.language, published = excluded.published, fingerprint = excluded.fingerprint,
    author = excluded.author, agency = excluded.agency
WHERE excluded.source < article.source
   OR (excluded.source = article.source
       AND (excluded.language, excluded.published, excluded.fingerprint, excluded.author, excluded.agency)
        IS NOT (article.language, article.published, article.fingerprint, article.author, article.agency))
"""

_INDEX_ARTICLE = "INSERT INTO article_fts (rowid, title, text) VALUES (:search_row, :title, :text)"


def write_articles(connection: sqlite3.Connection, articles: Iterable[Article]) -> int:
    """Store articles inside the caller's transaction; the number of those that were not there before."""
    added = 0
    for article in articles:
        row = _article_row(article)
        known = connection.execute("SELECT 1 FROM article WHERE id = :id", row).fetchone()
        connection.execute(_WRITE_ARTICLE, row)
        if known is None:
            connection.execute(_INDEX_ARTICLE, row)
            added += 1
    return added


def find_article(connection: sqlite3.Connection, article: str) -> Article | None:
    """The article with that id, as it came through the door."""
    found = connection.execute("SELECT * FROM article WHERE id = ?", (article,)).fetchone()
    return None if found is None else article_of(found)


def count_articles(connection: sqlite3.Connection, articles: Sequence[str]) -> int:
    """How many of the articles with those ids are stored."""
    query = "SELECT count(*) FROM article WHERE id IN (SELECT value FROM json_each(?))"
    return int(connection.execute(query, (msgspec.json.encode(articles).decode(),)).fetchone()[0])


def _article_row(article: Article) -> Row:
    return {
        **columns_of(
            article, "id", "source", "title", "outlet", "url", "language", "text", "author", "agency"
        ),
        "published": msgspec.json.encode(article.published).decode(),
        "fingerprint": struct.pack(f"<{len(article.fingerprint)}I", *article.fingerprint),
        "search_row": _search_row(article.id),
    }


def article_of(row: sqlite3.Row) -> Article:
    """The article in a row that holds at least the columns of its table."""
    return Article(
        id=row["id"],
        source=row["source"],
        text=row["text"],
        language=row["language"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=msgspec.json.decode(row["published"], type=Published),
        fingerprint=struct.unpack(f"<{len(row['fingerprint']) // 4}I", row["fingerprint"]),
        author=row["author"],
        agency=row["agency"],
    )


def _search_row(article: str) -> int:
    # The search index counts rows with integers. One made from the id depends on nothing but the article
    # (SQLite's own row numbers depend on the order of insertion, and VACUUM changes them).
    return int.from_bytes(hashlib.sha256(article.encode()).digest()[:8], "big", signed=True)
