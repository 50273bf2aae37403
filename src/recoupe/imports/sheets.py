"""A table that people filled in, .xlsx, .csv or .tsv, to rows by the names of their columns."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.containers.parts import OfficeParts
from recoupe.ingest.decoding import decode_bytes
from recoupe.ingest.limits import Limits

_SEPARATORS = ",;\t|"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_DAMAGE = (
    zipfile.BadZipFile, ValueError, TypeError, KeyError, IndexError, AttributeError, SyntaxError, EOFError,
    OverflowError, OSError, RuntimeError, AssertionError,
)  # fmt: skip


class SheetRow(msgspec.Struct, frozen=True):
    """One row: where it stands, and its cells by the names of their columns in lower case."""

    place: str
    cells: Mapping[str, str]

    def first(self, *columns: str) -> str:
        """The first of these cells that holds something, else ""."""
        return next((self.cells[column] for column in columns if self.cells.get(column)), "")


def read_sheet(
    path: Path, sheet: str, columns: Sequence[str], limits: Limits | None = None
) -> list[SheetRow]:
    """The rows with something in them, below a header that has one of `columns`.

    Of a workbook the sheet of that name is read, else its first. Raises SourceError where the file cannot
    be read or none of the columns is there.
    """
    limits = limits or Limits()
    data = read_file(path, limits)
    if path.suffix.lower() == ".xlsx":
        rows = _workbook_rows(path, data, sheet, limits)
    else:
        rows = _text_rows(path, data, limits)
    header: tuple[str, ...] | None = None
    found: list[SheetRow] = []
    for place, cells in rows:
        if not any(cells):
            continue
        if header is None:
            header = tuple(cell.strip().lower() for cell in cells)
            continue
        found.append(SheetRow(f"{path}, {place}", dict(zip(header, cells, strict=False))))
    if header is None or not set(columns) & set(header):
        raise SourceError(
            str(path), f"has no column {' or '.join(columns)}", "name the columns in its first row"
        )
    return found


def read_file(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises SourceError where it cannot be read or is too large."""
    try:
        if path.stat().st_size > limits.table_bytes:
            raise SourceError(str(path), f"is larger than {limits.table_bytes:,} bytes", "part it")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror or error}") from error


def _text_rows(path: Path, data: bytes, limits: Limits) -> Iterator[tuple[str, tuple[str, ...]]]:
    text = decode_bytes(str(path), data).text if data.strip() else ""
    header = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            # The limit of the csv module is one for the whole process: it is set anew for each row.
            csv.field_size_limit(limits.line_bytes)
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(str(path), f"line {line} is no row ({error})", "save it anew as CSV") from error
        yield f"line {line}", tuple(_clean(cell) for cell in cells)


def _workbook_rows(
    path: Path, data: bytes, wanted: str, limits: Limits
) -> Iterator[tuple[str, tuple[str, ...]]]:
    from openpyxl import load_workbook  # noqa: PLC0415  (takes a quarter of a second)

    parts = OfficeParts(str(path), data, limits)  # refuses parts that are too large or declare entities
    for part in parts.names():
        if part.endswith((".xml", ".rels")):
            parts.read(part)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that it leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheet = next((one for one in book.worksheets if one.title == wanted), book.worksheets[0])
            # A sheet may say that it has a million rows and sixteen thousand columns, and have three.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True, max_col=limits.columns, max_row=limits.records)
            for number, cells in enumerate(rows, start=1):
                yield f"row {number}", tuple(_clean("" if cell is None else str(cell)) for cell in cells)
    except _DAMAGE as error:
        reason = f"is damaged, or no workbook ({type(error).__name__})"
        raise SourceError(str(path), reason, "open it and save it anew") from error


def _clean(cell: str) -> str:
    """A cell without the apostrophe that our own CSV puts before what a spreadsheet would run."""
    if cell[:1] == "'" and cell[1:].startswith(_FORMULA_STARTS):
        cell = cell[1:]
    return cell.strip()
