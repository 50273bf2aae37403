"""The base of all kinds of source: which files are of a kind, and how one of them is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

import msgspec

from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped, SourceFile

Read = Callable[[SourceFile, Limits], Iterator[Draft | Skipped]]


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of file. `suffixes` are lower case, with the dot.

    `read` gives what stands in a file, in its order: a draft for each article, a refusal for each
    part that is none. It raises SourceError where the whole file cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Read


def read_by(module: str, function: str) -> Read:
    """The function of a module that is loaded when the first file of its kind is read.

    The libraries behind the kinds take half a second to load together, and most builds need few of them.
    """

    def read(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
        found: Read = getattr(import_module(f"recoupe.ingest.{module}"), function)
        return found(file, limits)

    return read
