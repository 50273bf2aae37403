"""Tables as an earlier recoupe made them, made anew: findings are filled as a whole, so nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib import resources


def renew_tables(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Make anew those of some empty tables whose columns are not those of `schema.sql`.

    Inside the caller's transaction.
    """
    with closing(sqlite3.connect(":memory:")) as present:
        present.executescript(resources.files(__package__).joinpath("schema.sql").read_text("utf-8"))
        for table in tables:
            if _columns(connection, table) != _columns(present, table):
                connection.execute(f'DROP TABLE IF EXISTS "{table}"')
                for statement in _statements(present, table):
                    connection.execute(statement)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _statements(connection: sqlite3.Connection, table: str) -> list[str]:
    """The statements that make a table and then its indexes."""
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC, name",
        (table,),
    )
    return [str(row[0]) for row in found]
