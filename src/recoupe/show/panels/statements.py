"""The statements: who said what, how it is reported, and the names that occur, for filters."""

from __future__ import annotations

import msgspec

from recoupe.comparison import DossierStatement
from recoupe.reading import StatementKind
from recoupe.show.index import DossierIndex
from recoupe.show.panels.facts import StatementRow, statement_rows


class Statements(msgspec.Struct, frozen=True, kw_only=True):
    """All statements; `speakers` are the named ones and `papers` the outlets, in alphabetical order."""

    rows: tuple[StatementRow, ...]
    speakers: tuple[str, ...]
    papers: tuple[str, ...]
    kinds: tuple[StatementKind, ...]


def statements_panel(statements: tuple[DossierStatement, ...], index: DossierIndex) -> Statements:
    """These statements, in their order."""
    rows = statement_rows(statements, index)
    return Statements(
        rows=rows,
        speakers=tuple(sorted({row.speaker.text for row in rows if row.speaker.text}, key=str.casefold)),
        papers=tuple(sorted({row.words.paper.name for row in rows}, key=str.casefold)),
        kinds=tuple(sorted({row.kind for row in rows})),
    )
