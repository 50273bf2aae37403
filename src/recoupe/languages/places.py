"""Towns of the world with their coordinates, looked up by name, the country of the story first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import LANGUAGES_FOLDER
from recoupe.names import fold_name

PLACES_FILE = LANGUAGES_FOLDER / "places.tsv"
"""Made by tools/make_places.py from GeoNames (CC BY 4.0)."""

_COLUMNS = 6
# A name by which a town of a million is called elsewhere is rather the town of a hundred thousand that
# bears it (San Cristóbal), but Pékin is not Pekin, Illinois.
_OWN_NAME_WEIGHT = 6


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One town: degrees north and east, people, ISO 3166 alpha-3 code of its state."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    other_names: tuple[str, ...] = ()


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """All towns, by every folded name."""

    places_by_name: Mapping[str, tuple[Place, ...]]

    def find_places(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """The towns of that name: those of `country` first, then the larger,
        a town's own name before what others call it; empty where none is known.

        The largest town of a name is often the wrong one (San Cristóbal): give the country of the story.
        """
        folded = fold_name(name)

        def order(place: Place) -> tuple[bool, int]:
            is_own = fold_name(place.name) == folded
            return (place.country != country, -place.population * (_OWN_NAME_WEIGHT if is_own else 1))

        return tuple(sorted(self.places_by_name.get(folded, ()), key=order))


@lru_cache(maxsize=1)
def load_places() -> Places:
    """The towns that come with recoupe. Raises DataFileError where a line is wrong."""
    return read_places(PLACES_FILE)


def read_places(path: Path) -> Places:
    """The towns of one file of tab-separated lines. Raises DataFileError where a line is wrong."""
    places_by_name: dict[str, list[Place]] = {}
    for place in _places(path):
        for folded in dict.fromkeys(map(fold_name, (place.name, *place.other_names))):
            places_by_name.setdefault(folded, []).append(place)
    return Places(places_by_name={name: tuple(places) for name, places in places_by_name.items()})


def _places(path: Path) -> Iterator[Place]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != _COLUMNS:
            problem = f"has {len(fields)} columns; it needs {_COLUMNS}, parted by tabs"
            raise DataFileError(str(path), number, problem)
        name, country, latitude, longitude, population, others = fields
        try:
            yield Place(
                name=name,
                country=country,
                latitude=float(latitude),
                longitude=float(longitude),
                population=int(population),
                other_names=tuple(others.split("|")) if others else (),
            )
        except ValueError as error:
            raise DataFileError(str(path), number, f"is no town: {error}") from error
