"""An .xlsx file to articles: every sheet with a column of texts, one article a row."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.containers.parts import OfficeParts
from recoupe.ingest.files import read_bytes
from recoupe.ingest.formats.rows import Row, read_rows
from recoupe.ingest.limits import Limits
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, Original, Skipped, SourceFile

_DAMAGE = (
    zipfile.BadZipFile, ValueError, TypeError, KeyError, IndexError, AttributeError, SyntaxError, EOFError,
    OverflowError, OSError, RuntimeError, AssertionError,
)  # fmt: skip
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_workbook(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """One draft for each row with a text; sheets without such a column are named where no sheet has one."""
    data = read_bytes(file, limits.file_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    _check_parts(file, data, limits)
    original = Original(data, MEDIA_TYPE)
    refused: SourceError | None = None
    found = False
    for name, rows in _sheets(file, data, original, limits):
        try:
            for outcome in read_rows(file, rows, limits):
                found = True
                yield _in_sheet(outcome, file, name)
        except SourceError as error:
            refused = refused or error
    if not found:
        raise refused or SourceError(file.name, "is empty", "")


def _check_parts(file: SourceFile, data: bytes, limits: Limits) -> None:
    """Raises SourceError where a part is too large or declares entities, before anything parses them."""
    parts = OfficeParts(file.name, data, limits)
    for part in parts.names():
        if part.endswith((".xml", ".rels")):
            parts.read(part)


def _sheets(
    file: SourceFile, data: bytes, original: Original, limits: Limits
) -> Iterator[tuple[str, Iterator[Row]]]:
    from openpyxl import load_workbook  # noqa: PLC0415  (takes a quarter of a second)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that it leaves out
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets = list(book.worksheets)
        except _DAMAGE as error:
            raise SourceError(file.name, _damage(error), "open it and save it anew") from error
        for sheet in sheets:
            yield printable_line(str(sheet.title), 100), _rows(file, sheet, original, limits)


def _rows(file: SourceFile, sheet: Any, original: Original, limits: Limits) -> Iterator[Row]:
    # A sheet may say that it has a million rows and sixteen thousand columns, and have three.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_col=limits.columns, max_row=limits.records + 1)
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except _DAMAGE as error:
            raise SourceError(file.name, _damage(error), "open it and save it anew") from error
        while cells and cells[-1] is None:
            cells = cells[:-1]
        yield Row(f"row {number}", tuple(cells), original)


def _in_sheet(outcome: Draft | Skipped, file: SourceFile, name: str) -> Draft | Skipped:
    place = f"{name}, {outcome.place}"
    changed = msgspec.structs.replace(outcome, place=place)
    if isinstance(changed, Draft) and changed.source.startswith(f"{file.name}:"):
        row = changed.source.removeprefix(f"{file.name}:")
        return msgspec.structs.replace(changed, source=f"{file.name}:{name}:{row}")
    return changed


def _damage(error: Exception) -> str:
    return f"is damaged, or no workbook ({type(error).__name__}: {printable_line(str(error), 100)})"
