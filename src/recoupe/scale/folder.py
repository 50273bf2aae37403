"""The folder that a cluster writes: read articles by month, what was found by country and month, and
what is done.

    read/month=2019-03/SHARD.parquet                          articles with their readings (rows.SCHEMA)
    found/story/country=VEN/month=2019-03/found.parquet       the tables of the dossier, for each block
    done/SHARD.json, done/VEN-2019-03.json                    what is whole, and what was left out

A piece is written beside its place and then moved there, its mark in `done` last. Whoever is killed on
the way leaves no half piece that counts, and who comes after does that piece again.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pyarrow as pa
from pyarrow import parquet

from recoupe.errors import UsageError
from recoupe.scale.rows import month_of, table_of

READER_FILE = "reader.json"


class Done(msgspec.Struct, frozen=True):
    """A piece of work that is whole: its articles, what was left out and why, and what it was made from."""

    articles: int
    left_out: tuple[tuple[str, str], ...] = ()
    made_from: str = ""


def write_shard(folder: Path, name: str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write the rows of a shard, month by month; their number."""
    by_month: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_month[month_of(row)].append(row)
    for month, group in sorted(by_month.items()):
        write_table(folder / "read" / f"month={month}" / f"{name}.parquet", table_of(group))
    return sum(map(len, by_month.values()))


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    parquet.write_table(table, beside, compression="zstd")
    beside.replace(path)


def mark_done(folder: Path, name: str, done: Done) -> None:
    """Say that a piece is whole."""
    path = folder / "done" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(msgspec.json.encode(done))
    beside.replace(path)


def find_done(folder: Path, name: str) -> Done | None:
    """What is whole of a piece; None where it is still to be done."""
    path = folder / "done" / f"{name}.json"
    return msgspec.json.decode(path.read_bytes(), type=Done) if path.is_file() else None


def read_files(folder: Path) -> list[str]:
    """The files with read articles, sorted. Raises UsageError where the folder holds none."""
    files = sorted(str(path) for path in (folder / "read").glob("month=*/[!.]*.parquet"))
    if not files:
        raise UsageError(f"{folder}: holds no articles read by `recoupe scale read`")
    return files


def claim(folder: Path, version: str) -> None:
    """Make the folder one of this reader. Raises UsageError where another has written in it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / READER_FILE
    if path.is_file() and msgspec.json.decode(path.read_bytes()) != version:
        raise UsageError(f"{folder}: was read by another version of recoupe; name a new folder")
    path.write_bytes(msgspec.json.encode(version))


def months_of(folder: Path) -> Iterator[str]:
    """The months under which articles stand, sorted."""
    for path in sorted((folder / "read").glob("month=*")):
        yield path.name.removeprefix("month=")
