"""Changes to a file of corrected actors (`actors.toml`): rename, merge, split, take back.

A person may have written in the file by hand: what is not changed, comments included, stays as it is.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from recoupe.corrections import ActorCorrection, load_corrections
from recoupe.errors import UsageError
from recoupe.names import fold_name

_HEAD = (
    "What you know of the actors of this dossier: it wins over what was read. Each [[actor]] has the name",
    "that is shown and, under `also`, the other names that mean the same one. See docs/how/actors.md.",
)


def rename_actor(path: Path, names: Sequence[str], new: str) -> None:
    """Give the actor that goes by these names a new one.

    Raises UsageError where the new name is empty or another entry's; DataFileError where the file is wrong.
    """
    _change(path, lambda document: _put(document, _clean(new), names))


def merge_actors(path: Path, names: Sequence[str], others: Sequence[str]) -> None:
    """Make one actor of two: the names of the other from now on mean the first, under its first name."""
    _change(path, lambda document: _put(document, names[0], (*names, *others)))


def split_actor(path: Path, name: str) -> None:
    """Make whoever is called by that name an actor of its own."""
    _change(path, lambda document: _split(document, _clean(name)))


def forget_correction(path: Path, name: str) -> None:
    """Take the entry of that name back; nothing happens where there is none."""
    _change(path, lambda document: _remove(document, {fold_name(name)}))


def put_actors(path: Path, entries: Iterable[ActorCorrection]) -> None:
    """Write entries into the file; each takes up those that have one of its names, and what it says counts.

    Raises DataFileError where the file, or an entry, is wrong; then nothing is written.
    """

    def put(document: TOMLDocument) -> None:
        for entry in entries:
            _put_entry(document, entry)

    _change(path, put)


def add_actors(path: Path, entries: Sequence[ActorCorrection]) -> None:
    """Write entries with names that the file does not have yet, at its end. Thousands take a second.

    Raises DataFileError where the file, or an entry, is wrong; then nothing is written.
    """
    added = tomlkit.document()
    array = tomlkit.aot()
    for entry in entries:
        table = tomlkit.table()
        table.add("name", entry.name)
        if entry.also:
            table.add("also", list(entry.also))
        _describe(table, entry)
        array.append(table)
    added.add("actor", array)
    before = tomlkit.dumps(_load(path))
    _replace(path, f"{before.rstrip()}\n\n{tomlkit.dumps(added)}")


def _put_entry(document: TOMLDocument, entry: ActorCorrection) -> None:
    _put(document, _clean(entry.name), (entry.name, *entry.also))
    _describe(_entries(document)[-1], entry)


def _describe(table: Table, entry: ActorCorrection) -> None:
    for key, value in (("kind", entry.kind), ("country", entry.country), ("sector", entry.sector)):
        if value is not None:
            table[key] = value


def _change(path: Path, change: Callable[[TOMLDocument], object]) -> None:
    document = _load(path)
    change(document)
    _replace(path, tomlkit.dumps(document))


def _replace(path: Path, text: str) -> None:
    folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=".recoupe-"))
    unfinished = folder / path.name
    try:
        unfinished.write_text(text, encoding="utf-8")
        load_corrections(unfinished)  # nothing that could not be loaded again takes the file's place
        os.replace(unfinished, path)  # noqa: PTH105  (atomic)
    finally:
        unfinished.unlink(missing_ok=True)
        folder.rmdir()


def _load(path: Path) -> TOMLDocument:
    if not path.exists():
        document = tomlkit.document()
        for line in _HEAD:
            document.add(tomlkit.comment(line))
        return document
    load_corrections(path)  # a mistake made by hand is told with its line, before anything is changed
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be changed: {error}; mend it by hand") from error


def _put(document: TOMLDocument, name: str, names: Iterable[str]) -> None:
    """One entry under `name` with all these other names and those of the entries it takes the place of."""
    wanted = {fold_name(each): each for each in (name, *names)}
    kept = _remove(document, set(wanted))
    for entry in kept:
        for other in _names_of(entry):
            wanted.setdefault(fold_name(other), other)
    entry = tomlkit.table()
    entry.add("name", name)
    also = [other for folded, other in wanted.items() if folded != fold_name(name)]
    # An accent or a capital makes no other name: such a change renames without an entry under `also`.
    if also:
        entry.add("also", also)
    for key in ("kind", "country", "sector"):
        value = next((old[key] for old in kept if key in old), None)
        if value is not None:
            entry.add(key, value)
    _entries(document).append(entry)


def _split(document: TOMLDocument, name: str) -> None:
    folded = fold_name(name)
    for entry in _entries(document):
        others = [other for other in entry.get("also", []) if fold_name(other) != folded]
        if fold_name(entry["name"]) == folded:
            raise UsageError(f'"{name}" has an entry of its own already')
        if "also" in entry:
            entry["also"] = others
    entry = tomlkit.table()
    entry.add("name", name)
    _entries(document).append(entry)


def _remove(document: TOMLDocument, folded: set[str]) -> list[Table]:
    """Take out the entries that have one of these names."""
    entries = _entries(document)
    found = [entry for entry in entries if folded & {fold_name(name) for name in _names_of(entry)}]
    for entry in found:
        entries.remove(entry)
    return found


def _entries(document: TOMLDocument) -> AoT:
    if "actor" not in document:
        document.add("actor", tomlkit.aot())
    entries = document["actor"]
    if not isinstance(entries, AoT):
        raise UsageError("actor must be written as [[actor]] tables to be changed; mend it by hand")
    return entries


def _names_of(entry: Table) -> list[str]:
    return [str(entry["name"]), *(str(name) for name in entry.get("also", []))]


def _clean(name: str) -> str:
    cleaned = " ".join(name.split())
    if not fold_name(cleaned):
        raise UsageError("a name needs letters")
    return cleaned
