"""Readings in and out of the dossier: each under what made it, so that only what changed is read again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from typing import Protocol

import msgspec

from recoupe.article import Article
from recoupe.reading import Reading, decode_reading, encode_reading
from recoupe.store.articles import article_of

_WRITE_READING = """
INSERT INTO reading (article, reader_version, language_data_version, model_version, record)
VALUES (:article, :reader_version, :language_data_version, :model_version, :record)
"""

_UNREAD = """
SELECT article.id FROM article
LEFT JOIN reading ON reading.article = article.id
    AND reading.reader_version = :reader_version
    AND reading.language_data_version = :language_data_version
    AND reading.model_version = :model_version
WHERE article.language = :language AND reading.article IS NULL
ORDER BY article.id
"""

_READ_ARTICLES = """
SELECT article.id, source, language, published, reader_version, language_data_version, model_version
FROM article JOIN reading ON reading.article = article.id
ORDER BY article.id
"""


class ReaderKey(Protocol):
    """What a reading depends on beside the article."""

    @property
    def reader_version(self) -> str:
        """Version of the code that reads."""
        ...

    @property
    def language_data_version(self) -> str:
        """Version of the language's data files."""
        ...

    @property
    def model_version(self) -> str:
        """Name and version of the model that parses."""
        ...


class StoredReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading, the id of its article, and what made it."""

    article: str
    key: ReaderKey
    reading: Reading


def write_readings(connection: sqlite3.Connection, readings: Iterable[StoredReading]) -> None:
    """Store readings inside the caller's transaction; an article's earlier reading goes."""
    for stored in readings:
        connection.execute("DELETE FROM reading WHERE article = ?", (stored.article,))
        record = encode_reading(stored.reading).decode()
        row = {"article": stored.article, "record": record, **_key_columns(stored.key)}
        connection.execute(_WRITE_READING, row)


def find_reading(connection: sqlite3.Connection, article: str) -> Reading | None:
    """The reading of the article with that id; None while it is unread."""
    found = connection.execute("SELECT record FROM reading WHERE article = ?", (article,)).fetchone()
    return None if found is None else decode_reading(found["record"])


def find_read_articles(connection: sqlite3.Connection) -> tuple[tuple[Article, Reading], ...]:
    """Every article that has a reading, with it, by id: one query, so that both are of one moment."""
    found = connection.execute(
        "SELECT article.*, reading.record AS record"
        " FROM article JOIN reading ON reading.article = article.id ORDER BY article.id"
    )
    return tuple((article_of(row), decode_reading(row["record"])) for row in found)


def find_unread(connection: sqlite3.Connection, language: str, key: ReaderKey) -> tuple[str, ...]:
    """The ids, sorted, of the articles in that language that have no reading under that key."""
    found = connection.execute(_UNREAD, {"language": language, **_key_columns(key)})
    return tuple(row["id"] for row in found)


def hash_readings(connection: sqlite3.Connection) -> str:
    """Hash of all that a comparison depends on beside its own code: the articles, and what read them."""
    digest = hashlib.sha256()
    for row in connection.execute(_READ_ARTICLES):
        digest.update(msgspec.json.encode(tuple(row)) + b"\n")
    return digest.hexdigest()[:16]


def _key_columns(key: ReaderKey) -> dict[str, str]:
    return {
        "reader_version": key.reader_version,
        "language_data_version": key.language_data_version,
        "model_version": key.model_version,
    }
