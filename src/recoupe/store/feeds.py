"""How to ask a watched feed again: what it called its last answer, and how often it failed."""

from __future__ import annotations

import sqlite3

import msgspec


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of a feed: `not_before` in UTC, ISO 8601, and the `failures` in a row."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    not_before: str | None = None


def write_feed(connection: sqlite3.Connection, state: FeedState) -> None:
    """Store the state of a feed, instead of the last one."""
    row = (state.address, state.etag, state.last_modified, state.failures, state.not_before)
    connection.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?)", row)


def find_feed(connection: sqlite3.Connection, address: str) -> FeedState:
    """The state of the feed at that address; the empty one where it was never asked."""
    row = connection.execute("SELECT * FROM feed WHERE address = ?", (address,)).fetchone()
    return FeedState(address=address) if row is None else FeedState(**dict(row))
