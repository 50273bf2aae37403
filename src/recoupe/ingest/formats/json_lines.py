"""A .jsonl file to articles: one record a line; a bad line is named and the next one read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from recoupe.errors import SourceError
from recoupe.ingest.decoding import decode_bytes, refuse_other_formats
from recoupe.ingest.files import describe_os_error, open_file
from recoupe.ingest.formats.record import RecordReader
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Original, Skipped, SourceFile

_BOM = b"\xef\xbb\xbf"


def read_json_lines(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """One draft for each good line, one refusal for each bad one; empty lines are passed over."""
    reader = RecordReader(file)
    good = bad = 0
    with open_file(file) as opened:
        for number, line in _lines(opened, file, limits):
            place = f"line {number}"
            if not good and not bad:
                _check_start(file, line)
            try:
                if len(line) > limits.line_bytes:
                    raise SourceError(file.name, f"has more than {limits.line_bytes:,} bytes")
                record = _parse_record(file, line)
                original = Original(line.strip(), "application/json")
                yield reader.draft(record, place=place, number=number, original=original)
                good += 1
            except SourceError as error:
                yield Skipped(file.name, place, error.reason, error.way_out)
                bad += 1
            if not good and bad >= limits.bad_lines:
                reason = f"its first {bad} lines are no records; the rest was not read"
                raise SourceError(file.name, reason, "write one JSON object a line")
    if not good and not bad:
        raise SourceError(file.name, "is empty", "")


def _lines(opened: BinaryIO, file: SourceFile, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty, with their numbers; of an overlong one a piece over the limit."""
    number = 0
    try:
        while line := opened.readline(limits.line_bytes + 1):
            number += 1
            rest = line
            while len(rest) > limits.line_bytes and not rest.endswith(b"\n"):
                rest = opened.readline(limits.line_bytes + 1)
            if line.strip():
                yield number, line.removeprefix(_BOM) if number == 1 else line
    except OSError as error:
        raise SourceError(file.name, describe_os_error(error), "") from error


def _check_start(file: SourceFile, line: bytes) -> None:
    """Raises SourceError where the file holds no text at all: one refusal, not one a line."""
    refuse_other_formats(file.name, line)
    head = line[: min(len(line), 1000) // 4 * 4]  # whole characters of UTF-16 and UTF-32
    if b"\x00" in head:
        decoded = decode_bytes(file.name, head)
        raise SourceError(file.name, f"is {decoded.encoding}, not UTF-8", "save it as UTF-8")


def _parse_record(file: SourceFile, line: bytes) -> dict[str, object]:
    try:
        record = msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        raise SourceError(file.name, "is not UTF-8", "save it as UTF-8") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceError(file.name, f"is no JSON ({error})", "write one JSON object a line") from error
    if not isinstance(record, dict):
        raise SourceError(file.name, "is no JSON object", "write one JSON object a line")
    return record
