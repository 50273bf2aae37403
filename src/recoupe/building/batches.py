"""Small pieces that the steps of a build share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def weighed_batches(
    items: Iterable[Item], size: int, weigh: Callable[[Item], int], limit: int
) -> Iterator[list[Item]]:
    """The items in lists of at most that size, that end with the item that brings them to the limit."""
    batch: list[Item] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += weigh(item)
        if len(batch) == size or weight >= limit:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def stored_skip(skip: Skipped) -> SkippedInput:
    """The skip as a dossier keeps it."""
    return SkippedInput(**msgspec.structs.asdict(skip))
