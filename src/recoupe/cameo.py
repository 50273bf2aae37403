"""CAMEO codes of PLOVER events: a table of facts, for whoever compares with older event data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries
from recoupe.plover import load_plover
from recoupe.reading import EventType

CAMEO_FILE = Path(__file__).with_name("cameo.toml")

_CODE = re.compile(r"(0[1-9]|1[0-9]|20)[0-9]{1,2}")


class CameoCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The CAMEO code of one PLOVER type and mode: three digits (base code) or four; `means` is its name."""

    type: EventType
    mode: str | None = None
    code: str
    means: str

    @property
    def root(self) -> str:
        """The root code, two digits from 01 to 20."""
        return self.code[:2]


CameoTable = Mapping[tuple[EventType, str | None], CameoCode]


@lru_cache(maxsize=4)
def load_cameo(path: Path = CAMEO_FILE) -> CameoTable:
    """The codes by type and mode (None: no mode).

    Raises DataFileError where a type or mode is missing, stands twice or is unknown, or a code is none.
    """
    table: dict[tuple[EventType, str | None], CameoCode] = {}
    for entry, line in load_entries(path, "code", CameoCode):
        if not load_plover().has_mode(entry.type, entry.mode):
            raise DataFileError(str(path), line, f'mode "{entry.mode}" is no mode of {entry.type}')
        if not _CODE.fullmatch(entry.code):
            problem = f'code "{entry.code}" is none of CAMEO; it has 3 or 4 digits and begins with 01 to 20'
            raise DataFileError(str(path), line, problem)
        if (entry.type, entry.mode) in table:
            raise DataFileError(str(path), line, f"{_name(entry.type, entry.mode)} stands here a second time")
        table[entry.type, entry.mode] = entry
    missing = [_name(*kind) for kind in _all_kinds() if kind not in table]
    if missing:
        raise DataFileError(str(path), None, f"these have no code: {', '.join(missing)}")
    return table


def cameo_code(event_type: EventType, mode: str | None = None) -> str:
    """The CAMEO code of a type and mode ("042", "0874"); that of the type alone where the mode is unknown."""
    table = load_cameo()
    return (table.get((event_type, mode)) or table[event_type, None]).code


def _all_kinds() -> Iterator[tuple[EventType, str | None]]:
    for name, plover_type in load_plover().types.items():
        yield name, None
        yield from ((name, mode) for mode in plover_type.modes)


def _name(event_type: EventType, mode: str | None) -> str:
    return event_type if mode is None else f"{event_type} {mode}"
