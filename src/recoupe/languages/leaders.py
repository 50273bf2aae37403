"""Of which country a well-known statesman or stateswoman is, where an article does not say it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import LANGUAGES_FOLDER, load_table
from recoupe.names import fold_name

_UNKNOWN = ""
_SHORTEST_SURNAME = 4
"""Shorter ones (Abe, May, Moi) are words or other people's names too often to stand alone."""


class _LeaderFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    leaders: dict[str, tuple[str, ...]]


class Leaders(msgspec.Struct, frozen=True):
    """Countries by folded full name, and by folded surname where one country only has it."""

    by_name: Mapping[str, str]
    by_surname: Mapping[str, str]

    def country_of(self, name: tuple[str, ...]) -> str | None:
        """The country of a folded name; None where it is nobody's here, or people's of several countries.

        A second surname may stand behind the one in the file (Miguel Díaz-Canel Bermúdez).
        """
        if len(name) == 1:
            return self.by_surname.get(name[0]) or None
        whole = self.by_name.get(" ".join(name))
        return whole or (self.by_name.get(" ".join(name[:-1])) if len(name) > 2 else None) or None

    def first_names(self) -> frozenset[str]:
        """The folded first words of their names, where there are more."""
        return frozenset(name.split(" ", 1)[0] for name in self.by_name if " " in name)


@lru_cache(maxsize=1)
def load_leaders() -> Leaders:
    """The leaders of the bundled file. Raises DataFileError where an entry is wrong."""
    return read_leaders(LANGUAGES_FOLDER / "leaders.toml")


def read_leaders(path: Path) -> Leaders:
    """The leaders of one file."""
    by_name: dict[str, str] = {}
    by_surname: dict[str, str] = {}
    for country, names in load_table(path, _LeaderFile).leaders.items():
        if len(country) != 3 or not country.isupper():
            raise DataFileError(str(path), None, f'"{country}" is no ISO 3166 alpha-3 code')
        for name in names:
            folded = fold_name(name)
            if by_name.setdefault(folded, country) != country:
                raise DataFileError(str(path), None, f'"{name}" stands under {by_name[folded]} and {country}')
            surname = folded.split()[-1]
            if len(surname) < _SHORTEST_SURNAME:
                continue
            known = by_surname.setdefault(surname, country)
            if known != country:
                by_surname[surname] = _UNKNOWN
    return Leaders(by_name, by_surname)
