"""What a user may ask of the door, and what the door may ask of who calls it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import msgspec

from recoupe.ingest.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from recoupe.ingest.fetching.fetch import Fetched

Recall = Callable[[str], bytes | None]
"""From the key of a file to what came out of it in an earlier build; None where nothing did."""


class Fetch(Protocol):
    """Asks an address. None: it has not changed. Raises FetchError where it gives no answer."""

    def __call__(self, url: str, limits: Limits, /) -> Fetched | None:
        """What the address answers."""
        ...


def fetch_once(url: str, limits: Limits, /) -> Fetched | None:
    """Asks an address that was never asked before."""
    from recoupe.ingest.fetching.fetch import fetch_address  # noqa: PLC0415  (most builds ask nobody)

    return fetch_address(url, limits)


class DoorOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are read.

    `columns` are the user's names of columns, as pairs of key and column; `follow` fetches the pages of
    a feed's entries, those of which `is_known` says so aside; `keep_originals` brings the bytes of
    articles along; `fetch` asks the network; `limits` are the most that is read of one input.
    """

    columns: tuple[tuple[str, str], ...] = ()
    follow: bool = False
    keep_originals: bool = True
    fetch: Fetch = fetch_once
    is_known: Callable[[str], bool] | None = None
    limits: Limits = DEFAULT_LIMITS


DEFAULT_OPTIONS = DoorOptions()
