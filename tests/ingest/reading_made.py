"""Reads bytes as a file of some name, for the tests of one format."""

from __future__ import annotations

from pathlib import Path

from recoupe.ingest.kinds import read_file
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped, SourceFile


def read_made(
    name: str, content: bytes, limits: Limits | None = None, **fields: object
) -> list[Draft | Skipped]:
    """What stands in the bytes, were they a file of that name."""
    file = SourceFile(Path(name), name, content, **fields)  # type: ignore[arg-type]
    return list(read_file(file, limits or Limits()))


def drafts_of(name: str, content: bytes, limits: Limits | None = None, **fields: object) -> list[Draft]:
    """The drafts alone; there must be no refusal."""
    outcomes = read_made(name, content, limits, **fields)
    assert not [str(one) for one in outcomes if isinstance(one, Skipped)]
    return [one for one in outcomes if isinstance(one, Draft)]


def refusals_of(name: str, content: bytes, limits: Limits | None = None, **fields: object) -> list[str]:
    """What was not read, in words."""
    return [str(one) for one in read_made(name, content, limits, **fields) if isinstance(one, Skipped)]
