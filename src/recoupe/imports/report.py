"""What became of a file that was handed in."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Refusal(msgspec.Struct, frozen=True):
    """One row that did not go in: where it stands (`corrections.xlsx, row 3`) and why."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """`taken` rows went into the file or folder `written`; the others are named."""

    written: Path
    taken: int
    refused: tuple[Refusal, ...] = ()
