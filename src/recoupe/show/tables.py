"""What `recoupe show` prints: a table for people, JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import shutil
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from recoupe.show.columns import Sheet, Speech, make_sheets
from recoupe.show.flat import Cell, flat_cells, flat_columns
from recoupe.show.index import DossierIndex
from recoupe.show.interface import find_interface
from recoupe.show.selection import Kind, Record
from recoupe.show.source import DossierSource

NARROWEST = 60
WIDTH_UNKNOWN = 120
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def format_json(rows: Iterable[Record]) -> str:
    """One JSON array, a record a line, each exactly as the records of the comparison encode."""
    lines = ",\n".join(msgspec.json.encode(row).decode("utf-8") for row in rows)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def format_csv(kind: Kind, rows: Sequence[Record], dossier: DossierSource) -> str:
    """A header and one flat row a record, its first evidence as article, source, start, end, text.

    A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage
    return) gets an apostrophe in front; control characters that a terminal would obey are left out.
    """
    index = DossierIndex(dossier)
    return format_cells(flat_columns(kind), (flat_cells(row, index) for row in rows))


def format_cells(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Columns and rows as CSV, safe for spreadsheets and terminals as `format_csv` says."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return written.getvalue()


def format_table(
    kind: Kind,
    rows: Sequence[Record],
    dossier: DossierSource,
    *,
    interface: str = "en",
    width: int | None = None,
    in_colour: bool = False,
) -> str:
    """A table for people, as wide as the terminal, with names in place of ids.

    Namings are turned into a matrix: who is named in rows, who names in columns, in as many tables
    as it takes to be readable. Where there is nothing to show, one sentence says what would help.
    """
    words = find_interface(interface)
    if not rows:
        return words.text(f"{kind}.empty") + "\n"
    width = max(width or shutil.get_terminal_size((WIDTH_UNKNOWN, 40)).columns, NARROWEST)
    written = io.StringIO()
    console = Console(
        file=written,
        width=width,
        force_terminal=in_colour,
        color_system="standard" if in_colour else None,
        legacy_windows=False,
    )
    for sheet in make_sheets(kind, rows, Speech(words, DossierIndex(dossier)), width):
        console.print(_table(sheet, show_lines=kind in ("disagreements", "namings", "camps")))
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _table(sheet: Sheet, *, show_lines: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=show_lines)
    for column in sheet.columns:
        table.add_column(
            Text(printable(column.title)),
            justify="right" if column.is_number else "left",
            ratio=column.ratio or None,
            no_wrap=column.is_number,
            overflow="fold",
        )
    for cells in sheet.rows:
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def printable(text: str) -> str:
    """The text without what a terminal would obey: escape sequences, and orders to write backwards."""
    return "".join(
        character if character == "\n" or not _is_control(character) else " "
        for character in text
        if character not in _BIDI_CONTROLS
    )


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp")


def _csv_cell(value: str | int | float | None) -> str | int | float | None:
    if not isinstance(value, str):
        return value
    text = printable(value)
    return f"'{text}" if value.startswith(_FORMULA_STARTS) else text
