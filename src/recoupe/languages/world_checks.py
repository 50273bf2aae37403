"""What the data files about the world must promise: every check names the file, the line and the way out."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from recoupe.errors import DataFileError
from recoupe.languages.world_files import (
    ALL_LANGUAGES,
    Bloc,
    Body,
    Former,
    Outlet,
    Region,
    Seat,
    State,
    StateWords,
    WorldFiles,
)
from recoupe.names import fold_name

_ISO3 = re.compile(r"[A-Z]{3}")
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_Named = Seat | Body | Bloc | Outlet | Region


def check_world_files(files: WorldFiles) -> None:
    """Raises DataFileError at the first entry that is wrong by itself or against another."""
    countries = files.folder / "countries.toml"
    all_states: list[tuple[State | Former, int]] = [*files.states, *files.former]
    for entry, line in all_states:
        _check_state(countries, line, entry, files.languages)
    codes = Counter(state.iso3 for state, _line in files.states)
    for state, line in files.states:
        if codes[state.iso3] > 1:
            raise DataFileError(str(countries), line, f'state "{state.iso3}" stands here more than once')
    known = frozenset(codes) | {former.iso3 for former, _line in files.former}
    for former, line in files.former:
        _check_country(countries, line, former.successor, known)
    _check_shared(countries, files)
    named: dict[str, list[tuple[_Named, int]]] = {
        "seats.toml": [*files.seats, *files.bodies],
        "blocs.toml": [*files.blocs],
        "media.toml": [*files.outlets],
        "regions.toml": [*files.regions],
    }
    for name, entries in named.items():
        _check_named(files.folder / name, entries, files.languages, known)


def _check_state(path: Path, line: int, entry: State | Former, languages: tuple[str, ...]) -> None:
    where = f'state "{entry.iso3}"'
    if not _ISO3.fullmatch(entry.iso3):
        raise DataFileError(str(path), line, f"{where}: iso3 is three capitals (ISO 3166 alpha-3)")
    _check_languages(path, line, where, entry.language, languages)
    for missing in (code for code in languages if code not in entry.language):
        raise DataFileError(str(path), line, f"{where} has no [state.language.{missing}]")
    for code, words in entry.language.items():
        _check_words(path, line, f"{where}, {code}", words, is_living=isinstance(entry, State))


def _check_words(path: Path, line: int, where: str, words: StateWords, *, is_living: bool) -> None:
    has = {"name": words.name, "demonym": words.demonym.by_agreement(), "capital": words.capital}
    needed = has if is_living else ["name"]
    for key in (key for key in needed if not has[key]):
        raise DataFileError(str(path), line, f"{where} has no {key}; add at least one")
    for forms in (words.name, words.capital, *words.demonym.by_agreement().values()):
        _check_forms(path, line, where, forms)
    _check_homographs(path, line, where, words.homographs, words.forms())


def _check_forms(path: Path, line: int, where: str, forms: Iterable[str]) -> None:
    for form, count in Counter(forms).items():
        if count > 1:
            raise DataFileError(str(path), line, f'{where}: "{form}" stands twice in one list')
        if not any(map(str.isalnum, form)) or form != " ".join(form.split()) or "’" in form:
            problem = f'{where}: "{form}" must have letters, single spaces and straight apostrophes'
            raise DataFileError(str(path), line, problem)


def _check_homographs(
    path: Path, line: int, where: str, homographs: Iterable[str], forms: Iterable[str]
) -> None:
    listed = set(forms)
    for form in (form for form in homographs if form not in listed):
        near = difflib.get_close_matches(form, sorted(listed), n=1)
        hint = f"; did you mean {near[0]}?" if near else "; add it there first"
        raise DataFileError(str(path), line, f'{where}: homograph "{form}" is no form of the entry{hint}')


def _check_languages(
    path: Path, line: int, where: str, names: Mapping[str, object], allowed: Iterable[str]
) -> None:
    allowed = tuple(allowed)
    for code in (code for code in names if code not in allowed):
        problem = f'{where}: language "{code}" is not known here; allowed are {", ".join(allowed)}'
        raise DataFileError(str(path), line, problem)


def _check_country(path: Path, line: int, country: str | None, known: frozenset[str]) -> None:
    if country is not None and country not in known:
        near = difflib.get_close_matches(country, sorted(known), n=1)
        hint = f"; did you mean {near[0]}?" if near else "; add it to countries.toml"
        raise DataFileError(str(path), line, f'country "{country}" is not in countries.toml{hint}')


def _check_named(
    path: Path, entries: Iterable[tuple[_Named, int]], languages: tuple[str, ...], known: frozenset[str]
) -> None:
    seen: set[str] = set()
    for entry, line in entries:
        where = entry.country if isinstance(entry, Seat) else entry.id
        if not isinstance(entry, Seat):
            if not _ID.fullmatch(entry.id):
                problem = f'id "{entry.id}" is small letters and digits, parted by underscores'
                raise DataFileError(str(path), line, problem)
            if entry.id in seen:
                raise DataFileError(str(path), line, f'id "{entry.id}" stands here more than once')
            seen.add(entry.id)
        if not isinstance(entry, Bloc):
            _check_country(path, line, entry.country, known)
        lists = [entry.names, entry.towns] if isinstance(entry, Bloc) else [entry.names]
        if not any(entry.names.values()):
            raise DataFileError(str(path), line, f"{where} has no names; add at least one")
        for names in lists:
            _check_languages(path, line, where, names, (*languages, ALL_LANGUAGES))
            for forms in names.values():
                _check_forms(path, line, where, forms)
        listed = [form for names in lists for printed in names.values() for form in printed]
        _check_homographs(path, line, where, entry.homographs, listed)


def _check_shared(path: Path, files: WorldFiles) -> None:
    """Two living states share a form only where a [[shared]] entry lists it, and only such forms."""
    owners = _owners_by_form(files)
    declared: set[tuple[str, str]] = set()
    for shared, line in files.shared:
        _check_languages(path, line, "shared", {shared.language: ()}, files.languages)
        for form in shared.forms:
            key = (shared.language, fold_name(form))
            if set(shared.states) != set(owners.get(key, {})):
                having = ", ".join(owners.get(key, {})) or "no state"
                raise DataFileError(str(path), line, f'shared form "{form}" belongs to {having}')
            declared.add(key)
    for (language, form), lines in owners.items():
        if len(lines) > 1 and (language, form) not in declared:
            states = " and ".join(lines)
            problem = f'"{form}" ({language}) belongs to {states}; list it in a [[shared]] entry or drop it'
            raise DataFileError(str(path), max(lines.values()), problem)


def _owners_by_form(files: WorldFiles) -> dict[tuple[str, str], dict[str, int]]:
    """Which states, at which line, have a folded form in a language."""
    owners: dict[tuple[str, str], dict[str, int]] = {}
    for state, line in files.states:
        for code, words in state.language.items():
            for form in words.forms():
                owners.setdefault((code, fold_name(form)), {})[state.iso3] = line
    return owners
