"""When a feed may be asked again: pure functions from its state, what it answered and the time.

A feed that fails is left in peace for one interval, then two, four, eight, up to a day; one that says
how long it wants to be left (Retry-After) is left that long. There is no chance in it: the same answers
give the same times.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import msgspec

from recoupe.ingest.fetching.fetch import Fetched, FetchError
from recoupe.store.feeds import FeedState

LONGEST_WAIT = timedelta(days=1)
"""How long a feed that fails is left at the most, unless it asks for more."""
LONGEST_ASKED_WAIT = timedelta(days=7)
"""How long one is left that asks for it."""

_GONE = 410
_MOST_DOUBLINGS = 20
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def is_due(state: FeedState, now: datetime) -> bool:
    """Whether the feed may be asked."""
    return state.not_before is None or parse_time(state.not_before) <= now


def after_answer(state: FeedState, fetched: Fetched | None) -> FeedState:
    """The state after an answer; None: it has not changed."""
    if fetched is None:
        return msgspec.structs.replace(state, failures=0, not_before=None)
    return FeedState(address=state.address, etag=fetched.etag, last_modified=fetched.last_modified)


def after_failure(state: FeedState, error: FetchError, every: timedelta, now: datetime) -> FeedState:
    """The state after a failure: what is known of the last answer stays."""
    wait = min(every * 2 ** min(state.failures, _MOST_DOUBLINGS), LONGEST_WAIT)
    if error.status == _GONE:  # it says that it will never come back
        wait = LONGEST_ASKED_WAIT
    wait = max(wait, min(_asked_wait(error.retry_after, now), LONGEST_ASKED_WAIT))
    not_before = (now + wait).strftime(_FORMAT)
    return msgspec.structs.replace(state, failures=state.failures + 1, not_before=not_before)


def parse_time(text: str) -> datetime:
    """A time as states hold it."""
    return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)


def _asked_wait(retry_after: str | None, now: datetime) -> timedelta:
    """How long the feed asks to be left: seconds, or until a date. Nothing where it says neither."""
    words = (retry_after or "").strip()
    if words.isdecimal() and words.isascii():
        return timedelta(seconds=min(int(words[:12]), 10**9))
    try:
        until = parsedate_to_datetime(words)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(until - now, timedelta())
    except (ValueError, TypeError, IndexError, OverflowError):
        return timedelta()
