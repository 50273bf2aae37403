"""CSV, Parquet and Excel: the same tables, nothing lost and nothing run."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import load_workbook

from recoupe.export import export_dossier
from recoupe.show.selection import Kind, rows_of
from recoupe.store import Dossier

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra recoupe[parquet] is not installed")


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_table_has_all_its_records_in_each_format(dossier: Dossier, kind: Kind, tmp_path: Path) -> None:
    expected = len(rows_of(kind, dossier))
    folder = export_dossier(dossier, "csv", tmp_path / "csv")
    with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == expected
    folder = export_dossier(dossier, "parquet", tmp_path / "parquet")
    assert parquet.read_table(folder / f"{kind}.parquet").num_rows == expected
    book = load_workbook(export_dossier(dossier, "excel", tmp_path / "x.xlsx"))
    assert book[kind].max_row == expected + 1


def test_days_are_dates_and_offsets_numbers_in_parquet(dossier: Dossier, tmp_path: Path) -> None:
    folder = export_dossier(dossier, "parquet", tmp_path / "p")
    rows = parquet.read_table(folder / "timeline.parquet").to_pylist()
    assert all(row["from"] == date(2019, 3, 27) for row in rows)
    assert all(isinstance(row["start"], int) for row in rows)
    schema = parquet.read_schema(folder / "camps.parquet")
    assert str(schema.field("from").type) == "date32[day]"  # the same where the column is empty
    assert schema.metadata[b"recoupe.offsets"] == b"code points"


def test_every_row_of_the_workbook_says_outlet_date_sentence_and_address(
    dossier: Dossier, tmp_path: Path
) -> None:
    book = load_workbook(export_dossier(dossier, "excel", tmp_path / "x.xlsx"))
    for kind in ("timeline", "statements", "namings", "stories"):
        header, *rows = book[kind].iter_rows(values_only=True)
        for row in rows:
            cells = dict(zip(header, row, strict=True))
            outlet = cells.get("words_outlet", cells["outlet"])
            assert outlet in ("=Le Phare", "The Herald")
            assert cells["date"] == "2019-03-27"
            assert str(cells["address"]).startswith("https://press.example/")
            assert str(cells["text"]).split("\n")[0] in str(cells["sentence"])


def test_nothing_that_an_article_says_becomes_a_formula(dossier: Dossier, tmp_path: Path) -> None:
    book = load_workbook(export_dossier(dossier, "excel", tmp_path / "x.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=Le Phare" for cell in cells)
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


def test_two_workbooks_of_one_dossier_are_equal(dossier: Dossier, tmp_path: Path) -> None:
    one = export_dossier(dossier, "excel", tmp_path / "1.xlsx").read_bytes()
    assert one == export_dossier(dossier, "excel", tmp_path / "2.xlsx").read_bytes()
