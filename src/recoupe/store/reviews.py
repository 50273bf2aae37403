"""Reviews in and out of the dossier: kept apart from what was read, and found again after every rebuild."""

from __future__ import annotations

import sqlite3

from recoupe.comparison import Evidence
from recoupe.review import Review, ReviewLayer

_WRITE = """
INSERT OR REPLACE INTO review (layer, fact, reviewer, verdict, correction, note, article, start, "end", text)
VALUES (:layer, :fact, :reviewer, :verdict, :correction, :note, :article, :start, :end, :text)
"""
_DELETE = "DELETE FROM review WHERE layer = ? AND fact = ? AND reviewer = ?"

# Facts with a place are known by it where their id has changed; stories and actors by their id alone.
_PRESENT = """
CASE review.layer
    WHEN 'event' THEN EXISTS (SELECT 1 FROM event WHERE id = review.fact) OR EXISTS (
        SELECT 1 FROM event
        WHERE article = review.article AND start = review.start AND "end" = review."end")
    WHEN 'statement' THEN EXISTS (SELECT 1 FROM statement WHERE id = review.fact) OR EXISTS (
        SELECT 1 FROM statement
        WHERE article = review.article AND start = review.start AND "end" = review."end")
    WHEN 'naming' THEN EXISTS (SELECT 1 FROM naming WHERE id = review.fact) OR EXISTS (
        SELECT 1 FROM naming
        WHERE article = review.article AND start = review.start AND "end" = review."end")
    WHEN 'actor' THEN EXISTS (SELECT 1 FROM actor WHERE id = review.fact)
    WHEN 'story' THEN EXISTS (SELECT 1 FROM story WHERE id = review.fact)
    WHEN 'disagreement' THEN EXISTS (SELECT 1 FROM disagreement WHERE id = review.fact)
    ELSE 0
END
"""
_FIND = f"""
SELECT review.*, article.source AS source, {_PRESENT} AS present
FROM review LEFT JOIN article ON article.id = review.article
"""  # noqa: S608  (our own text)
_ORDER = ' ORDER BY layer, review.article, start, "end", fact, reviewer'


def write_review(connection: sqlite3.Connection, review: Review) -> None:
    """Store a verdict inside the caller's transaction, instead of the reviewer's last one on that fact."""
    words = review.evidence
    row = {
        "layer": review.layer,
        "fact": review.fact,
        "reviewer": review.reviewer,
        "verdict": review.verdict,
        "correction": review.correction,
        "note": review.note,
        "article": words.article if words else None,
        "start": words.start if words else None,
        "end": words.end if words else None,
        "text": words.text if words else None,
    }
    connection.execute(_WRITE, row)


def delete_review(connection: sqlite3.Connection, layer: ReviewLayer, fact: str, reviewer: str) -> None:
    """Take a verdict back; nothing happens where there is none."""
    connection.execute(_DELETE, (layer, fact, reviewer))


def find_reviews(connection: sqlite3.Connection, article: str | None = None) -> tuple[Review, ...]:
    """The verdicts on facts of one article, or all, by layer and place."""
    where = "" if article is None else " WHERE review.article = :article"
    rows = connection.execute(_FIND + where + _ORDER, {"article": article})
    return tuple(_review(row) for row in rows)


def find_verdicts(connection: sqlite3.Connection, layer: ReviewLayer, fact: str) -> tuple[Review, ...]:
    """The verdicts on one fact, by reviewer."""
    rows = connection.execute(
        _FIND + " WHERE review.layer = :layer AND review.fact = :fact" + _ORDER,
        {"layer": layer, "fact": fact},
    )
    return tuple(_review(row) for row in rows)


def _review(row: sqlite3.Row) -> Review:
    evidence = None
    if row["article"] is not None and row["start"] is not None:
        evidence = Evidence(row["article"], row["source"] or "", row["start"], row["end"], row["text"] or "")
    return Review(
        layer=row["layer"],
        fact=row["fact"],
        reviewer=row["reviewer"],
        verdict=row["verdict"],
        correction=row["correction"],
        note=row["note"],
        evidence=evidence,
        present=bool(row["present"]),
    )
