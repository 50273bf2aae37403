"""Names of columns and keys, as other programs write them, to what recoupe calls them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError, UsageError
from recoupe.ingest.metadata.declared import KEYS
from recoupe.languages.files import load_entries

RECORD_KEYS = ("text", "source", *KEYS)
"""What a record of a table or a JSON file may say of its article."""

_COLUMNS_FILE = Path(__file__).with_name("columns.toml")
_OTHER_KEYS = ("captured", "unused", "lists")

Chosen = tuple[tuple[str, str], ...]
"""Pairs of a key and the column that the user names for it."""


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key and the names under which others keep it, the best first."""

    key: str
    names: tuple[str, ...]


def parse_columns(text: str) -> Chosen:
    """The columns that the user names: `text=Body,published=Date`. Raises UsageError for anything else."""
    chosen: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        key, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column:
            raise UsageError(f'--columns: "{part}" is no pair; write text=Body,published=Date')
        if key not in RECORD_KEYS:
            raise UsageError(f'--columns: there is no "{key}"; there are {", ".join(RECORD_KEYS)}')
        chosen[key] = column
    return tuple(chosen.items())


def match_columns(header: Iterable[str], chosen: Chosen = ()) -> dict[str, tuple[str, ...]]:
    """The columns of a header by key, the best first; a column that the user named stands alone.

    Columns without a known name are under "unknown".
    """
    columns = list(dict.fromkeys(header))
    named = dict(chosen)
    taken = {fold_name(column) for column in named.values()}
    ranks = _ranks()
    found: dict[str, list[tuple[int, str]]] = {}
    for column in columns:
        folded = fold_name(column)
        if folded in taken:
            continue
        key, rank = ranks.get(folded, ("unknown", 0))
        if key not in named:
            found.setdefault(key, []).append((rank, column))
    matched = {key: tuple(column for _rank, column in sorted(pairs)) for key, pairs in found.items()}
    for key, name in named.items():
        matched[key] = tuple(column for column in columns if fold_name(column) == fold_name(name))
    return matched


def missing_columns(header: Iterable[str], chosen: Chosen) -> tuple[str, ...]:
    """Those columns that the user named and the header does not have."""
    present = {fold_name(column) for column in header}
    return tuple(column for _key, column in chosen if fold_name(column) not in present)


def is_list_key(name: str) -> bool:
    """Whether records of a .json file stand under that key without its naming their outlet."""
    return _ranks().get(fold_name(name), ("", 0))[0] == "lists"


def fold_name(name: str) -> str:
    """The name of a column, for comparison only."""
    decomposed = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))
    return re.sub(r"[\W_]+", "", "".join(c for c in decomposed if not unicodedata.combining(c))).casefold()


@lru_cache(maxsize=1)
def _ranks() -> Mapping[str, tuple[str, int]]:
    """Key and rank of each folded name. Raises DataFileError where the file is wrong."""
    ranks: dict[str, tuple[str, int]] = {}
    for column, line in load_entries(_COLUMNS_FILE, "column", Column):
        if column.key not in (*RECORD_KEYS, *_OTHER_KEYS):
            raise DataFileError(str(_COLUMNS_FILE), line, f'there is no key "{column.key}"')
        for rank, name in enumerate(column.names):
            known = ranks.setdefault(fold_name(name), (column.key, rank))
            if known[0] != column.key:
                raise DataFileError(str(_COLUMNS_FILE), line, f'"{name}" stands under {known[0]} too')
    return ranks
