"""One Parquet file for each kind of record, with days as dates and numbers as numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from recoupe.export.tables import FlatTable, flat_tables
from recoupe.show.flat import Cell
from recoupe.store import Dossier

_DAYS = frozenset({"from", "to", "published_earliest", "published_latest"})
_WHOLE = frozenset(
    {"start", "end", "evidence_count", "words", "mentions", "articles", "accounts", "voices", "relations"}
)
_DECIMAL = frozenset({"plover_score", "latitude", "longitude", "frustration"})


def write_parquet_files(dossier: Dossier, folder: Path) -> None:
    """KIND.parquet for each kind. A column has the same type in every dossier, also where it is empty."""
    for table in flat_tables(dossier):
        columns = [
            pa.array([_value(column, row[place]) for row in table.rows], type=_type(column))
            for place, column in enumerate(table.columns)
        ]
        written = pa.table(columns, names=list(table.columns)).replace_schema_metadata(_metadata(table))
        parquet.write_table(written, folder / f"{table.kind}.parquet")


def _metadata(table: FlatTable) -> dict[str, str]:
    return {"recoupe.table": table.kind, "recoupe.offsets": "code points"}


def _type(column: str) -> pa.DataType:
    if column in _DAYS:
        return pa.date32()
    if column in _WHOLE:
        return pa.int64()
    return pa.float64() if column in _DECIMAL else pa.string()


def _value(column: str, cell: Cell) -> Cell | date:
    if cell is not None and column in _DAYS:
        return date.fromisoformat(str(cell))
    return cell
