"""Rows of a table, whatever file it stands in, to drafts: the first row with names is the header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.formats.record import RecordReader, require_text
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.columns import match_columns
from recoupe.ingest.metadata.days import DayOrder, find_day_order
from recoupe.ingest.records import Draft, Original, Skipped, SourceFile

_LOOKED_AT = 1000
"""Rows whose days are looked at to tell whether the day or the month stands first."""


class Row(msgspec.Struct, frozen=True):
    """One row, where it stands, and its bytes; `problem` says why it could not be taken apart."""

    place: str
    cells: tuple[object, ...]
    original: Original | None = None
    problem: str = ""


def read_rows(file: SourceFile, rows: Iterable[Row], limits: Limits) -> Iterator[Draft | Skipped]:
    """One draft for each row with a text, one refusal for each that has none; empty rows are passed over."""
    filled = (row for row in rows if row.problem or any(cell not in (None, "") for cell in row.cells))
    first = next(filled, None)
    if first is None:
        raise SourceError(file.name, "is empty", "")
    header = _header(file, first, limits)
    reader = RecordReader(msgspec.structs.replace(file, columns=_chosen(file, header)))
    ahead = list(islice(filled, _LOOKED_AT))
    order = _day_order(file, header, ahead)
    good = bad = 0
    for number, row in enumerate(chain(ahead, filled), start=1):
        if number > limits.records:
            raise SourceError(file.name, f"has more than {limits.records:,} rows; the rest was not read")
        try:
            yield _read_row(file, reader, header, row, order)
            good += 1
        except SourceError as error:
            yield Skipped(file.name, row.place, error.reason, error.way_out)
            bad += 1
        if not good and bad >= limits.bad_lines:
            reason = f"its first {bad} rows have no text; the rest was not read"
            raise SourceError(file.name, reason, "name the column of the text: --columns text=NAME")
    if not good and not bad:
        raise SourceError(file.name, "has a header and no rows", "")


def _header(file: SourceFile, row: Row, limits: Limits) -> tuple[str, ...]:
    if row.problem:
        raise SourceError(file.name, f"{row.place}: {row.problem}", "save it anew as a table in UTF-8")
    if len(row.cells) > limits.columns:
        raise SourceError(file.name, f"has more than {limits.columns:,} columns", "leave out the empty ones")
    header = tuple("" if cell is None else str(cell).strip() for cell in row.cells)
    require_text(file, header)
    return header


def _chosen(file: SourceFile, header: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """In a table "source" says who published, unless another column does or the user says otherwise."""
    matched = match_columns(header, file.columns)
    sources = matched.get("source", ())
    taken = {key for key, _column in file.columns}
    plain = next((name for name in sources if name.casefold() == "source"), None)
    if matched.get("outlet") or plain is None or taken & {"outlet", "source"}:
        return file.columns
    return (*file.columns, ("outlet", plain))


def _day_order(file: SourceFile, header: Sequence[str], rows: Sequence[Row]) -> DayOrder | None:
    for column in match_columns(header, file.columns).get("published", ()):
        place = header.index(column)
        order = find_day_order(row.cells[place] for row in rows if place < len(row.cells))
        if order is not None:
            return order
    return None


def _read_row(
    file: SourceFile, reader: RecordReader, header: Sequence[str], row: Row, order: DayOrder | None
) -> Draft:
    if row.problem:
        raise SourceError(file.name, row.problem, "mend or remove it")
    record: dict[str, object] = {}
    for name, cell in zip(header, row.cells, strict=False):
        if name and name not in record:
            record[name] = cell
    number = int(row.place.rsplit(" ", 1)[-1])
    return reader.draft(record, place=row.place, number=number, original=row.original, order=order)
