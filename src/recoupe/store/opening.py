"""From a path to a connection to a dossier of this version, or an error that says what stands there."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from recoupe.errors import DossierError
from recoupe.store.migration import OLDEST_FORMAT, migrate

APPLICATION_ID = 1919247215
SCHEMA_VERSION = 2

BUSY_TIMEOUT_S = 120.0
"""How long a writer waits for another one; the longest transaction is that which replaces the findings."""

_OLDEST_SQLITE = (3, 24, 0)  # the first with ON CONFLICT DO UPDATE

_PROBLEMS = {
    "SQLITE_NOTADB": ("is no SQLite file", "name a dossier made by recoupe build"),
    "SQLITE_CORRUPT": ("is damaged", "build the dossier again from its sources"),
    "SQLITE_BUSY": ("another program is writing to it", "try again when that one has ended"),
    "SQLITE_READONLY": ("cannot be written to", "check who may write to the file and its folder"),
    "SQLITE_CANTOPEN": ("cannot be opened", "check that its folder exists and that you may write there"),
    "SQLITE_FULL": ("the disk is full", "make room and run the build again: it goes on where it stopped"),
    "SQLITE_IOERR": ("cannot be read or written", "check the disk, and avoid network drives"),
    "SQLITE_PERM": ("may not be opened", "check who may read the file"),
    "SQLITE_AUTH": ("may not be opened", "check who may read the file"),
}


def open_connection(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to the dossier that stands there; one of an earlier format is brought to the present.

    Raises DossierError where there is none, or where it is no dossier of this version (`read_only`) or of
    an unknown one.
    """
    if not path.exists():
        raise DossierError(str(path), "there is no such file", "make a dossier with recoupe build")
    if read_only and not _can_have_neighbours(path):
        return _connect(path, "mode=ro&immutable=1")
    connection = _connect(path, "mode=rw", migrating=not read_only)
    if read_only:
        # Not SQLite's mode=ro, whose connections leave the -wal and -shm files lying about when they close.
        connection.execute("PRAGMA query_only = ON")
    return connection


def create_connection(path: Path) -> sqlite3.Connection:
    """A connection to the dossier that stands there, made now where the file is missing or empty."""
    return _connect(path, "mode=rwc", migrating=True)


@contextmanager
def dossier_errors(path: Path) -> Iterator[None]:
    """What SQLite finds wrong with the file inside comes out as DossierError.

    Errors that no file can cause (a broken constraint, a wrong statement) are bugs and stay what they are.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        problem = next((found for code, found in _PROBLEMS.items() if name.startswith(code)), None)
        if problem is None:
            raise
        raise DossierError(str(path), *problem) from error


def missing_features(version: tuple[int, int, int], compile_options: frozenset[str]) -> tuple[str, ...]:
    """What a SQLite library of that version and those compile options lacks for a dossier; empty: nothing."""
    missing = []
    if version < _OLDEST_SQLITE:
        missing.append(f"version {'.'.join(map(str, _OLDEST_SQLITE))} or later")
    if "ENABLE_FTS5" not in compile_options:
        missing.append("FTS5 (full-text search)")
    return tuple(missing)


def _connect(path: Path, options: str, *, migrating: bool = False) -> sqlite3.Connection:
    if path.is_dir():
        raise DossierError(str(path), "is a folder", "name a file, such as crisis.db")
    with dossier_errors(path):
        uri = f"{path.absolute().as_uri()}?{options}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            _prepare(connection, path, create=options == "mode=rwc", migrating=migrating)
        except BaseException:
            connection.close()
            raise
    return connection


def _can_have_neighbours(path: Path) -> bool:
    """Whether the -wal and -shm files of WAL mode stand beside the dossier or can be made there.

    Where not (a read-only disk), nobody can write to the dossier: SQLite may take it for immutable.
    """
    return os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists()


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, migrating: bool) -> None:
    _check_features(connection, path)
    if create and _is_empty(connection):
        _switch_to_wal(connection)
        connection.executescript(resources.files(__package__).joinpath("schema.sql").read_text("utf-8"))
    if migrating and _is_old_dossier(connection):
        migrate(connection, path, SCHEMA_VERSION)
    _check_version(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    # In WAL mode NORMAL loses no committed batch to a killed process, and saves a disk flush for each.
    connection.execute("PRAGMA synchronous = NORMAL")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Set the mode, also while another build makes the same dossier: SQLite itself waits for no one here."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _is_old_dossier(connection: sqlite3.Connection) -> bool:
    version = _pragma(connection, "user_version")
    is_dossier = _pragma(connection, "application_id") == APPLICATION_ID
    return is_dossier and OLDEST_FORMAT <= version < SCHEMA_VERSION


def _check_features(connection: sqlite3.Connection, path: Path) -> None:
    options = frozenset(str(row[0]) for row in connection.execute("PRAGMA compile_options"))
    missing = missing_features(sqlite3.sqlite_version_info, options)
    if missing:
        raise DossierError(
            str(path),
            f"the SQLite library {sqlite3.sqlite_version} of this Python lacks {' and '.join(missing)}",
            "use a Python from python.org, your distribution or conda",
        )


def _is_empty(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return _pragma(connection, "application_id") == 0 and tables == 0


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise DossierError(str(path), "is no dossier of recoupe", "name a dossier made by recoupe build")
    version = _pragma(connection, "user_version")
    if version == SCHEMA_VERSION:
        return
    if OLDEST_FORMAT <= version < SCHEMA_VERSION:
        way_out = f"recoupe build -o {path.name} brings it up to date and keeps a copy of it"
    elif version > SCHEMA_VERSION:
        way_out = "a newer recoupe made it: update recoupe"
    else:
        way_out = "build it again from its sources under another name"
    raise DossierError(
        str(path),
        f"is a dossier of format {version}, and this recoupe reads format {SCHEMA_VERSION}",
        way_out,
    )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
