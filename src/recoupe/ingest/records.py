"""What passes through the door: from a file to a draft, from a draft to an article or a refusal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.article import Article
from recoupe.ingest.containers.budget import Budget
from recoupe.reading import Published


class Captured(msgspec.Struct, frozen=True):
    """When an article's bytes were taken from where they were published, or written down.

    `time` is ISO 8601 in UTC. An article cannot be younger than its record in a web archive, its
    fetching or its saving by a browser; the day of a file says nothing of that (`file`).
    """

    time: str
    told_by: Literal["archive", "fetched", "saved", "file"]

    def last_day(self) -> date | None:
        """The last day on which the article can have been published; None where nothing says so.

        A day later than in UTC: it may have been tomorrow where it was published.
        """
        if self.told_by == "file":
            return None
        try:
            return date.fromisoformat(self.time[:10]) + timedelta(days=1)
        except (ValueError, OverflowError):
            return None


def utc_time(time: datetime) -> str:
    """A time in UTC as it is kept: 2019-03-27T10:00:00Z."""
    return time.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


class Original(msgspec.Struct, frozen=True):
    """The bytes that an article was taken from, and what they are (a media type)."""

    content: bytes
    media_type: str


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article beside its text; None where nothing says so.

    `agency` is the news agency that it credits.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = Published()
    author: str | None = None
    agency: str | None = None


class SourceFile(msgspec.Struct, frozen=True):
    """One file to read. `name` is its path in printable form, as given; `path` opens it.

    Of a file in an archive, an answer from the web or standard input `content` holds the bytes, and
    only the ending of `path` counts; `sidecar` are the bytes of the sidecar beside it. `known` is what
    stands around it (the address in a web archive). `budget` is what all files of one archive share;
    `columns` are the names that the user gives of columns.
    """

    path: Path
    name: str
    content: bytes | None = None
    sidecar: bytes | None = None
    known: Known = Known()
    captured: Captured | None = None
    budget: Budget | None = None
    columns: tuple[tuple[str, str], ...] = ()


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
    original: Original | None = None
    captured: Captured | None = None


class Ingested(msgspec.Struct, frozen=True):
    """One article that came through the door, and what its user should know (encoding, doubts)."""

    article: Article
    notes: tuple[str, ...] = ()
    original: Original | None = None
    captured: Captured | None = None


class Skipped(msgspec.Struct, frozen=True, tag=True):
    """One input that was not read: which, where in it, why, and what to do about it."""

    source: str
    place: str
    reason: str
    way_out: str = ""

    def __str__(self) -> str:
        where = f"{self.source}: {self.place}" if self.place else self.source
        return f"{where}: {self.reason}" + (f"; {self.way_out}" if self.way_out else "")


class Again(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """An article of a file that has not changed since an earlier build: its id, and what was said of it."""

    article: str
    origin: str
    place: str
    source: str
    notes: tuple[str, ...] = ()


class FileEnd(msgspec.Struct, frozen=True):
    """All that stood in a file has passed. `record` is what came out of it, under a key of the file."""

    key: str
    articles: tuple[str, ...]
    record: bytes


Outcome = Ingested | Skipped | Again | FileEnd
