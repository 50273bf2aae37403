"""What came out of files, so that a file that has not changed need not be opened again."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable


def write_extractions(connection: sqlite3.Connection, extractions: Iterable[tuple[str, bytes]]) -> None:
    """Store what came out of files, under their keys, inside the caller's transaction."""
    for key, record in extractions:
        connection.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?)", (key, zlib.compress(record)))


def find_extraction(connection: sqlite3.Connection, key: str) -> bytes | None:
    """What came out of the file with that key; None where it is new, or its record is damaged."""
    row = connection.execute("SELECT record FROM extraction WHERE key = ?", (key,)).fetchone()
    try:
        return None if row is None else zlib.decompress(row["record"])
    except zlib.error:
        return None
