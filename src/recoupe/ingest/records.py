"""What passes through the door: from a file to a draft, from a draft to an article or a refusal."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoupe.article import Article
from recoupe.reading import Published


class SourceFile(msgspec.Struct, frozen=True):
    """One file to read. `name` is its path in printable form, as given; `path` opens it."""

    path: Path
    name: str


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article beside its text; None where nothing says so."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = Published()


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An article's text and what is known of it, before its language is known.

    `origin` is the file it stands in, `place` where in that file ("line 3", empty for the whole);
    `source` is the name that the article will bear.
    """

    origin: str
    place: str = ""
    source: str
    text: str
    known: Known = Known()
    notes: tuple[str, ...] = ()


class Ingested(msgspec.Struct, frozen=True):
    """One article that came through the door, and what its user should know (encoding, doubts)."""

    article: Article
    notes: tuple[str, ...] = ()


class Skipped(msgspec.Struct, frozen=True):
    """One input that was not read: which, where in it, why, and what to do about it."""

    source: str
    place: str
    reason: str
    way_out: str = ""

    def __str__(self) -> str:
        where = f"{self.source}: {self.place}" if self.place else self.source
        return f"{where}: {self.reason}" + (f"; {self.way_out}" if self.way_out else "")
