"""Lists of words with CAMEO codes or PLOVER types, as tables, to a folder for `--patterns`."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

import msgspec
import tomlkit
from tomlkit.items import Table

from recoupe.cameo import load_cameo
from recoupe.errors import DataFileError, UsageError
from recoupe.imports.report import ImportReport, Refusal
from recoupe.imports.sheets import SheetRow, read_sheet
from recoupe.languages.event_patterns import load_event_patterns
from recoupe.languages.own import EVENTS, open_own_folder
from recoupe.languages.registry import load_languages
from recoupe.names import fold_name
from recoupe.plover import load_plover
from recoupe.reading import EventType

Part = Literal["verb", "noun", "adjective"]
FRAMES: dict[Part, str] = {"verb": "act", "noun": "deed", "adjective": "act"}
"""Where the parties stand around a word of that part of speech, by the names of `grammar.toml`."""

_ROOTS: dict[str, EventType] = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN",
    "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT",
    "20": "ASSAULT",
}  # fmt: skip
"""PLOVER's types of CAMEO's roots (manual of 2021); a root that says nothing of who does what is missing."""


class ListedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a list, understood."""

    place: str
    words: str
    language: str
    part: Part
    type: EventType
    mode: str | None
    example: str


def import_event_list(files: Sequence[Path], output: Path, *, language: str | None = None) -> ImportReport:
    """The rows of tables, as FOLDER/LANGUAGE/events/imported-STEM.toml, a pattern a row.

    Columns: word (or phrase), code (CAMEO) or type and mode (PLOVER), part (verb, noun, adjective; verb
    without it), language, example: a sentence that the pattern reads. `language` is that of rows that name
    none. A file of the folder with the same name is replaced. Raises UsageError where a folder is no folder
    for `--patterns`.
    """
    refused: list[Refusal] = []
    taken = 0
    for path in files:
        listed: dict[tuple[str, str, str], ListedEvent] = {}
        for row in read_sheet(path, "events", ("word", "words", "phrase")):
            found = _listed(row, language)
            if isinstance(found, str):
                refused.append(Refusal(row.place, found))
                continue
            key = (found.language, found.part, found.words.lower())
            if key in listed:
                refused.append(Refusal(row.place, f'"{found.words}" stands at {listed[key].place} too'))
            else:
                listed[key] = found
        good, bad = _loadable(tuple(listed.values()))
        refused += bad
        _write(good, output, _stem(path))
        taken += len(good)
    return ImportReport(written=output, taken=taken, refused=tuple(refused))


def plover_of_cameo(code: str) -> tuple[EventType, str | None] | None:
    """The PLOVER type and mode of a CAMEO code; None where it is none, or says only that something is said.

    A code that PLOVER has no mode for means what the next wider one means ("0231": REQUEST).
    """
    digits = code.strip()
    if digits.isdecimal() and len(digits) in (2, 3) and int(digits[:2]) > int(max(_ROOTS)):
        digits = f"0{digits}"  # a spreadsheet takes the nought of 042 for nothing
    if not digits.isdecimal() or not 2 <= len(digits) <= 4 or digits[:2] not in _ROOTS:
        return None
    by_code: dict[str, list[tuple[EventType, str | None]]] = {}
    for kind, entry in load_cameo().items():
        by_code.setdefault(entry.code, []).append(kind)
    for length in range(len(digits), 2, -1):
        kinds = by_code.get(digits[:length], [])
        types = {event_type for event_type, _mode in kinds}
        if len(types) == 1:
            (event_type,) = types
            modes = {mode for _type, mode in kinds}
            return event_type, modes.pop() if len(modes) == 1 else None
    return _ROOTS[digits[:2]], None


def _listed(row: SheetRow, language: str | None) -> ListedEvent | str:
    """One row understood, or what is wrong with it."""
    words = " ".join(row.first("word", "words", "phrase").replace("_", " ").split())
    example = row.first("example", "examples")
    code = row.first("language") or language or ""
    part = row.first("part") or "verb"
    if not fold_name(words):
        return "has no word"
    if not example:
        return f'"{words}" has no example; write a sentence that it should be read in'
    if code not in load_languages():
        return f'language "{code}" is not read; there are {", ".join(load_languages())}'
    if part not in get_args(Part):
        return f'part "{part}" is none; there are {", ".join(get_args(Part))}'
    kind = _kind(row)
    if isinstance(kind, str):
        return kind
    return msgspec.convert(
        {
            "place": row.place,
            "words": words,
            "language": code,
            "part": part,
            "type": kind[0],
            "mode": kind[1],
            "example": example,
        },
        ListedEvent,
    )


def _kind(row: SheetRow) -> tuple[EventType, str | None] | str:
    name, mode = row.first("type", "code").upper(), row.first("mode").lower() or None
    event_type = next((known for known in get_args(EventType) if known == name), None)
    if event_type is not None:
        if not load_plover().has_mode(event_type, mode):
            modes = ", ".join(load_plover().types[event_type].modes) or "none"
            return f'mode "{mode}" is no mode of {event_type}; there are {modes}'
        return event_type, mode
    found = plover_of_cameo(name)
    if found is None:
        return f'"{name}" is no PLOVER type and no CAMEO code of an event; write ACCUSE or 112'
    return found


def _loadable(events: Sequence[ListedEvent]) -> tuple[list[ListedEvent], list[Refusal]]:
    """The rows that make patterns, and those that do not, with what the loader says of them."""
    good: list[ListedEvent] = []
    bad: list[Refusal] = []
    for language in sorted({event.language for event in events}):
        left = [event for event in events if event.language == language]
        while left:
            problem = _try(left)
            if problem is None:
                break
            number, reason = problem
            bad.append(Refusal(left.pop(number).place, reason))
        good += left
    return good, bad


def _try(events: Sequence[ListedEvent]) -> tuple[int, str] | None:
    """Which of these rows of one language makes no pattern, and why; None where all do."""
    text = _toml(events)
    with tempfile.TemporaryDirectory(prefix="recoupe-") as folder:
        path = Path(folder, events[0].language, EVENTS, "tried.toml")
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        try:
            load_event_patterns(events[0].language, open_own_folder(folder))
        except DataFileError as error:
            if error.line is None:
                raise
            return text.splitlines()[: error.line].count("[[pattern]]") - 1, error.problem
    return None


def _write(events: Sequence[ListedEvent], output: Path, stem: str) -> None:
    for language in sorted({event.language for event in events}):
        folder = output / language / EVENTS
        try:
            folder.mkdir(parents=True, exist_ok=True)
            text = _toml([event for event in events if event.language == language])
            (folder / f"{stem}.toml").write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{folder}: cannot be written: {error.strerror or error}") from error


def _toml(events: Sequence[ListedEvent]) -> str:
    document = tomlkit.document()
    patterns = tomlkit.aot()
    for event in events:
        patterns.append(_pattern(event))
    document.add("pattern", patterns)
    return tomlkit.dumps(document)


def _pattern(event: ListedEvent) -> Table:
    table = tomlkit.table()
    table.add(f"{event.part}s", [event.words])
    table.add("frame", FRAMES[event.part])
    table.add("type", event.type)
    if event.mode:
        table.add("mode", event.mode)
    table.add("examples", [event.example])
    return table


def _stem(path: Path) -> str:
    """A name that no other file of the folder has: words.toml holds lists of words, mine.toml is yours."""
    return "-".join(["imported", *fold_name(path.stem).split()])
