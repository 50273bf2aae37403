"""Verdicts go out with the tables and come back from them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from exported_dossier import write_dossier
from openpyxl import load_workbook

from recoupe.export import export_dossier
from recoupe.imports import import_reviews
from recoupe.review import Review
from recoupe.store import Dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return write_dossier(tmp_path / "crise.db")


def judge(path: Path) -> tuple[Review, ...]:
    """Store three verdicts in a dossier."""
    with Dossier.open(path) as opened:
        event, story = opened.timeline()[0], opened.stories()[0]
        for review in (
            Review(
                layer="event",
                fact=event.id,
                reviewer="Ana",
                verdict="right",
                evidence=event.evidence,
                note="=1+1",
            ),
            Review(
                layer="event", fact=event.id, reviewer="Bo", verdict="corrected", correction="CONSULT, visit"
            ),
            Review(layer="story", fact=story.id, reviewer="Ana", verdict="wrong"),
        ):
            opened.add_review(review)
        return opened.reviews()


def as_csv(dossier: Dossier, folder: Path) -> Path:
    return export_dossier(dossier, "csv", folder / "tables") / "reviews.csv"


def as_excel(dossier: Dossier, folder: Path) -> Path:
    return export_dossier(dossier, "excel", folder / "tables.xlsx")


@pytest.mark.parametrize("export", [as_csv, as_excel])
def test_exported_verdicts_come_back_as_they_were(
    dossier: Path, tmp_path: Path, export: Callable[[Dossier, Path], Path]
) -> None:
    before = judge(dossier)
    with Dossier.open(dossier, read_only=True) as opened:
        file = export(opened, tmp_path)
    other = write_dossier(tmp_path / "other.db")
    report = import_reviews([file], other)
    assert (report.taken, report.refused) == (3, ())
    with Dossier.open(other, read_only=True) as opened:
        found = opened.reviews()
    assert {(one.layer, one.fact, one.reviewer, one.verdict, one.correction, one.note) for one in found} == {
        (one.layer, one.fact, one.reviewer, one.verdict, one.correction, one.note) for one in before
    }
    assert all(one.present and one.evidence for one in found if one.layer == "event")


def test_a_parquet_table_of_verdicts_has_its_types_also_where_there_are_none(
    dossier: Path, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra recoupe[parquet] is not installed")
    with Dossier.open(dossier, read_only=True) as opened:
        folder = export_dossier(opened, "parquet", tmp_path / "tables")
    schema = parquet.read_schema(folder / "reviews.parquet")
    assert [str(schema.field(name).type) for name in ("fact", "start", "correction")] == [
        "string", "int64", "string",
    ]  # fmt: skip


def test_the_sheet_of_verdicts_says_where_the_words_stand(dossier: Path, tmp_path: Path) -> None:
    judge(dossier)
    with Dossier.open(dossier, read_only=True) as opened:
        book = load_workbook(as_excel(opened, tmp_path))
    header, *rows = book["reviews"].iter_rows(values_only=True)
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    assert [str(row["text"]) in str(row["sentence"]) for row in cells if row["text"]] == [True]


def test_wrong_rows_are_named_and_the_others_go_in(dossier: Path, tmp_path: Path) -> None:
    with Dossier.open(dossier, read_only=True) as opened:
        event = opened.timeline()[0]
    rows = [
        ("layer", "fact", "verdict", "correction", "note", "reviewer"),
        ("event", event.id, "right", "", "", ""),
        ("events", event.id, "right", "", "", ""),
        ("event", event.id, "maybe", "", "", ""),
        ("event", event.id, "corrected", "", "", ""),
        ("story", "none-such", "wrong", "", "", ""),
        ("event", "", "wrong", "", "", ""),
    ]
    file = tmp_path / "verdicts.csv"
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
    report = import_reviews([file], dossier, reviewer="Ana")
    assert report.taken == 1
    assert [str(one).removeprefix(f"{file}, ")[:40] for one in report.refused] == [
        'line 3: layer "events" is none; there ar',
        'line 4: verdict "maybe" is none; there a',
        "line 5: is corrected, but does not say i",
        'line 6: the dossier has no story "none-s',
        "line 7: names no fact: the id that recou",
    ]
    assert "does not say who judged" in str(import_reviews([file], dossier).refused[0])


def test_a_place_where_other_words_stand_is_refused(dossier: Path, tmp_path: Path) -> None:
    with Dossier.open(dossier, read_only=True) as opened:
        words = opened.timeline()[0].evidence
    file = tmp_path / "verdicts.csv"
    file.write_text(
        "layer,fact,verdict,reviewer,article,start,end,text\n"
        f"event,gone,wrong,Ana,{words.article},{words.start},{words.end},{words.text}\n"
        f"event,gone2,wrong,Ana,{words.article},{words.start},{words.end},other words\n"
        f"event,gone3,wrong,Ana,{words.article},5,999999,\n"
        f"event,gone4,wrong,Ana,elsewhere,5,9,\n",
        encoding="utf-8",
    )
    report = import_reviews([file], dossier)
    assert report.taken == 1
    assert ["stands there, not" in str(one) for one in report.refused] == [True, False, False]
