"""The dossier in numbers: counts of records, of outlets, of speakers, of labels; made by SQL alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

import msgspec

from recoupe.reading import UNNAMED, EventType, Status

_COUNTED = {
    "articles": "compared_article",
    "actors": "actor",
    "events": "event",
    "statements": "statement",
    "stories": "story",
    "namings": "naming",
}
_COUNTS = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED.values())  # noqa: S608
_OUTLETS = """
SELECT article.outlet, count(*) AS articles
FROM compared_article JOIN article ON article.id = compared_article.article
WHERE article.outlet IS NOT NULL GROUP BY article.outlet ORDER BY articles DESC, article.outlet
"""
_LANGUAGES = """
SELECT article.language, count(*) AS articles
FROM compared_article JOIN article ON article.id = compared_article.article
GROUP BY article.language ORDER BY articles DESC, article.language
"""
_SPEAKERS = """
SELECT speaker, count(*) AS statements FROM statement INDEXED BY statement_speaker WHERE speaker <> :unnamed
GROUP BY speaker ORDER BY statements DESC, speaker LIMIT 10
"""
_MEDIA = """
SELECT medium, count(*) AS statements FROM statement INDEXED BY statement_medium WHERE medium IS NOT NULL
GROUP BY medium ORDER BY statements DESC, medium LIMIT 200
"""
_NAMED = """
SELECT actor, count(*) AS labels FROM naming GROUP BY actor
ORDER BY labels DESC, actor LIMIT :limit OFFSET :offset
"""


_DAY_GROUPS = """
SELECT event.id, event.type, event.status, event.first_day, event.last_day, grouped.events FROM (
    SELECT min(position) AS first, count(*) AS events FROM event
    WHERE first_day IS NOT NULL AND last_day IS NOT NULL GROUP BY first_day, last_day, quad_class
) AS grouped JOIN event ON event.position = grouped.first ORDER BY grouped.first
"""
_FACTS = """
SELECT 'event' AS layer, id, start, "end", type FROM event WHERE article = :article
UNION ALL SELECT 'statement', id, start, "end", '' FROM statement WHERE article = :article
UNION ALL SELECT 'naming', id, start, "end", '' FROM naming WHERE article = :article
"""


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """How many of each; outlets, languages, speakers (ids) and media with their counts, largest first."""

    counts: Mapping[str, int]
    copies: int
    disagreements: int
    revisions: int
    skipped: int
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    media: tuple[tuple[str, int], ...]


class DayGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Events of the same days and quad class: how many, and of the first of them its id, type and status."""

    id: str
    type: EventType
    status: Status
    first_day: date
    last_day: date
    events: int


def find_totals(connection: sqlite3.Connection) -> Totals:
    """The dossier in numbers."""
    counts = dict(zip(_COUNTED, connection.execute(_COUNTS).fetchone(), strict=True))
    revisions = _one(connection, "SELECT count(*) FROM disagreement WHERE kind = 'revision'")
    return Totals(
        counts=counts,
        copies=_one(connection, "SELECT count(*) FROM compared_article WHERE copy_of IS NOT NULL"),
        disagreements=_one(connection, "SELECT count(*) FROM disagreement") - revisions,
        revisions=revisions,
        skipped=_one(connection, "SELECT count(*) FROM skipped"),
        outlets=_pairs(connection, _OUTLETS),
        languages=_pairs(connection, _LANGUAGES),
        speakers=_pairs(connection, _SPEAKERS, {"unnamed": UNNAMED}),
        media=_pairs(connection, _MEDIA),
    )


def find_named(
    connection: sqlite3.Connection, *, limit: int, offset: int
) -> tuple[tuple[tuple[str, int], ...], int]:
    """Some of the actors that labels are put on, the most often first, with counts; and how many."""
    total = _one(connection, "SELECT count(DISTINCT actor) FROM naming")
    return _pairs(connection, _NAMED, {"limit": limit, "offset": offset}), total


def find_day_groups(connection: sqlite3.Connection) -> tuple[DayGroup, ...]:
    """The dated events, those of the same days and the same quad class together."""
    return tuple(msgspec.convert(dict(row), DayGroup) for row in connection.execute(_DAY_GROUPS))


def find_fact_ids(connection: sqlite3.Connection, article: str) -> dict[tuple[str, int, int, str], str]:
    """Ids of the facts of an article by layer, start, end and, of events, type."""
    return {
        (row["layer"], row["start"], row["end"], row["type"]): row["id"]
        for row in connection.execute(_FACTS, {"article": article})
    }


def _one(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _pairs(
    connection: sqlite3.Connection, query: str, parameters: Mapping[str, str | int] | None = None
) -> tuple[tuple[str, int], ...]:
    return tuple((str(row[0]), int(row[1])) for row in connection.execute(query, parameters or {}))
