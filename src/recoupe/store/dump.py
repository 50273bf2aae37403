"""The dossier as sorted lines of text: equal for two dossiers exactly when they hold the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from recoupe.store.findings import FINDING_TABLES

DUMPED_TABLES = tuple(sorted(("article", "reading", "meta", *FINDING_TABLES)))
"""All tables but those that depend on the run (skipped, originals and their capture, what came out of files,
watched feeds), what people add (review) and the search indexes."""


def dump_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """One line for each row, `table {"column": value, ...}`, by table and primary key; blobs as base64."""
    for table in DUMPED_TABLES:
        query = f'SELECT * FROM "{table}" ORDER BY {_primary_key(connection, table)}'  # noqa: S608 - our names
        for row in connection.execute(query):
            yield f"{table} {msgspec.json.encode(dict(row)).decode()}"


def _primary_key(connection: sqlite3.Connection, table: str) -> str:
    columns = connection.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY pk", (table,))
    return ", ".join(f'"{column["name"]}"' for column in columns if column["pk"])
