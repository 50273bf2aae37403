"""The world as the press names it: states, seats of power, blocs and media, and what words mean them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import UsageError
from recoupe.languages.files import LANGUAGES_FOLDER
from recoupe.languages.lexicon import Lexicon, WorldSense, build_lexicon
from recoupe.languages.world_checks import check_world_files
from recoupe.languages.world_files import (
    Bloc,
    Body,
    Former,
    Outlet,
    Seat,
    State,
    WorldFiles,
    read_world_files,
)
from recoupe.names import fold_name

__all__ = [
    "Bloc",
    "Body",
    "Former",
    "Lexicon",
    "Outlet",
    "Seat",
    "State",
    "World",
    "WorldSense",
    "load_world",
]


class World(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the data files know of the world."""

    states: Mapping[str, State]
    former: tuple[Former, ...]
    seats: tuple[Seat, ...]
    bodies: Mapping[str, Body]
    blocs: Mapping[str, Bloc]
    outlets: Mapping[str, Outlet]
    files: WorldFiles

    def lexicon(self, language: str) -> Lexicon:
        """The lexicon of that language. Raises UsageError where the files do not have it."""
        if language not in self.files.languages:
            known = ", ".join(self.files.languages)
            raise UsageError(f'no names of the world in language "{language}"; there are {known}')
        return _lexicon(self.files, language)

    def state_name(self, country: str, language: str) -> str | None:
        """The usual name of the state with that ISO 3166 alpha-3 code, of today or of the past."""
        if country in self.states:
            return self.states[country].language[language].name[0]
        names = (old.language[language].name[0] for old in self.former if old.iso3 == country)
        return next(names, None)

    def find_state(self, name: str) -> str | None:
        """The code of the state that some language calls so, capitals and accents aside."""
        wanted = fold_name(name)
        for code, state in self.states.items():
            if any(fold_name(one) == wanted for words in state.language.values() for one in words.name):
                return code
        return None


@lru_cache(maxsize=1)
def load_world() -> World:
    """The world of the data files that come with recoupe. Raises DataFileError where one is wrong."""
    return read_world(LANGUAGES_FOLDER)


def read_world(folder: Path) -> World:
    """The world of the data files in one folder. Raises DataFileError where one is wrong."""
    files = read_world_files(folder)
    check_world_files(files)
    return World(
        states={state.iso3: state for state, _line in files.states},
        former=tuple(former for former, _line in files.former),
        seats=tuple(seat for seat, _line in files.seats),
        bodies={body.id: body for body, _line in files.bodies},
        blocs={bloc.id: bloc for bloc, _line in files.blocs},
        outlets={outlet.id: outlet for outlet, _line in files.outlets},
        files=files,
    )


@lru_cache(maxsize=8)
def _lexicon(files: WorldFiles, language: str) -> Lexicon:
    # Built when first asked for: a reading needs one language, which saves half of the loading.
    return build_lexicon(files, language)
