"""A .json file to articles: one record, or a list of them, as recoupe, news-please and fundus write them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.decoding import decode_bytes
from recoupe.ingest.files import read_bytes
from recoupe.ingest.formats.record import RecordReader
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.columns import is_list_key, match_columns
from recoupe.ingest.metadata.declared import merge_known
from recoupe.ingest.metadata.sidecar import read_sidecar
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, Known, Original, Skipped, SourceFile

_READING_KEYS = frozenset(("doc", "actors", "statements", "events"))
_MEDIA_TYPE = "application/json"
_WAY_OUT = "write one record, a list of records, or one record a line in a .jsonl file"


def read_json_file(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """One draft for each record with a text, one refusal for each that has none."""
    data = read_bytes(file, limits.file_bytes)
    if not data.strip():
        raise SourceError(file.name, "is empty", "")
    text = decode_bytes(file.name, data, declared="utf-8").text.encode("utf-8")
    try:
        yield from _read_value(file, text, limits)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        reason = f"is no JSON ({printable_line(str(error), 100)})"
        raise SourceError(file.name, reason, _WAY_OUT) from error


def _read_value(file: SourceFile, text: bytes, limits: Limits) -> Iterator[Draft | Skipped]:
    reader = RecordReader(file)
    if text.lstrip()[:1] == b"[":
        yield from _read_list(
            file, reader, msgspec.json.decode(text, type=list[msgspec.Raw]), Known(), limits
        )
        return
    top = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    if top.keys() >= _READING_KEYS:
        raise SourceError(file.name, "is a reading that recoupe made, not an article", "give its article")
    if match_columns(top, file.columns).get("text"):
        sidecar, notes = read_sidecar(file, limits)
        draft = _read_record(reader, msgspec.Raw(text), "", 1, Known())
        source = file.name if draft.source == f"{file.name}:1" else draft.source
        known = merge_known(sidecar, draft.known)
        yield msgspec.structs.replace(draft, source=source, known=known, notes=notes + draft.notes)
        return
    lists = {key: raw for key, raw in top.items() if bytes(raw).lstrip()[:1] == b"["}
    records = [raw for raw in top.values() if bytes(raw).lstrip()[:1] == b"{"]
    if not lists and not records:
        raise SourceError(file.name, "holds no record with a text", _WAY_OUT)
    for key, raw in lists.items():
        # fundus writes one list for each publisher, under its name.
        outlet = None if is_list_key(key) else printable_line(key, 500) or None
        yield from _read_list(
            file, reader, msgspec.json.decode(raw, type=list[msgspec.Raw]), Known(outlet=outlet), limits
        )
    if not lists:
        yield from _read_list(file, reader, records, Known(), limits)


def _read_list(
    file: SourceFile, reader: RecordReader, records: list[msgspec.Raw], around: Known, limits: Limits
) -> Iterator[Draft | Skipped]:
    good = bad = 0
    for number, raw in enumerate(records, start=1):
        place = f"{around.outlet}, record {number}" if around.outlet else f"record {number}"
        try:
            yield _read_record(reader, raw, place, number, around)
            good += 1
        except SourceError as error:
            yield Skipped(file.name, place, error.reason, error.way_out)
            bad += 1
        if not good and bad >= limits.bad_lines:
            reason = f"its first {bad} records have no text; the rest was not read"
            raise SourceError(file.name, reason, _WAY_OUT)


def _read_record(reader: RecordReader, raw: msgspec.Raw, place: str, number: int, around: Known) -> Draft:
    record = msgspec.json.decode(raw)
    if not isinstance(record, dict):
        raise SourceError(place, "is no JSON object", _WAY_OUT)
    original = Original(bytes(raw), _MEDIA_TYPE)
    return reader.draft(record, place=place, number=number, original=original, known=around)
