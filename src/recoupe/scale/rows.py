"""An article and its reading as one row of a Parquet file, and back, with nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import pyarrow as pa

from recoupe.article import Article
from recoupe.read.reader import ReaderKey
from recoupe.reading import Published, Reading, decode_reading, encode_reading
from recoupe.store import StoredReading

UNDATED = "unknown"
"""The month of articles of which nobody knows when they were written."""

_TEXTS = ("id", "source", "title", "outlet", "url", "language", "author", "agency", "text")
_KEYS = ("reader_version", "language_data_version", "model_version")

SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in _TEXTS),
        ("published", pa.string()),
        ("fingerprint", pa.list_(pa.uint64())),
        *((name, pa.string()) for name in _KEYS),
        ("reading", pa.string()),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
        ("countries", pa.list_(pa.string())),
    ],
    metadata={"recoupe.table": "read_article", "recoupe.offsets": "code points"},
)
"""`published` and `reading` are JSON; `first_day` and `last_day` are those of the reading; `countries`
those of its actors, sorted."""


def row_of(article: Article, reading: Reading, key: ReaderKey) -> dict[str, Any]:
    """The row of a read article."""
    return {
        **{name: getattr(article, name) for name in _TEXTS},
        "published": msgspec.json.encode(article.published).decode(),
        "fingerprint": list(article.fingerprint),
        **{name: getattr(key, name) for name in _KEYS},
        "reading": encode_reading(reading).decode(),
        "first_day": reading.published.earliest,
        "last_day": reading.published.latest,
        "countries": sorted({actor.country for actor in reading.actors if actor.country}),
    }


def month_of(row: Mapping[str, Any]) -> str:
    """The month under which a row is kept: that of its first day, as in 2019-03."""
    day = row["first_day"]
    return UNDATED if day is None else f"{day:%Y-%m}"


def table_of(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as a table, each column of one type in every file."""
    return pa.Table.from_pylist([dict(row) for row in rows], schema=SCHEMA)


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    return Article(
        **{name: row[name] for name in _TEXTS},
        published=msgspec.json.decode(row["published"], type=Published),
        fingerprint=tuple(row["fingerprint"]),
    )


def reading_of(row: Mapping[str, Any]) -> StoredReading:
    """The reading of a row, under what made it."""
    key = ReaderKey(**{name: row[name] for name in _KEYS})
    return StoredReading(article=row["id"], key=key, reading=decode_reading(row["reading"]))
