"""The data files about the world as checked records: states, seats of power, blocs, media, regions.

What a file says wrongly is told with file and line; what its names mean in a text is the business of
`world.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from recoupe.languages.files import convert_entry, load_toml
from recoupe.reading import Sector

Gender = Literal["m", "f"]
ALL_LANGUAGES = "all"
"""Key of the names that hold in every language."""


class Demonym(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Inflected forms by agreement: gender (m, f) and number; `s`, `p` for both genders, `any` for all."""

    ms: tuple[str, ...] = ()
    fs: tuple[str, ...] = ()
    mp: tuple[str, ...] = ()
    fp: tuple[str, ...] = ()
    s: tuple[str, ...] = ()
    p: tuple[str, ...] = ()
    any: tuple[str, ...] = ()

    def by_agreement(self) -> dict[str, tuple[str, ...]]:
        """The forms that there are, by the key that says with what they agree."""
        forms = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: printed for name, printed in forms.items() if printed}


class StateWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one language calls a state, its people and the towns that stand for its government."""

    name: tuple[str, ...]
    gender: Gender | None = None
    plural: bool = False
    demonym: Demonym = Demonym()
    capital: tuple[str, ...] = ()
    homographs: tuple[str, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Every form of the entry."""
        demonyms = (form for forms in self.demonym.by_agreement().values() for form in forms)
        return (*self.name, *demonyms, *self.capital)


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state of today. `iso3` is ISO 3166 alpha-3, or a code of its user range (X..)."""

    iso3: str
    status: Literal["member", "observer", "disputed", "territory"] = "member"
    language: dict[str, StateWords]


class Former(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state of the past, or the name that one of today had then. `successor` speaks for it now."""

    iso3: str
    first_year: int | None = None
    last_year: int
    successor: str | None = None
    language: dict[str, StateWords]


class Shared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Forms that several states share, the state that is meant by default first."""

    language: str
    forms: tuple[str, ...]
    states: tuple[str, ...]
    why: str


class Seat(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A seat of power that stands for a government, or for the part of it that `sector` names."""

    country: str
    sector: Sector = "GOV"
    names: dict[str, tuple[str, ...]]
    homographs: tuple[str, ...] = ()


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body of one state that is an actor of its own."""

    id: str
    country: str
    sector: Sector
    names: dict[str, tuple[str, ...]]
    homographs: tuple[str, ...] = ()


class Bloc(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An alliance or organisation of states, or a body of one. `towns` stand for it as capitals do."""

    id: str
    kind: Literal["bloc", "body"] = "bloc"
    sector: Sector | None = "IGO"
    names: dict[str, tuple[str, ...]]
    towns: dict[str, tuple[str, ...]] = {}
    homographs: tuple[str, ...] = ()
    historical: bool = False


class Outlet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A medium that is cited as a source. `country` None: of no one country."""

    id: str
    country: str | None = None
    agency: bool = False
    names: dict[str, tuple[str, ...]]
    homographs: tuple[str, ...] = ()


Entry = TypeVar("Entry")
Lined = list[tuple[Entry, int]]
"""Entries, each with the line of its header."""


class Region(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the world that is no actor; known so that no state is read in its name."""

    id: str
    country: str | None = None
    names: dict[str, tuple[str, ...]]
    homographs: tuple[str, ...] = ()


class WorldFiles(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All entries, each with its line, in the order of their files. Equal to itself only."""

    folder: Path
    languages: tuple[str, ...]
    states: Lined[State]
    former: Lined[Former]
    shared: Lined[Shared]
    seats: Lined[Seat]
    bodies: Lined[Body]
    blocs: Lined[Bloc]
    outlets: Lined[Outlet]
    regions: Lined[Region]


def read_world_files(folder: Path) -> WorldFiles:
    """The entries of countries.toml, seats.toml, blocs.toml, media.toml and regions.toml in one folder.

    Raises DataFileError, with file and line, where an entry is no record of its kind; what entries say
    of one another is checked in `world_checks.py`.
    """
    countries, seats = folder / "countries.toml", folder / "seats.toml"
    blocs, media, regions = folder / "blocs.toml", folder / "media.toml", folder / "regions.toml"
    country_tables, seat_tables = load_toml(countries), load_toml(seats)
    return WorldFiles(
        folder=folder,
        languages=tuple(country_tables.get("languages", ())),
        states=_lined(countries, country_tables, "state", State),
        former=_lined(countries, country_tables, "former", Former),
        shared=_lined(countries, country_tables, "shared", Shared),
        seats=_lined(seats, seat_tables, "seat", Seat),
        bodies=_lined(seats, seat_tables, "body", Body),
        blocs=_lined(blocs, load_toml(blocs), "bloc", Bloc),
        outlets=_lined(media, load_toml(media), "outlet", Outlet),
        regions=_lined(regions, load_toml(regions), "region", Region),
    )


def _lined(path: Path, tables: dict[str, Any], table: str, entry_type: type[Entry]) -> Lined[Entry]:
    header = f"[[{table}]]"
    text = path.read_text(encoding="utf-8")
    lines = (number for number, line in enumerate(text.splitlines(), start=1) if line.startswith(header))
    return [
        (convert_entry(path, line, raw, entry_type), line)
        for raw, line in zip(tables.get(table, ()), lines, strict=True)
    ]
