"""What a build is given, what it tells on the way, and what it reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from recoupe.article import Article
from recoupe.comparison import Comparison
from recoupe.ingest.records import Ingested, Skipped
from recoupe.reading import Reading
from recoupe.store import ReaderKey

Source = str | Path


class Progress(msgspec.Struct, frozen=True):
    """How far a step of the build has come, in articles. `total` is None while it is unknown."""

    step: Literal["ingest", "read", "compare"]
    done: int
    total: int | None


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What one build did. `skipped` and `notes` are for its user; both name the source.

    `articles_known` came in again; `articles_read` were read now; `compared` is False where nothing
    had changed since the last comparison.
    """

    articles_added: int = 0
    articles_known: int = 0
    articles_read: int = 0
    compared: bool = False
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


class Ingest(Protocol):
    """From sources to what came through the door and what did not."""

    def __call__(self, sources: Sequence[Source], *, language: str | None) -> Iterator[Ingested | Skipped]:
        """Articles and refusals in the order of the sources."""
        ...


class Steps(msgspec.Struct, frozen=True, kw_only=True):
    """The functions that a build ties together. `compare_version` changes when the comparison would."""

    ingest: Ingest
    read: Callable[[Iterable[Article]], Iterator[Reading]]
    reader_key: Callable[[str], ReaderKey]
    compare: Callable[[Sequence[Article], Sequence[Reading]], Comparison]
    compare_version: str
