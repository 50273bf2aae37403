"""Sources cut into shards: what one worker reads at a time, and writes as one piece."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from pyarrow import parquet

from recoupe.errors import SourceError, UsageError
from recoupe.ingest import Ingested, Skipped, read_sources

_FILES = 64
"""Files in a shard: some minutes of reading are the most that a dead worker costs."""


class Shard(msgspec.Struct, frozen=True):
    """Files, or one group of rows of a Parquet file. The name changes when a file does."""

    name: str
    paths: tuple[str, ...]
    row_group: int | None = None


def find_shards(sources: Sequence[str | Path], *, files: int = _FILES) -> list[Shard]:
    """The shards of files and folders, in order. Raises UsageError where there is no such source."""
    tables: list[Shard] = []
    plain: list[Path] = []
    for path in _find_files(sources):
        if path.suffix == ".parquet":
            groups = parquet.ParquetFile(path).metadata.num_row_groups
            tables += [_shard((path,), group) for group in range(groups)]
        else:
            plain.append(path)
    return tables + [_shard(tuple(plain[at : at + files])) for at in range(0, len(plain), files)]


def _find_files(sources: Iterable[str | Path]) -> Iterator[Path]:
    for source in sources:
        path = Path(source)
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder")
        files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
        # A sidecar goes with its article, by whose name the door finds it.
        yield from (each for each in files if each.suffix != ".toml" and not each.name.startswith("."))


def _shard(paths: tuple[Path, ...], row_group: int | None = None) -> Shard:
    told = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    digest = hashlib.sha256(msgspec.json.encode((told, row_group))).hexdigest()[:16]
    return Shard(digest, tuple(map(str, paths)), row_group)


def open_shard(shard: Shard, language: str | None) -> tuple[list[Ingested], list[Skipped]]:
    """What comes through the door from a shard, and what does not."""
    if shard.row_group is None:
        return _sort_outcomes(read_sources(list(shard.paths), language=language))
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / f"{Path(shard.paths[0]).stem}-{shard.row_group}.jsonl"
        lines.write_bytes(b"\n".join(map(msgspec.json.encode, _records(shard))))
        return _sort_outcomes(read_sources([lines], language=language))


def _records(shard: Shard) -> Iterator[dict[str, Any]]:
    """The rows of a group as records for the door, each with a name of its own."""
    path = shard.paths[0]
    table = parquet.ParquetFile(path).read_row_group(shard.row_group)
    if "text" not in table.column_names:
        raise SourceError(path, 'has no column "text"', "name the column with the article's words text")
    for number, row in enumerate(table.to_pylist()):
        known = {name: value for name, value in row.items() if value is not None}
        yield {"source": f"{path}#{shard.row_group}.{number}"} | known


def _sort_outcomes(outcomes: Iterable[object]) -> tuple[list[Ingested], list[Skipped]]:
    came: list[Ingested] = []
    refused: list[Skipped] = []
    for item in outcomes:
        if isinstance(item, Ingested):
            came.append(item)
        elif isinstance(item, Skipped):
            refused.append(item)
    return came, refused
