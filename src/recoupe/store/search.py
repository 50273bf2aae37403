"""Full-text search over the articles and the statements of a dossier, without regard to accents and case."""

from __future__ import annotations

import re
import sqlite3
from typing import Literal

import msgspec

# The best rows are chosen inside the index, by its own rank; only theirs are cut to excerpts and looked up.
_IN_ARTICLES = """
SELECT article.id AS id, article.id AS article, found.excerpt AS excerpt
FROM (
    SELECT rowid AS row, rank AS place, snippet(article_fts, -1, '', '', '…', 32) AS excerpt
    FROM article_fts WHERE article_fts MATCH :words ORDER BY rank LIMIT :limit
) AS found JOIN article ON article.search_row = found.row ORDER BY found.place, article.id
"""

_IN_STATEMENTS = """
SELECT statement.id AS id, statement.article AS article, statement.content AS excerpt
FROM (
    SELECT rowid AS row, rank AS place FROM statement_fts
    WHERE statement_fts MATCH :words ORDER BY rank LIMIT :limit
) AS found JOIN statement ON statement.position = found.row ORDER BY found.place, statement.id
"""


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """An article or a statement that holds all the words, and some of its text (unescaped)."""

    layer: Literal["article", "statement"]
    id: str
    article: str
    excerpt: str


def search_text(connection: sqlite3.Connection, text: str, *, limit: int) -> tuple[SearchHit, ...]:
    """Articles, then statements, that hold all words of `text`, best first, at most `limit` of each."""
    words = match_words(text)
    if not words:
        return ()
    parameters = {"words": words, "limit": limit}
    articles = connection.execute(_IN_ARTICLES, parameters).fetchall()
    statements = connection.execute(_IN_STATEMENTS, parameters).fetchall()
    return (
        *(SearchHit(layer="article", **dict(row)) for row in articles),
        *(SearchHit(layer="statement", **dict(row)) for row in statements),
    )


def match_words(text: str) -> str:
    """What FTS5 is asked to find all words of a text; empty where it has none."""
    # Each word in quotation marks: FTS5 would read AND, NEAR, *, - and the like as its own language.
    return " ".join(f'"{word}"' for word in re.findall(r"\w+", text))
