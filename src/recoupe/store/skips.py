"""The report of the last builds: which inputs are not in the dossier, or are in it unread, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

from recoupe.ingest.records import Skipped
from recoupe.store.rows import columns_of, write_rows

Step = Literal["ingest", "read"]


def replace_skips(connection: sqlite3.Connection, step: Step, given: str, skips: Iterable[Skipped]) -> None:
    """Store what one step left out of one given source, instead of what it left out the last time."""
    connection.execute("DELETE FROM skipped WHERE step = ? AND given = ?", (step, given))
    write_rows(
        connection,
        (
            (
                "skipped",
                {
                    "step": step,
                    "given": given,
                    "position": position,
                    **columns_of(skip, "source", "place", "reason", "way_out"),
                },
            )
            for position, skip in enumerate(skips)
        ),
    )


def find_skips(connection: sqlite3.Connection) -> tuple[Skipped, ...]:
    """Everything that the last build of each given source left out, by source and place."""
    query = "SELECT DISTINCT source, place, reason, way_out FROM skipped ORDER BY step, given, position"
    return tuple(Skipped(**dict(row)) for row in connection.execute(query))
