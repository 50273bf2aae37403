"""A dossier of an earlier format to one of the present: what came in, was read and was reviewed is kept.

The tables of findings are made anew and empty, for the next build to fill. It is one transaction, and
a copy of the file as it was stands beside it before anything is changed.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path

OLDEST_FORMAT = 1
"""The oldest format from which there is a way to the present one."""

_KEPT = ("article", "reading", "skipped", "review")
"""Tables of the oldest format whose rows no build can make again, or only by reading all again."""


def backup_path(path: Path, version: int) -> Path:
    """Where the copy of a dossier of that format stands."""
    return path.with_name(f"{path.name}.format{version}")


def migrate(connection: sqlite3.Connection, path: Path, present_version: int) -> None:
    """Bring the dossier to the present format; a copy stays at `backup_path`.

    The connection is in autocommit mode, without enforcement of foreign keys. Does nothing where another
    program has done it in the meantime.
    """
    version = _format_of(connection)
    _back_up(connection, backup_path(path, version))
    connection.execute("PRAGMA legacy_alter_table = ON")  # renaming changes no other table
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _format_of(connection) == version:
            _make_anew(connection)
            connection.execute(f"PRAGMA user_version = {present_version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA legacy_alter_table = OFF")


def _format_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """A whole copy, or none: it gets its name when it is complete."""
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as target:
            connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)


def _make_anew(connection: sqlite3.Connection) -> None:
    for kind, name in _objects(connection, "type IN ('trigger', 'index', 'view')"):
        connection.execute(f'DROP {kind} "{name}"')
    # Virtual tables first: their shadow tables go with them.
    for _kind, name in _objects(connection, "sql LIKE 'CREATE VIRTUAL%'"):
        connection.execute(f'DROP TABLE "{name}"')
    for _kind, name in _objects(connection, "type = 'table'"):
        statement = (
            f'ALTER TABLE "{name}" RENAME TO "old_{name}"' if name in _KEPT else f'DROP TABLE "{name}"'
        )
        connection.execute(statement)
    for statement in _present_statements():
        connection.execute(statement)
    for table in _KEPT:
        _copy_rows(connection, table)
    connection.execute("INSERT INTO article_fts (article_fts) VALUES ('rebuild')")


def _copy_rows(connection: sqlite3.Connection, table: str) -> None:
    columns = ", ".join(f'"{column}"' for column in _columns(connection, f"old_{table}"))
    connection.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM "old_{table}"')  # noqa: S608
    connection.execute(f'DROP TABLE "old_{table}"')


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[0]) for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _objects(connection: sqlite3.Connection, condition: str) -> list[tuple[str, str]]:
    """Type and name of what the file holds, what SQLite makes by itself aside."""
    query = (
        f"SELECT type, name FROM sqlite_master WHERE {condition}"  # noqa: S608 - our conditions
        " AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [(str(kind), str(name)) for kind, name in connection.execute(query)]


def _present_statements() -> list[str]:
    """What makes the tables of `schema.sql`, then their indexes and triggers."""
    with closing(sqlite3.connect(":memory:")) as present:
        present.executescript(resources.files(__package__).joinpath("schema.sql").read_text("utf-8"))
        virtual = [name for _kind, name in _objects(present, "sql LIKE 'CREATE VIRTUAL%'")]
        rows = present.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid"
        ).fetchall()
    shadows = tuple(f"{name}_" for name in virtual)
    return [str(sql) for name, sql in rows if not str(name).startswith((*shadows, "sqlite_"))]
