"""One flat table for each kind of record, and the CSV files of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec

from recoupe.show.flat import Cell, flat_cells, flat_columns
from recoupe.show.index import DossierIndex
from recoupe.show.selection import Kind, Record, rows_of
from recoupe.show.tables import format_csv
from recoupe.store import Dossier


class FlatTable(msgspec.Struct, frozen=True, kw_only=True):
    """All records of one kind, as `recoupe show KIND --format csv` has them."""

    kind: Kind
    columns: tuple[str, ...]
    records: tuple[Record, ...]
    rows: tuple[tuple[Cell, ...], ...]


def flat_tables(dossier: Dossier) -> Iterator[FlatTable]:
    """The table of each kind."""
    index = DossierIndex(dossier)
    for kind in get_args(Kind):
        records = rows_of(kind, dossier)
        yield FlatTable(
            kind=kind,
            columns=flat_columns(kind),
            records=records,
            rows=tuple(flat_cells(record, index) for record in records),
        )


def write_csv_files(dossier: Dossier, folder: Path) -> None:
    """KIND.csv for each kind, in UTF-8."""
    for kind in get_args(Kind):
        text = format_csv(kind, rows_of(kind, dossier), dossier)
        (folder / f"{kind}.csv").write_text(text, encoding="utf-8", newline="")
