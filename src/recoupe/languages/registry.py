"""The languages that recoupe reads: which parser each uses and where its data files stand."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import UsageError
from recoupe.languages.files import LANGUAGES_FOLDER, load_entries


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One language: ISO 639-1 code, its own name, and the spaCy package that parses it, pinned."""

    code: str
    name: str
    model: str
    model_version: str

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
