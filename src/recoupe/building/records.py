"""What a build is given, what it tells on the way, and what it reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from recoupe.article import Article
from recoupe.comparison import Comparison
from recoupe.ingest.records import Outcome, Skipped
from recoupe.reading import Reading
from recoupe.store import ReaderKey

from .workers.limits import DEFAULT_READ_LIMITS, ReadLimits

Source = str | Path
Engine = Literal["processes", "ray"]


class Progress(msgspec.Struct, frozen=True):
    """How far a step of the build has come, in articles. `total` is None while it is unknown."""

    step: Literal["ingest", "read", "compare"]
    done: int
    total: int | None


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What one build did. `skipped` and `notes` are for its user; both name the source.

    `articles_known` came in again; `articles_read` were read now; `compared` is False where nothing
    had changed since the last comparison. A build that was `stopped` has left `articles_left` unread
    and compared nothing: the next one goes on.
    """

    articles_added: int = 0
    articles_known: int = 0
    articles_read: int = 0
    compared: bool = False
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    stopped: bool = False
    articles_left: int = 0


class Isolation(msgspec.Struct, frozen=True):
    """In how many worker processes articles are read, and what one may take there; 0: in this process.

    With `engine` ray they are workers of a Ray cluster, which is joined or started on this machine.
    """

    processes: int = 0
    limits: ReadLimits = DEFAULT_READ_LIMITS
    engine: Engine = "processes"


IN_THIS_PROCESS = Isolation()


class Ingest(Protocol):
    """From sources to what came through the door and what did not."""

    def __call__(self, sources: Sequence[Source], *, language: str | None) -> Iterator[Outcome]:
        """Articles and refusals in the order of the sources."""
        ...


class Steps(msgspec.Struct, frozen=True, kw_only=True):
    """The functions that a build ties together. `compare_version` changes when the comparison would.

    `warm` loads what `read` needs of a language. With it both can be sent to worker processes by the
    names of their modules; without it all is read in the build's own process.
    """

    ingest: Ingest
    read: Callable[[Iterable[Article]], Iterator[Reading]]
    reader_key: Callable[[str], ReaderKey]
    compare: Callable[[Sequence[Article], Sequence[Reading]], Comparison]
    compare_version: str
    warm: Callable[[str], None] | None = None
