"""The outline of the world's states, as SVG paths in the units of projection.py."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

WORLD_FILE = Path(__file__).with_name("world.tsv")
NO_CODE = "-"


class Outline(msgspec.Struct, frozen=True):
    """One state: ISO 3166 alpha-3, None where Natural Earth gives no code, and its closed paths."""

    country: str | None
    path: str


@lru_cache(maxsize=1)
def load_outlines() -> tuple[Outline, ...]:
    """All states, in the order of their codes."""
    outlines = []
    for line in WORLD_FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, path = line.split("\t")
            outlines.append(Outline(None if country == NO_CODE else country, path))
    return tuple(outlines)
