"""A project's own data files: what they add to the bundled ones, and which of those they replace.

The folder is laid out as the bundled one, a folder a language: `mine/fr/events/*.toml` for event
patterns, and beside `events` any of `saying.toml`, `actors.toml` and `labels.toml`. An entry of the
project replaces the bundled one that names the same words under the same conditions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from pathlib import Path, PurePosixPath
from typing import TypeVar

import msgspec

from recoupe.errors import DataFileError, UsageError
from recoupe.languages.files import load_entries, load_toml
from recoupe.languages.registry import load_languages

Entry = TypeVar("Entry", bound=msgspec.Struct)

EVENTS = "events"
_TABLES = {
    "saying.toml": ("verb", "noun", "source", "medium"),
    "actors.toml": ("noun",),
    "labels.toml": ("label", "office"),
}
"""The files that may stand beside `events`, and what each may hold; the grammar stays the language's."""


class OwnFolder(msgspec.Struct, frozen=True):
    """A project's data files. `path` is as the user gave it, `name` the folder's own; `version` hashes both
    the name and what the files hold: it changes when a reading could."""

    path: Path
    name: str
    version: str

    def file(self, language: str, name: str) -> Path | None:
        """The file of that name for a language, None where the project has none."""
        path = self.path / language / name
        return path if path.is_file() else None

    def events(self, language: str) -> Path | None:
        """The folder with the event patterns of a language, None where the project has none."""
        path = self.path / language / EVENTS
        return path if path.is_dir() else None

    def languages(self) -> tuple[str, ...]:
        """The languages that the project has files for, sorted."""
        return tuple(code for code in sorted(load_languages()) if (self.path / code).is_dir())


def open_own_folder(path: Path | str) -> OwnFolder:
    """The project's data files in a folder; each is known by its place, none is read yet.

    Raises UsageError where there is no such folder or nothing to read in it, DataFileError where a file
    stands where none is read, or holds a table that only the language's own file may hold.
    """
    path = Path(path)
    if not path.is_dir():
        raise UsageError(f"{path}: there is no such folder; patterns stand in FOLDER/fr/{EVENTS}/*.toml")
    files = sorted(path.rglob("*.toml"))
    if not files:
        raise UsageError(f"{path}: holds no data file; patterns stand in {path}/fr/{EVENTS}/*.toml")
    name = path.resolve().name
    digest = hashlib.sha256(name.encode())
    for file in files:
        place = PurePosixPath(file.relative_to(path).as_posix())
        _check_place(path, file, place)
        # The same bytes on every system, as for the bundled files.
        digest.update(f"\0{place}\0".encode() + file.read_bytes().replace(b"\r\n", b"\n"))
    return OwnFolder(path, name, digest.hexdigest()[:16])


def _check_place(folder: Path, file: Path, place: PurePosixPath) -> None:
    """Whether a file stands where it is read and holds only tables that are read there."""
    language, *rest = place.parts
    if rest and language not in load_languages():
        known = ", ".join(load_languages())
        raise DataFileError(str(file), None, f'language "{language}" is not read; there are {known}')
    if len(rest) == 1 and rest[0] in _TABLES:
        _check_tables(file, _TABLES[rest[0]])
    elif len(rest) == 2 and rest[0] == EVENTS and rest[1] == "words.toml":
        return
    elif len(rest) == 2 and rest[0] == EVENTS and rest[1] != "grammar.toml":
        _check_tables(file, ("pattern",))
    else:
        allowed = f"{folder}/{language if rest else 'fr'}/{EVENTS}/*.toml"
        beside = ", ".join(_TABLES)
        problem = f"is not read here; patterns stand in {allowed}, and beside that folder {beside}"
        raise DataFileError(str(file), None, problem)


def _check_tables(file: Path, allowed: tuple[str, ...]) -> None:
    for table in load_toml(file):
        if table not in allowed:
            entries = ", ".join(f"[[{name}]]" for name in allowed)
            raise DataFileError(str(file), None, f'"{table}" is not read here; it may hold {entries}')


def load_with_own(
    bundled: Path, own: Path | None, table: str, entry_type: type[Entry], key: Callable[[Entry], Hashable]
) -> list[tuple[Entry, Path, int]]:
    """The `[[table]]` entries of the bundled file and of the project's, each with its file and line.

    Bundled entries whose key an entry of the project has are left out.
    """
    mine = [(entry, own, line) for entry, line in load_entries(own, table, entry_type)] if own else []
    replaced = {key(entry) for entry, _path, _line in mine}
    kept = [(entry, bundled, line) for entry, line in load_entries(bundled, table, entry_type)]
    return [item for item in kept if key(item[0]) not in replaced] + mine


def load_words_with_own(
    bundled: Path,
    own: Path | None,
    table: str,
    entry_type: type[Entry],
    field: str,
    fold: Callable[[str], Hashable] = str,
) -> list[tuple[Entry, Path, int]]:
    """The same for entries that list words in `field`: bundled ones lose the words of the project's."""
    mine = [(entry, own, line) for entry, line in load_entries(own, table, entry_type)] if own else []
    replaced = {fold(word) for entry, _path, _line in mine for word in getattr(entry, field)}
    kept = []
    for entry, line in load_entries(bundled, table, entry_type):
        words = tuple(word for word in getattr(entry, field) if fold(word) not in replaced)
        if words:
            kept.append((msgspec.structs.replace(entry, **{field: words}), bundled, line))
    return kept + mine
