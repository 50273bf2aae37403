"""The questions that `recoupe show` asks of a dossier, each as one SQL query over a finding table.

A filter is a condition over the table's columns; what the user typed is only ever a bound parameter.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TypeVar

import msgspec

from recoupe.store.wanted import WANTED_ACTORS, actor_parameters, check_actor

Record = TypeVar("Record", bound=msgspec.Struct)

_OF_ACTOR = {
    "actor": "id IN wanted",
    "event": "id IN (SELECT event FROM event_party WHERE actor IN wanted)",
    "story": "id IN (SELECT story FROM story_party WHERE actor IN wanted)",
    "statement": "speaker IN wanted OR addressee IN wanted",
    "naming": 'actor IN wanted OR "by" IN wanted',
    "disagreement": """
        actor IN wanted
        OR story IN (SELECT story FROM story_party WHERE actor IN wanted)
        OR id IN (SELECT disagreement FROM side_holder WHERE holder IN wanted)
    """,
    "camp_period": "id IN (SELECT period FROM camp_actor WHERE actor IN wanted)",
}
"""For each table, which records concern an actor."""

_WRITTEN_SINCE = "SELECT article FROM compared_article WHERE last_day >= :since"

_SINCE = {
    "compared_article": "last_day >= :since",
    "event": "last_day >= :since",
    "story": "last_day >= :since",
    "statement": "last_day >= :since",
    "camp_period": "last_day >= :since",
    "naming": f"article IN ({_WRITTEN_SINCE})",
    "disagreement": f"""
        id IN (SELECT disagreement FROM side_evidence WHERE article IN ({_WRITTEN_SINCE}))
    """,  # noqa: S608 - a constant
}
"""For each table, which records reach a day or a later one; what has no day is known to reach none."""


def find_records(
    connection: sqlite3.Connection,
    table: str,
    record_type: type[Record],
    *,
    actor: str | None = None,
    since: date | None = None,
) -> tuple[Record, ...]:
    """The records of one finding table, in their order, those that concern the actor and reach the day.

    Raises UsageError where the dossier knows no such actor.
    """
    if actor is not None:
        check_actor(connection, actor)
    decoder = msgspec.json.Decoder(record_type)
    found = connection.execute(*make_query(table, actor=actor, since=since))
    return tuple(decoder.decode(row["record"]) for row in found)


def make_query(table: str, *, actor: str | None, since: date | None) -> tuple[str, dict[str, str]]:
    """The query for the records of one finding table, and the parameters to bind."""
    parts: list[str] = []
    conditions: list[str] = []
    parameters: dict[str, str] = {}
    if actor is not None:
        parts.append(WANTED_ACTORS)
        conditions.append(f"({_OF_ACTOR[table]})")
        parameters |= actor_parameters(actor)
    if since is not None:
        conditions.append(f"({_SINCE[table]})")
        parameters["since"] = since.isoformat()
    parts.append(f'SELECT record FROM "{table}"')  # noqa: S608 - a name of ours
    if conditions:
        parts.append(f"WHERE {' AND '.join(conditions)}")
    parts.append("ORDER BY position")
    return " ".join(parts), parameters
