"""One record (a JSON object, a row of a table) to a draft: the same keys and names for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.decoding import check_text
from recoupe.ingest.metadata.agency import find_agency
from recoupe.ingest.metadata.columns import RECORD_KEYS, Chosen, match_columns, missing_columns
from recoupe.ingest.metadata.days import DayOrder, parse_stated_day
from recoupe.ingest.metadata.declared import KEYS, merge_known, parse_known
from recoupe.ingest.printable import printable_line, printable_path
from recoupe.ingest.records import Captured, Draft, Known, Original, SourceFile, utc_time
from recoupe.reading import Published

_SOURCE_CHARS = 2000
_SHOWN_KEYS = 10
_SHOWN_COLUMNS = 20


class RecordReader:
    """Makes drafts of the records of one file, and says each unused key once."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._said: set[str] = set()

    def draft(
        self,
        record: Mapping[str, object],
        *,
        place: str,
        number: int,
        original: Original | None = None,
        known: Known | None = None,
        order: DayOrder | None = None,
    ) -> Draft:
        """The record's article; `known` is what stands around it. Raises SourceError where it has no text."""
        matched = match_columns(record, self._file.columns)
        values = {key: _first_value(record, columns) for key, columns in matched.items()}
        text = _text_of(values.get("text"))
        if text is None:
            raise SourceError(self._file.name, *_without_text(values.get("text"), self._file.columns))
        check_text(self._file.name, text)
        captured = _captured(values.get("captured")) or self._file.captured
        declared, notes = _known_of(values, place, order)
        named = values.get("source")
        source = printable_path(str(named).strip())[:_SOURCE_CHARS] if isinstance(named, str | int) else ""
        return Draft(
            origin=self._file.name,
            place=place,
            source=source or f"{self._file.name}:{number}",
            text=text,
            known=merge_known(merge_known(declared, known or Known()), self._file.known),
            notes=notes + self._unused(matched.get("unknown", ()), place),
            original=original,
            captured=captured,
        )

    def _unused(self, keys: Iterable[str], place: str) -> tuple[str, ...]:
        new = [key for key in keys if key not in self._said]
        self._said.update(new)
        if not new:
            return ()
        shown = ", ".join(printable_line(key, 40) for key in new[:_SHOWN_KEYS])
        return (f"{place}: {shown} not used (said once); the keys are {', '.join(RECORD_KEYS)}",)


def require_text(file: SourceFile, header: Iterable[str]) -> None:
    """Raises SourceError where no column can be the text, or one that the user named is missing."""
    columns = [column for column in header if column]
    shown = ", ".join(printable_line(column, 40) for column in columns[:_SHOWN_COLUMNS]) or "without names"
    missing = missing_columns(columns, file.columns)
    if missing:
        raise SourceError(file.name, f'has no column "{missing[0]}"', f"its columns are {shown}")
    if not match_columns(columns, file.columns).get("text"):
        reason = f"has no column with the text; its columns are {shown}"
        raise SourceError(file.name, reason, "name it: --columns text=NAME")


def _first_value(record: Mapping[str, object], columns: Iterable[str]) -> object:
    values = (record[column] for column in columns)
    return next((value for value in values if value is not None and value not in ("", "None", "null")), None)


def _text_of(value: object) -> str | None:
    """The text: a string, or paragraphs with a blank line between them."""
    if isinstance(value, str):
        return value
    paragraphs = list(_paragraphs(value))
    return "\n\n".join(paragraphs) if paragraphs else None


def _paragraphs(value: object) -> Iterable[str]:
    """Paragraphs of a list, or of a body as fundus writes it: a summary, and sections under headlines."""
    if isinstance(value, list):
        yield from (part.strip() for part in value if isinstance(part, str) and part.strip())
    elif isinstance(value, dict):
        yield from _paragraphs(value.get("summary"))
        sections = value.get("sections")
        for section in sections if isinstance(sections, list) else ():
            if isinstance(section, dict):
                yield from _paragraphs(section.get("headline"))
                yield from _paragraphs(section.get("paragraphs"))


def _without_text(value: object, chosen: Chosen) -> tuple[str, str]:
    column = dict(chosen).get("text", "text")
    if value is None:
        return "has no text", f'give it a key "{column}"'
    return "has a text that is no string", f'give it a key "{column}"'


def _known_of(
    values: Mapping[str, object], place: str, order: DayOrder | None
) -> tuple[Known, tuple[str, ...]]:
    declared = {key: values.get(key) for key in KEYS if key != "published"}
    author = declared["author"]
    if isinstance(author, list):
        declared["author"] = ", ".join(name for name in author if isinstance(name, str)) or None
    if isinstance(declared["outlet"], str):
        declared["outlet"] = declared["outlet"].removeprefix("www.")  # some name it by its host
    if isinstance(author, str | list) and not declared["agency"]:
        declared["agency"] = find_agency(str(declared["author"] or ""), str(declared["outlet"] or ""))
    known, notes = parse_known(declared, where=place)
    try:
        value = values.get("published")
        published = parse_stated_day(value, method="declared", order=order)
    except ValueError as error:
        published, notes = Published(), (*notes, f"{place}: {error}; left out")
    return msgspec.structs.replace(known, published=published), notes


def _captured(value: object) -> Captured | None:
    try:
        time = datetime.fromisoformat(value.strip()) if isinstance(value, str) else value
    except ValueError:
        return None
    if not isinstance(time, datetime):
        return None
    in_utc = time.replace(tzinfo=UTC) if time.tzinfo is None else time
    try:
        return Captured(utc_time(in_utc.astimezone(UTC)), "archive")
    except (ValueError, OverflowError):
        return None
