"""What each account says of the same things, aligned: a row a thing, a column an account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from recoupe.comparison import Account, DossierEvent
from recoupe.names import fold_name
from recoupe.show.index import Name
from recoupe.show.panels.stories import AccountCell, account_cell
from recoupe.show.wording import Days, Key, Word
from recoupe.web.asked import Asked

_WORD = re.compile(r"\w+")
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


class Piece(msgspec.Struct, frozen=True):
    """A stretch of an account's words. `is_own`: no other account of its language has them."""

    text: str
    is_own: bool


class StoryTable(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts, their words in pieces, and row by row what they say."""

    accounts: tuple[AccountCell, ...]
    pieces: tuple[tuple[Piece, ...], ...]
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
    cells = tuple(account_cell(account, asked.index) for account in accounts)
    return StoryTable(
        accounts=cells,
        pieces=mark_own_words([(cell.words.text, cell.paper.language) for cell in cells]),
        rows=tuple(row for row in rows if any(cell.values or cell.names for cell in row.cells)),
    )


def mark_own_words(texts: Sequence[tuple[str, str]]) -> tuple[tuple[Piece, ...], ...]:
    """Each text (with its language) in pieces: words that no other text of its language has stand apart.

    A text without another one in its language has nothing to be compared with, and no own words.
    """
    words = [{fold_name(word) for word in _WORD.findall(text)} for text, _ in texts]
    marked = []
    for number, (text, language) in enumerate(texts):
        others = [
            words[other] for other, (_, spoken) in enumerate(texts) if other != number and spoken == language
        ]
        known = set().union(*others)
        marked.append(tuple(_pieces(text, known) if others else [Piece(text, is_own=False)]))
    return tuple(marked)


def _pieces(text: str, known: set[str]) -> Iterator[Piece]:
    """Neighbouring words of one kind make one piece, with the spaces between them."""
    start, is_own, end = 0, False, 0
    for found in _WORD.finditer(text):
        own = fold_name(found[0]) not in known
        if own != is_own:
            # What stands between belongs to the words that are not marked.
            cut = found.start() if own else end
            if cut > start:
                yield Piece(text[start:cut], is_own)
            start, is_own = cut, own
        end = found.end()
    cut = end if is_own else len(text)
    if cut > start:
        yield Piece(text[start:cut], is_own)
    if cut < len(text):
        yield Piece(text[cut:], is_own=False)


def _row(label: str, cells: list[Cell]) -> Row:
    said = Counter((cell.values, cell.names) for cell in cells if cell.values or cell.names)
    most = max(said.values(), default=0)
    usual = [value for value, count in said.items() if count == most]
    # Where no value is the usual one (one against one), all are marked: none is the measure of the other.
    measure = usual[0] if len(usual) == 1 else None
    marked = (
        msgspec.structs.replace(cell, differs=len(said) > 1 and _departs(cell, cells, measure))
        for cell in cells
    )
    return Row(
        label=label,
        cells=tuple(marked),
        is_same=len(said) == 1 and all(cell.values or cell.names for cell in cells),
    )


def _departs(cell: Cell, cells: list[Cell], measure: object) -> bool:
    """Whether a cell says something else than the usual; ranges of days that share a day do not."""
    if not (cell.values or cell.names) or (cell.values, cell.names) == measure:
        return False
    if isinstance(cell.values[0] if cell.values else None, Days):
        return any(_are_apart(cell.values, other.values) for other in cells if other.values)
    return True


def _are_apart(left: Sequence[Word], right: Sequence[Word]) -> bool:
    pairs = [(one, two) for one in left for two in right if isinstance(one, Days) and isinstance(two, Days)]
    return bool(pairs) and all(
        (one.first or date.min) > (two.last or date.max) or (two.first or date.min) > (one.last or date.max)
        for one, two in pairs
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
