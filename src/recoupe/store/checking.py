"""What of a dossier is whole: one `Check` for each thing that can be damaged by itself."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from recoupe.article import article_id
from recoupe.errors import DossierError
from recoupe.reading import decode_reading
from recoupe.store.articles import article_of
from recoupe.store.opening import open_connection

_SHOWN = 5
"""Problems that a check names; the others are counted."""

_BUILD_FINDS = "run recoupe check --mend, then recoupe build: it compares again"
_BUILD_READS = "run recoupe check --mend, then recoupe build: it reads those articles again"
_BUILD_FROM_SOURCES = "build the dossier again from its sources; what can still be read of it can be shown"


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at, how many of it, and what is wrong: the first problems, and their number."""

    what: str
    looked_at: int
    problems: tuple[str, ...] = ()
    number_of_problems: int = 0
    way_out: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.number_of_problems == 0


Finder = Callable[[sqlite3.Connection], Iterator[str | None]]
"""Gives for each thing that is looked at what is wrong with it, or None."""


def check_dossier(path: Path) -> tuple[Check, ...]:
    """What is whole in the dossier that stands there, and what is not; nothing is changed.

    Raises DossierError where there is none, or where it is of another format.
    """
    with closing(open_connection(path, read_only=True)) as connection:
        connection.row_factory = sqlite3.Row
        return tuple(_run(connection, what, way_out, finder) for what, way_out, finder in _CHECKS)


def mend_dossier(path: Path) -> int:
    """Make the search indexes anew, and leave what is damaged and can be made again to the next build.

    That is: readings that cannot be used go, and findings count as made from something else. The number
    of readings that went. Raises DossierError where the dossier cannot be written to.
    """
    with closing(open_connection(path, read_only=False)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN IMMEDIATE")
        try:
            damaged = [row["article"] for row, problem in _readings(connection) if problem is not None]
            for article in damaged:
                connection.execute("DELETE FROM reading WHERE article = ?", (article,))
            connection.execute("DELETE FROM meta WHERE key = 'findings_made_from'")
            for index in _SEARCH_INDEXES:
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608
            connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise DossierError(str(path), f"cannot be mended ({error})", _BUILD_FROM_SOURCES) from error
    return len(damaged)


def _run(connection: sqlite3.Connection, what: str, way_out: str, finder: Finder) -> Check:
    looked_at = found = 0
    shown: list[str] = []
    try:
        for problem in finder(connection):
            looked_at += 1
            if problem is not None:
                found += 1
                shown += [problem] if found <= _SHOWN else []
    except sqlite3.DatabaseError as error:
        found += 1
        shown.append(f"cannot be read further ({error})")
    whole = found == 0
    return Check(
        what=what,
        looked_at=looked_at,
        problems=tuple(shown),
        number_of_problems=found,
        way_out="" if whole else way_out,
    )


def _find_in_pages(connection: sqlite3.Connection) -> Iterator[str | None]:
    for row in connection.execute("PRAGMA integrity_check"):
        yield None if row[0] == "ok" else str(row[0])


def _find_in_references(connection: sqlite3.Connection) -> Iterator[str | None]:
    found = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not found:
        yield None
    for row in found:
        yield f"a row of {row['table']} belongs to one of {row['parent']} that is not there"


def _find_in_articles(connection: sqlite3.Connection) -> Iterator[str | None]:
    for row in connection.execute("SELECT * FROM article ORDER BY id"):
        try:
            article = article_of(row)
        except (msgspec.MsgspecError, ValueError, TypeError) as error:
            yield f"article {row['id']} cannot be read ({error})"
            continue
        made = article_id(
            article.text,
            title=article.title,
            outlet=article.outlet,
            url=article.url,
            published=article.published.earliest,
        )
        yield (
            None
            if made == article.id
            else f"article {article.id}: its text or what is known of it was changed"
        )


def _find_in_originals(connection: sqlite3.Connection) -> Iterator[str | None]:
    for row in connection.execute("SELECT hash, content FROM original ORDER BY hash"):
        try:
            made = hashlib.sha256(zlib.decompress(row["content"])).hexdigest()
        except (zlib.error, TypeError) as error:
            yield f"original {row['hash'][:16]} cannot be unpacked ({error})"
        else:
            yield None if made == row["hash"] else f"original {row['hash'][:16]}: its bytes were changed"


def _find_in_readings(connection: sqlite3.Connection) -> Iterator[str | None]:
    for _row, problem in _readings(connection):
        yield problem


def _readings(connection: sqlite3.Connection) -> Iterator[tuple[sqlite3.Row, str | None]]:
    """Each reading with what is wrong with it."""
    query = (
        "SELECT reading.article AS article, record, article.text AS text"
        " FROM reading JOIN article ON article.id = reading.article ORDER BY reading.article"
    )
    for row in connection.execute(query):
        yield row, _reading_problem(row)


def _reading_problem(row: sqlite3.Row) -> str | None:
    try:
        reading = decode_reading(row["record"])
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError) as error:
        return f"the reading of {row['article']} cannot be decoded ({error})"
    wrong = sum(row["text"][start:end] != words for start, end, words in spans_of(reading))
    return f"the reading of {row['article']}: {wrong} places hold other words" if wrong else None


def spans_of(record: object) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of every place in a text that a record, or anything within it, names."""
    if isinstance(record, tuple | list):
        for part in record:
            yield from spans_of(part)
    elif isinstance(record, msgspec.Struct):
        fields = record.__struct_fields__
        if {"start", "end", "text"} <= set(fields):
            yield record.start, record.end, record.text  # type: ignore[attr-defined]
        for field in fields:
            yield from spans_of(getattr(record, field))


def _find_in_evidence(connection: sqlite3.Connection) -> Iterator[str | None]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND (SELECT count(*) FROM"
        " pragma_table_info(sqlite_master.name) WHERE name IN ('article', 'start', 'end', 'text')) = 4"
        " ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        rows = connection.execute(
            f'SELECT place.article, substr(article.text, place.start + 1, place."end" - place.start)'  # noqa: S608
            f' = place.text AS same FROM "{table}" AS place JOIN article ON article.id = place.article'
            " WHERE place.start IS NOT NULL ORDER BY place.rowid"
        )
        for row in rows:
            yield None if row["same"] else f"{table}: a place in article {row['article']} holds other words"


_RECORD_TABLES = (
    "actor", "camp_period", "compared_article", "disagreement", "event", "naming", "statement", "story",
)  # fmt: skip


def _find_in_records(connection: sqlite3.Connection) -> Iterator[str | None]:
    for table in _RECORD_TABLES:
        for row in connection.execute(f'SELECT record FROM "{table}" ORDER BY position'):  # noqa: S608 - ours
            try:
                msgspec.json.decode(row["record"])
            except (msgspec.MsgspecError, TypeError) as error:
                yield f"{table}: a record cannot be decoded ({error})"
            else:
                yield None


_SEARCH_INDEXES = ("article_fts", "statement_fts")


def _find_in_search(connection: sqlite3.Connection) -> Iterator[str | None]:
    """The check of FTS5 is an INSERT that changes nothing."""
    connection.execute("PRAGMA query_only = OFF")
    try:
        for index in _SEARCH_INDEXES:
            try:
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
            except sqlite3.DatabaseError as error:
                if "readonly" in str(error):
                    return
                yield f"{index} is not in step with the texts ({error})"
            else:
                yield None
    finally:
        connection.execute("PRAGMA query_only = ON")


_CHECKS: tuple[tuple[str, str, Finder], ...] = (
    ("pages of the file", _BUILD_FROM_SOURCES, _find_in_pages),
    ("references between tables", _BUILD_FINDS, _find_in_references),
    ("articles", _BUILD_FROM_SOURCES, _find_in_articles),
    ("originals", _BUILD_FROM_SOURCES, _find_in_originals),
    ("readings", _BUILD_READS, _find_in_readings),
    ("places of findings in their articles", _BUILD_FINDS, _find_in_evidence),
    ("records of findings", _BUILD_FINDS, _find_in_records),
    ("search indexes", "run recoupe check --mend", _find_in_search),
)
