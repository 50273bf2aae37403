"""A .csv or .tsv file to articles: a header, then one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.decoding import decode_bytes
from recoupe.ingest.files import read_bytes
from recoupe.ingest.formats.rows import Row, read_rows
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Original, Skipped, SourceFile

_SEPARATORS = (",", ";", "\t", "|")
_MEDIA_TYPE = "text/csv"


def read_table(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """One draft for each row with a text; which column is what is told by the header or `--columns`."""
    data = read_bytes(file, limits.table_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    decoded = decode_bytes(file.name, data)
    rows = _rows(file, decoded.text, limits)
    for number, outcome in enumerate(read_rows(file, rows, limits)):
        if number == 0 and isinstance(outcome, Draft) and decoded.notes:
            yield msgspec.structs.replace(outcome, notes=decoded.notes + outcome.notes)
        else:
            yield outcome


def _rows(file: SourceFile, text: str, limits: Limits) -> Iterator[Row]:
    """The rows with the lines that they stand in; the first is the header."""
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=_separator(file, text), strict=False)
    header = ""
    while True:
        before = reader.line_num
        try:
            # The limit of the csv module is one for the whole process: it is set anew for each row.
            csv.field_size_limit(limits.line_bytes)
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(f"line {before + 1}", (), None, f"is no row ({error})")
            lines.taken.clear()
            continue
        raw = "".join(lines.taken)
        lines.taken.clear()
        header = header or raw
        original = Original((header + raw).encode("utf-8"), _MEDIA_TYPE)
        yield Row(f"line {before + 1}", tuple(cells), original)


class _Lines:
    """The lines of a text; `taken` are those read since it was emptied last."""

    def __init__(self, text: str) -> None:
        self._stream = io.StringIO(text, newline="")
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._stream).replace("\x00", "\ufffd")
        self.taken.append(line)
        return line


def _separator(file: SourceFile, text: str) -> str:
    """The sign that parts most columns of the header; the tabulator in a .tsv file."""
    if file.path.suffix.lower() == ".tsv":
        return "\t"
    header = next(iter(text.lstrip()[:100_000].splitlines()), "")
    return max(_SEPARATORS, key=header.count)
