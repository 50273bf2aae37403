"""Feeds polled round by round; each round is one build of those that may be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from recoupe.building import BuildReport
from recoupe.ingest.fetching.fetch import Fetched, FetchError, fetch_address
from recoupe.ingest.limits import Limits
from recoupe.ingest.options import DoorOptions
from recoupe.store import Dossier
from recoupe.store.feeds import FeedState

from .backoff import after_answer, after_failure, is_due, parse_time

Build = Callable[[Sequence[str], DoorOptions], BuildReport]
"""Builds the dossier from addresses."""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One round: which feeds were asked, which had nothing new, what came of it, when the next one is."""

    asked: tuple[str, ...]
    unchanged: tuple[str, ...]
    report: BuildReport | None
    next_round: datetime


def watch(  # noqa: PLR0913  (each is an option of the command, or what a test stands in for)
    feeds: Sequence[str],
    store_path: str | Path,
    build: Build,
    *,
    every: timedelta,
    options: DoorOptions,
    stop: Callable[[], bool],
    wait: Callable[[timedelta], None],
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Round]:
    """Rounds until `stop` says so; after each it waits until the next feed may be asked.

    What a feed said of its answer is remembered in the dossier after all that came with it is stored:
    who is stopped in between asks for it again. Raises what `build` raises.
    """
    addresses = list(dict.fromkeys(feeds))
    next_time = dict.fromkeys(addresses, clock())
    while not stop():
        now = clock()
        states = _states(store_path, addresses)
        due = [feed for feed in addresses if next_time[feed] <= now and is_due(states[feed], now)]
        poll = _Poll(states, every, clock)
        report = build(due, msgspec.structs.replace(options, fetch=poll.fetch)) if due else None
        if report is not None and not report.stopped:
            _remember(store_path, poll.answered)
        states |= poll.answered
        next_time |= dict.fromkeys(due, now + every)
        for feed in addresses:
            not_before = states[feed].not_before
            if not_before is not None:
                next_time[feed] = max(next_time[feed], parse_time(not_before))
        following = min(next_time.values())
        yield Round(asked=tuple(due), unchanged=tuple(poll.unchanged), report=report, next_round=following)
        if not stop():
            wait(max(following - clock(), timedelta()))


def _states(store_path: str | Path, feeds: Sequence[str]) -> dict[str, FeedState]:
    with Dossier.create_or_open(store_path) as dossier:
        return {feed: dossier.feed(feed) for feed in feeds}


def _remember(store_path: str | Path, states: dict[str, FeedState]) -> None:
    with Dossier.open(store_path) as dossier:
        for state in states.values():
            dossier.remember_feed(state)


class _Poll:
    """Asks feeds with what is known of their last answers, and notes what they say this time."""

    def __init__(self, states: dict[str, FeedState], every: timedelta, clock: Callable[[], datetime]) -> None:
        self._states = states
        self._every = every
        self._clock = clock
        self.answered: dict[str, FeedState] = {}
        self.unchanged: list[str] = []

    def fetch(self, url: str, limits: Limits, /) -> Fetched | None:
        """What the address answers; None where it has not changed. Pages that a feed leads to are new."""
        state = self._states.get(url)
        if state is None:
            return fetch_address(url, limits)
        try:
            fetched = fetch_address(url, limits, etag=state.etag, last_modified=state.last_modified)
        except FetchError as error:
            self.answered[url] = after_failure(state, error, self._every, self._clock())
            raise
        self.answered[url] = after_answer(state, fetched)
        if fetched is None:
            self.unchanged.append(url)
        return fetched
