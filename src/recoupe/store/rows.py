"""Rows of the dossier's tables, as dicts from column to value, made and written in one way for all tables."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from recoupe.comparison import Evidence

Value = str | int | float | bytes | None
Row = dict[str, Value]

ROWS_AT_A_TIME = 1000
"""One statement for so many rows costs half of what a statement for each does."""


def columns_of(record: msgspec.Struct, *names: str) -> Row:
    """Those fields of a record as columns of the same names; days as ISO dates."""
    return {name: column_value(getattr(record, name)) for name in names}


def evidence_columns(evidence: Evidence) -> Row:
    """The place and the words of evidence as columns. Its source is that of its article."""
    return columns_of(evidence, "article", "start", "end", "text")


def record_column(record: msgspec.Struct) -> Row:
    """The whole record as JSON, in the form that `recoupe show` prints."""
    return {"record": msgspec.json.encode(record).decode()}


def write_rows(connection: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    """Insert rows, each with the name of its table; all rows of a table have the same columns.

    They are inserted many at a time, so that references must be checked when all stand.
    """
    waiting: dict[str, list[Row]] = defaultdict(list)
    for table, row in rows:
        waiting[table].append(row)
        if len(waiting[table]) >= ROWS_AT_A_TIME:
            _insert(connection, table, waiting.pop(table))
    for table, left in waiting.items():
        _insert(connection, table, left)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    connection.executemany(_insert_statement(table, rows[0]), rows)


def _insert_statement(table: str, row: Row) -> str:
    columns = ", ".join(f'"{column}"' for column in row)
    places = ", ".join(f":{column}" for column in row)
    return f'INSERT INTO "{table}" ({columns}) VALUES ({places})'  # noqa: S608 - names are ours, values bound


def column_value(value: object) -> Value:
    """The value as SQLite stores it: days as ISO dates, numbers, texts and None as they are."""
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    raise TypeError(f"{type(value).__name__} has no column of its own")
