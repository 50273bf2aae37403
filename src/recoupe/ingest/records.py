"""What passes through the door: from a file to a draft, from a draft to an article or a refusal."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoupe.article import Article
from recoupe.reading import Published


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The most that is read of one input; what is larger is skipped and named.

    The defaults leave room for any press article: the longest are some 100,000 characters, saved
    pages with their pictures inside reach a few million bytes.
    """

    file_bytes: int = 20_000_000
    """Size of a text file or a page."""
    page_elements: int = 50_000
    """Elements of a page: live reports have up to some 20,000; 150,000 links took 25 s to read."""
    line_bytes: int = 5_000_000
    """Length of one line of a .jsonl file (the file itself may be of any size)."""
    bad_lines: int = 100
    """Bad lines at the start of a .jsonl file after which the rest of it is left."""
    sidecar_bytes: int = 64_000
    """Size of a sidecar."""
    article_chars: int = 500_000
    """Length of one article's text, in code points."""
    folder_depth: int = 32
    """Folders within folders."""


DEFAULT_LIMITS = Limits()


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
