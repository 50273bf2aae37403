"""Comparing over a cluster, block by block: a block is what was written of one country in one month.

Each block is compared as a dossier of its own. A story that goes over the end of a month is told in both
months; who wants it whole imports a slice over both (slices.py).
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pyarrow as pa

from recoupe.store.findings import FINDING_TABLES

from .cluster import join_cluster
from .folder import Done, find_done, mark_done, read_files, write_table
from .slices import Slice, import_slice

_TYPES = {"TEXT": pa.string(), "INTEGER": pa.int64(), "REAL": pa.float64()}

_BLOCKS = """
SELECT country, month, count(DISTINCT id), md5(string_agg(DISTINCT id || source, ' ' ORDER BY id || source))
FROM (SELECT unnest(countries) AS country, month, id, source
      FROM read_parquet($files, hive_partitioning = true, hive_types = {'month': VARCHAR}))
WHERE len($countries) = 0 OR list_contains($countries, country)
GROUP BY country, month HAVING count(DISTINCT id) >= $fewest ORDER BY country, month
"""


class Block(msgspec.Struct, frozen=True):
    """A country and a month with its articles; `made_from` changes when they do."""

    country: str
    month: str
    articles: int
    made_from: str

    @property
    def name(self) -> str:
        """Under which it is marked as done."""
        return f"{self.country}-{self.month}"


def find_blocks(folder: Path, *, countries: Sequence[str] = (), fewest: int = 2) -> list[Block]:
    """The blocks of at least that many articles, in order."""
    parameters = {"files": read_files(folder), "countries": list(countries), "fewest": fewest}
    with duckdb.connect() as connection:
        return [Block(*row) for row in connection.execute(_BLOCKS, parameters).fetchall()]


def compare_blocks(
    folder: Path,
    *,
    workers: int,
    countries: Sequence[str] = (),
    fewest: int = 2,
    on_progress: Callable[[int, int], None] | None = None,
) -> int:
    """Compare the blocks whose articles have changed and write what was found; how many those were."""
    blocks = [
        block
        for block in find_blocks(folder, countries=countries, fewest=fewest)
        if (done := find_done(folder, block.name)) is None or done.made_from != block.made_from
    ]
    if not blocks:
        return 0
    ray = join_cluster(workers)
    compare = ray.remote(num_cpus=1, max_retries=-1)(compare_block)
    running: dict[Any, None] = {}
    coming = iter(blocks)
    for number in range(1, len(blocks) + 1):
        while len(running) < 2 * workers and (block := next(coming, None)) is not None:
            running[compare.remote(str(folder.absolute()), block)] = None
        [done_ref], _rest = ray.wait(list(running), num_returns=1)
        del running[done_ref]
        ray.get(done_ref)
        if on_progress is not None:
            on_progress(number, len(blocks))
    return len(blocks)


def compare_block(folder: str, block: Block) -> None:
    """Compare one block and write its tables."""
    root = Path(folder)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "block.db"
        import_slice(root, path, Slice(countries=(block.country,), month=block.month))
        for table, rows in found_tables(path):
            place = root / "found" / table / f"country={block.country}" / f"month={block.month}"
            write_table(place / "found.parquet", rows)
    mark_done(root, block.name, Done(block.articles, made_from=block.made_from))


def found_tables(path: Path) -> Iterator[tuple[str, pa.Table]]:
    """What was found in a dossier: its finding tables, with the columns that docs/dossier.md explains."""
    with closing(sqlite3.connect(path)) as connection:
        for table in FINDING_TABLES:
            columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
            rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2').fetchall()  # noqa: S608
            schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns])
            names = schema.names
            yield table, pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema)
