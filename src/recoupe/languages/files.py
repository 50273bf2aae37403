"""Loading of data files: TOML tables into typed records, with errors that name file and line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from recoupe.errors import DataFileError

Entry = TypeVar("Entry")

LANGUAGES_FOLDER = Path(__file__).parent
_HEADER = re.compile(r"^\s*\[\[?\s*([\w.\-]+)\s*\]\]?\s*(?:#.*)?$")


def load_toml(path: Path) -> dict[str, Any]:
    """The tables of one TOML file. Raises DataFileError where it is missing or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataFileError(str(path), None, "there is no such file") from error
    except UnicodeDecodeError as error:
        raise DataFileError(
            str(path), None, f"is not UTF-8 ({error.reason} at byte {error.start})"
        ) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise DataFileError(
            str(path), int(found[1]) if found else None, f"is no valid TOML: {error}"
        ) from error


def load_entries(path: Path, table: str, entry_type: type[Entry]) -> list[tuple[Entry, int]]:
    """The `[[table]]` entries of one file as records, each with the line of its header.

    Raises DataFileError with that line where an entry has an unknown key, lacks one, or holds a
    value of the wrong form.
    """
    tables = load_toml(path)
    raw_entries = tables.get(table, [])
    lines = list(_header_lines(path, table))
    return [
        (convert_entry(path, line, raw, entry_type), line)
        for raw, line in zip(raw_entries, lines, strict=True)
    ]


def load_table(path: Path, entry_type: type[Entry], table: str | None = None) -> Entry:
    """One whole file, or one `[table]` of it, as a single record."""
    tables = load_toml(path)
    if table is None:
        return convert_entry(path, None, tables, entry_type)
    line = next(iter(_header_lines(path, table)), None)
    return convert_entry(path, line, tables.get(table, {}), entry_type)


def convert_entry(path: Path, line: int | None, raw: object, entry_type: type[Entry]) -> Entry:
    """One raw TOML value as a record; raises DataFileError with the nearest allowed word, if any."""
    try:
        return msgspec.convert(raw, entry_type)
    except msgspec.ValidationError as error:
        raise DataFileError(str(path), line, _explain(str(error), raw, entry_type)) from error


def _explain(problem: str, raw: object, entry_type: type) -> str:
    field = re.search(r"at `\$\.(\w+)", problem)
    if field and isinstance(raw, dict) and "Invalid enum value" in problem:
        value = raw.get(field[1])
        allowed = _literals(entry_type, field[1])
        near = difflib.get_close_matches(str(value), allowed, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; allowed are {', '.join(sorted(allowed))}"
        return f'{field[1]} "{value}" is not allowed here{hint}'
    unknown = re.search(r"unknown field `(\w+)`", problem)
    if unknown:
        names = [info.encode_name for info in msgspec.structs.fields(entry_type)]
        near = difflib.get_close_matches(unknown[1], names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"allowed are {', '.join(names)}"
        return f'key "{unknown[1]}" is not known here; {hint}'
    return problem


def _literals(entry_type: type, field: str) -> list[str]:
    """The strings that a field of a record allows."""
    info = next(info for info in msgspec.structs.fields(entry_type) if info.encode_name == field)
    return [part for part in _walk(info.type) if isinstance(part, str)]


def _walk(annotation: object) -> Iterator[object]:
    for part in get_args(annotation):
        yield part
        yield from _walk(part)


def _header_lines(path: Path, table: str) -> Iterator[int]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        header = _HEADER.match(text)
        if header and header[1] == table:
            yield number
