"""Small pieces that the steps of a build share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import msgspec

from recoupe.ingest.records import Skipped
from recoupe.store import SkippedInput

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of that size, the last perhaps shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def stored_skip(skip: Skipped) -> SkippedInput:
    """The skip as a dossier keeps it."""
    return SkippedInput(**msgspec.structs.asdict(skip))
