"""Finding actors by what a user types: an id or any name, without regard to accents and case."""

from __future__ import annotations

import difflib
import sqlite3

from recoupe.errors import UsageError
from recoupe.names import fold_name

WANTED_ACTORS = """
WITH wanted (id) AS (
    SELECT id FROM actor WHERE id = :actor UNION SELECT actor FROM actor_alias WHERE folded = :folded
)
"""
"""The ids of the actors that are meant: several where they share a name."""

_SELECT_WANTED = f"{WANTED_ACTORS} SELECT id FROM wanted LIMIT 1"  # noqa: S608 - a constant


def check_actor(connection: sqlite3.Connection, actor: str) -> None:
    """Raise UsageError, with the nearest names, where no actor has that id or goes by that name."""
    if connection.execute(_SELECT_WANTED, actor_parameters(actor)).fetchone() is None:
        raise UsageError(f'no actor of the dossier is called "{actor}"{_nearest(connection, actor)}')


def actor_parameters(actor: str) -> dict[str, str]:
    """What WANTED_ACTORS is asked with."""
    return {"actor": actor, "folded": fold_name(actor)}


def _nearest(connection: sqlite3.Connection, actor: str) -> str:
    rows = connection.execute("SELECT folded, alias FROM actor_alias ORDER BY folded, alias DESC")
    names: dict[str, str] = dict(rows.fetchall())
    near = difflib.get_close_matches(fold_name(actor), list(names), n=3)
    return f"; did you mean {' or '.join(names[folded] for folded in near)}?" if near else ""
