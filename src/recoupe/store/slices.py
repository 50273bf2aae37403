"""Part of a finding table: some of the records that meet some conditions, and how many do in all.

Nothing here loads a table: lists of any length page. What the user typed is only ever a bound parameter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

import msgspec

from recoupe.store.rows import Value

Record = TypeVar("Record", bound=msgspec.Struct)


class Condition(msgspec.Struct, frozen=True):
    """A condition over the columns of a table, and what is bound in it. `before` are the tables it names."""

    sql: str
    parameters: Mapping[str, Value] = {}
    before: str = ""


class Slice(msgspec.Struct, Generic[Record], frozen=True):
    """Some records of a list, in its order, and how many the whole list has."""

    records: tuple[Record, ...]
    total: int


def find_slice(
    connection: sqlite3.Connection,
    table: str,
    record_type: type[Record],
    conditions: tuple[Condition, ...] = (),
    *,
    order: str = "position",
    limit: int,
    offset: int = 0,
) -> Slice[Record]:
    """The records of a finding table that meet all conditions, from number `offset` on, at most `limit`."""
    rows, total = _choose(connection, table, conditions, order, limit, offset)
    decoder = msgspec.json.Decoder(record_type)
    query = f'SELECT record FROM "{table}" WHERE rowid = ?'  # noqa: S608 - names of ours
    found = (connection.execute(query, (row,)).fetchone() for row in rows)
    return Slice(tuple(decoder.decode(row[0]) for row in found), total)


def _choose(
    connection: sqlite3.Connection,
    table: str,
    conditions: tuple[Condition, ...],
    order: str,
    limit: int,
    offset: int,
) -> tuple[list[int], int]:
    """The row numbers of a slice, and how many rows the whole list has.

    A filtered list is looked for once, as bare row numbers: asking for its length apart would do the work
    of the filter twice. Of a whole table the length is known sooner.
    """
    before, where, parameters = join_conditions(conditions)
    query = f'{before} SELECT rowid FROM "{table}" {where} ORDER BY {order}'  # noqa: S608 - names of ours
    if conditions:
        rows = [int(row[0]) for row in connection.execute(query, parameters)]
        return rows[offset : offset + limit], len(rows)
    total = int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608
    found = connection.execute(f"{query} LIMIT ? OFFSET ?", (limit, offset))
    return [int(row[0]) for row in found], total


def find_by_ids(
    connection: sqlite3.Connection, table: str, record_type: type[Record], ids: tuple[str, ...]
) -> Iterator[Record]:
    """The records with those ids, in their order; an unknown id gives none."""
    key = "article" if table == "compared_article" else "id"
    decoder = msgspec.json.Decoder(record_type)
    for one in ids:
        query = f'SELECT record FROM "{table}" WHERE "{key}" = ?'  # noqa: S608 - names of ours
        row = connection.execute(query, (one,)).fetchone()
        if row is not None:
            yield decoder.decode(row[0])


def join_conditions(conditions: tuple[Condition, ...]) -> tuple[str, str, dict[str, Value]]:
    """What goes before SELECT, the WHERE part (empty without conditions), and the parameters."""
    before = next((condition.before for condition in conditions if condition.before), "")
    where = f"WHERE {' AND '.join(f'({condition.sql})' for condition in conditions)}" if conditions else ""
    parameters = {name: value for each in conditions for name, value in each.parameters.items()}
    return before, where, parameters
