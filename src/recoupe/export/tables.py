"""One flat table for each kind of record, and the CSV files of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from recoupe.comparison import Evidence
from recoupe.review import Review
from recoupe.show.flat import Cell, evidence_of_record, flat_cells, flat_columns
from recoupe.show.index import DossierIndex
from recoupe.show.selection import Kind, Record, rows_of
from recoupe.show.tables import format_cells, format_csv
from recoupe.store import Dossier

REVIEWS: Final = "reviews"
REVIEW_COLUMNS = (
    "layer", "fact", "verdict", "correction", "note", "reviewer", "present", "article", "source", "start",
    "end", "text",
)  # fmt: skip
"""`recoupe import reviews` takes them again. `present`: whether the dossier still holds the fact."""


class FlatTable(msgspec.Struct, frozen=True, kw_only=True):
    """All records of one kind, as `recoupe show KIND --format csv` has them; or of the verdicts."""

    kind: Kind | Literal["reviews"]
    columns: tuple[str, ...]
    records: tuple[Record | Review, ...]
    rows: tuple[tuple[Cell, ...], ...]


def flat_tables(dossier: Dossier) -> Iterator[FlatTable]:
    """The table of each kind, and that of the reviews."""
    index = DossierIndex(dossier)
    for kind in get_args(Kind):
        records = rows_of(kind, dossier)
        yield FlatTable(
            kind=kind,
            columns=flat_columns(kind),
            records=records,
            rows=tuple(flat_cells(record, index) for record in records),
        )
    reviews = dossier.reviews()
    yield FlatTable(
        kind=REVIEWS, columns=REVIEW_COLUMNS, records=reviews, rows=tuple(map(_review_cells, reviews))
    )


def evidence_of(record: Record | Review) -> Sequence[Evidence]:
    """The words that show a record, or those that were judged."""
    if isinstance(record, Review):
        return (record.evidence,) if record.evidence else ()
    return evidence_of_record(record)


def _review_cells(review: Review) -> tuple[Cell, ...]:
    words = review.evidence
    place = (words.article, words.source, words.start, words.end, words.text) if words else (None,) * 5
    said = (review.verdict, review.correction, review.note, review.reviewer)
    return (review.layer, review.fact, *said, "yes" if review.present else "no", *place)


def write_csv_files(dossier: Dossier, folder: Path) -> None:
    """KIND.csv for each kind, and reviews.csv, in UTF-8."""
    for kind in get_args(Kind):
        text = format_csv(kind, rows_of(kind, dossier), dossier)
        (folder / f"{kind}.csv").write_text(text, encoding="utf-8", newline="")
    text = format_cells(REVIEW_COLUMNS, map(_review_cells, dossier.reviews()))
    (folder / f"{REVIEWS}.csv").write_text(text, encoding="utf-8", newline="")
