"""The report of the last builds: which inputs are not in the dossier, or are in it unread, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

import msgspec

from recoupe.store.rows import columns_of, write_rows

Step = Literal["ingest", "read"]


class SkippedInput(msgspec.Struct, frozen=True, kw_only=True):
    """One input that a build left out: the file or address, the place in it, why, and what to do about it."""

    source: str
    place: str
    reason: str
    way_out: str


def replace_skips(
    connection: sqlite3.Connection, step: Step, given: str, skips: Iterable[SkippedInput]
) -> None:
    """Store what one step left out of one given source, instead of what it left out the last time."""
    connection.execute("DELETE FROM skipped WHERE step = ? AND given = ?", (step, given))
    for position, skip in enumerate(skips):
        columns = columns_of(skip, "source", "place", "reason", "way_out")
        row = {"step": step, "given": given, "position": position, **columns}
        write_rows(connection, [("skipped", row)])


def find_skips(connection: sqlite3.Connection) -> tuple[SkippedInput, ...]:
    """Everything that the last build of each given source left out, in the order of the sources."""
    query = "SELECT source, place, reason, way_out FROM skipped ORDER BY step, given, position"
    rows = (SkippedInput(**dict(row)) for row in connection.execute(query))
    return tuple(dict.fromkeys(rows))
