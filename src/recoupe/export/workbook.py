"""One Excel workbook: a sheet for each kind, and in every row where the words stand and in what sentence.

Texts are written as texts: nothing that an article says becomes a formula or a link that opens by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from recoupe.comparison import Evidence
from recoupe.export.tables import FlatTable, evidence_of, flat_tables
from recoupe.show.flat import Cell
from recoupe.show.index import web_address
from recoupe.store import Dossier

WHERE = ("outlet", "date", "sentence", "address")
"""Columns added to every sheet, from the record's first evidence."""
LONGEST_CELL = 32_767
"""Excel's limit, in characters (UTF-16 code units; texts this long are cut well below it)."""
_CUT = LONGEST_CELL // 2
_WIDEST, _NARROWEST = 60, 9


def write_workbook(dossier: Dossier, path: Path) -> None:
    """The workbook. Its header rows stay in view and filter their sheets."""
    book = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    try:
        # Excel keeps the time of making in a file; a fixed one makes two exports of one dossier equal.
        book.set_properties({"created": datetime(2000, 1, 1), "comments": "recoupe"})
        header = book.add_format({"bold": True, "bottom": 1})
        where = _where(dossier)
        for table in flat_tables(dossier):
            _write_sheet(book.add_worksheet(table.kind), table, header, where)
    finally:
        book.close()


def _where(dossier: Dossier) -> Callable[[Evidence], tuple[Cell, ...]]:
    """A function from evidence to outlet, date, sentence and address."""
    articles = {article.id: article for article in dossier.articles()}
    texts: dict[str, str] = {}

    def find(evidence: Evidence) -> tuple[Cell, ...]:
        article = articles[evidence.article]
        if evidence.article not in texts:
            texts[evidence.article] = dossier.article_text(evidence.article)
        days = [day.isoformat() for day in (article.published.earliest, article.published.latest) if day]
        address = dossier.article(evidence.article).url or web_address(evidence.source) or evidence.source
        return (
            article.outlet,
            "/".join(dict.fromkeys(days)) or None,
            _line_around(texts[evidence.article], evidence),
            address,
        )

    return find


def _line_around(text: str, evidence: Evidence) -> str:
    """The line of the article in which the words begin: in prepared text, their paragraph."""
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    return text[start : end if end >= 0 else len(text)].strip()


def _write_sheet(
    sheet: Worksheet,
    table: FlatTable,
    header: object,
    where: Callable[[Evidence], tuple[Cell, ...]],
) -> None:
    columns = (*table.columns, *(name if name not in table.columns else f"words_{name}" for name in WHERE))
    sheet.write_row(0, 0, columns, header)
    sheet.freeze_panes(1, 0)
    widths = [len(column) for column in columns]
    for number, (record, row) in enumerate(zip(table.records, table.rows, strict=True), start=1):
        evidence = evidence_of(record)
        cells = (*row, *(where(evidence[0]) if evidence else (None,) * len(WHERE)))
        _write_cells(sheet, number, cells)
        widths = [max(width, len(str(cell or ""))) for width, cell in zip(widths, cells, strict=True)]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 1, _NARROWEST), _WIDEST))
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(columns) - 1)


def _write_cells(sheet: Worksheet, row: int, cells: Sequence[Cell]) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, place, cell[:_CUT])
        elif cell is not None:
            sheet.write_number(row, place, cell)
