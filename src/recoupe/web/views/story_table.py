"""What each account says of the same things, aligned: a row a thing, a column an account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.comparison import Account, DossierEvent
from recoupe.show.index import Name, Words
from recoupe.show.panels.stories import AccountCell, account_cell
from recoupe.show.wording import Days, Key, Word
from recoupe.web.asked import Asked

ACCOUNTS = 12
"""More accounts than this cannot be read side by side; the others page."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one account says of one thing. `differs`: most accounts that say anything say something else."""

    values: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    differs: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing (`label` is the key of its name) in every account; `is_same` where all say the same."""

    label: str
    cells: tuple[Cell, ...]
    is_same: bool


class StoryTable(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts, and row by row what they say."""

    accounts: tuple[AccountCell, ...]
    words: tuple[tuple[Words, ...], ...]
    rows: tuple[Row, ...]


def story_table(accounts: Sequence[Account], asked: Asked) -> StoryTable:
    """The table of these accounts; rows of which no account says anything are left out."""
    events = tuple(asked.dossier.some_events(*account.events) for account in accounts)
    rows = (
        _row("column.type", [_types(found) for found in events]),
        _row("column.actor", [_names(found, "actor", asked) for found in events]),
        _row("column.recipient", [_names(found, "recipient", asked) for found in events]),
        _row("column.days", [_days(found) for found in events]),
        _row("column.place", [_texts(event.place for event in found) for found in events]),
        _row("column.status", [Cell(values=(Key(f"status.{account.status}"),)) for account in accounts]),
        _row("column.said_by", [_said_by(account, asked) for account in accounts]),
    )
    return StoryTable(
        accounts=tuple(account_cell(account, asked.index) for account in accounts),
        words=tuple(tuple(asked.index.words(event.evidence) for event in found) for found in events),
        rows=tuple(row for row in rows if any(cell.values or cell.names for cell in row.cells)),
    )


def _row(label: str, cells: list[Cell]) -> Row:
    said = Counter((cell.values, cell.names) for cell in cells if cell.values or cell.names)
    most = max(said.values(), default=0)
    usual = [value for value, count in said.items() if count == most]
    # Where no value is the usual one (one against one), all are marked: none is the measure of the other.
    measure = usual[0] if len(usual) == 1 else None
    return Row(
        label=label,
        cells=tuple(
            msgspec.structs.replace(
                cell,
                differs=len(said) > 1
                and bool(cell.values or cell.names)
                and (cell.values, cell.names) != measure,
            )
            for cell in cells
        ),
        is_same=len(said) == 1,
    )


def _types(events: Sequence[DossierEvent]) -> Cell:
    return Cell(values=tuple(dict.fromkeys(Key(f"type.{event.type}") for event in events)))


def _names(events: Sequence[DossierEvent], role: str, asked: Asked) -> Cell:
    ids = dict.fromkeys(each for event in events for each in getattr(event, role))
    return Cell(values=(), names=asked.index.names(sorted(ids)))


def _days(events: Sequence[DossierEvent]) -> Cell:
    days = (Days(event.first_day, event.last_day) for event in events if event.first_day or event.last_day)
    return Cell(values=tuple(dict.fromkeys(days)))


def _texts(texts: object) -> Cell:
    return Cell(values=tuple(dict.fromkeys(text for text in texts if text)))  # type: ignore[attr-defined]


def _said_by(account: Account, asked: Asked) -> Cell:
    name = asked.index.name(account.said_by)
    return Cell(values=(), names=(name,) if name else ())
