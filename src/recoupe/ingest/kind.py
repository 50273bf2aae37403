"""The base of all kinds of source: which files are of a kind, and how one of them is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped, SourceFile


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of file. `suffixes` are lower case, with the dot.

    `read` gives what stands in a file, in its order: a draft for each article, a refusal for each
    part that is none. It raises SourceError where the whole file cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[SourceFile, Limits], Iterator[Draft | Skipped]]
