"""Comparison of days: when it happened, and, where that is not said, when it was written."""

from __future__ import annotations

from recoupe.compare.event_mentions import EventMention
from recoupe.days import Days

from .tolls import toll_of_deed

LONG_DAYS = 31
"""Accounts of an undated act written further apart than a month speak against one happening."""

SHORT_DAYS = 3
"""Accounts of an undated act written within three days of one another speak for one happening."""

WEEK_DAYS = 7

ONE_RANGE = 0.5
"""What it is worth that the days overlap but are not a single day in both, none vaguer than a week."""

LONG_RANGE = 0.2
"""The same where one is vaguer than a week, but not than a month."""

NEAR_DAYS = 2
"""Lent days that lie so near each other say nothing against one happening."""

NEAR = -0.2
"""What a lent day so near a named one is worth."""

ONE_UNDATED = -0.5
"""Only one account says when: a happening of a day and a state of affairs are mostly two things."""

BOTH_UNDATED = -0.2
"""Neither says when: more of the rest must agree."""


def same_days(left: EventMention, right: EventMention) -> float:
    """Both happened on one day: 1; within ranges that overlap: .5; apart: less by a third for each day.

    A day that the reader only lent to either counts like a range where it fits, and not at all where it
    does not. Where either has no date, the value is a little below 0, so that other things must agree. But an
    article cannot tell, as done, what happened after it was written: then -1.
    """
    if left.days and right.days:
        apart = days_apart(left.days, right.days)
        if apart:
            return max(-1.0, -apart / 3)
        single = left.days == right.days and left.days[0] == left.days[1]
        return 1.0 if single else _worth_of_range(left.days, right.days)
    if _foretold(left, right) or _foretold(right, left):
        return -1.0
    # The day lent to a toll is that of the article, not of the deed before it.
    near = left.presumed and right.presumed and days_apart(left.presumed, right.presumed) <= NEAR_DAYS
    return 0.0 if near and toll_of_deed(left, right) else _compare_lent(left, right)


def _compare_lent(left: EventMention, right: EventMention) -> float:
    """The same where the day of one or both was only lent."""
    if left.presumed and right.presumed:
        apart = days_apart(left.presumed, right.presumed)
        if not apart:
            return _worth_of_range(left.presumed, right.presumed)
        if apart <= NEAR_DAYS:
            return NEAR if left.days or right.days else 0.0
    return ONE_UNDATED if left.days or right.days else BOTH_UNDATED


def _worth_of_range(left: Days, right: Days) -> float:
    """What it is worth that two ranges overlap: the longer one of them is, the less."""
    longest = max((days[1] - days[0]).days for days in (left, right))
    return ONE_RANGE if longest <= WEEK_DAYS else LONG_RANGE if longest <= LONG_DAYS else 0.0


def days_apart(left: Days | None, right: Days | None) -> int:
    """Fewest days between two ranges; 0 where they share a day or either is unknown."""
    if not left or not right:
        return 0
    gap = max(left[0], right[0]) - min(left[1], right[1])
    return max(0, gap.days)


def _foretold(undated: EventMention, dated: EventMention) -> bool:
    return bool(
        not undated.days
        and undated.written
        and undated.event.status in ("actual", "alleged")
        and dated.days
        and dated.days[0] > undated.written[1]
    )


def written_together(left: EventMention, right: EventMention) -> float:
    """Accounts of an undated act were written within three days: 1; more than a month apart: -1.

    0 within one article, which is always written together.
    """
    if (left.days and right.days) or left.source.article.id == right.source.article.id:
        return 0.0
    if not left.written or not right.written:
        return 0.0
    gap = max(left.written[0], right.written[0]) - min(left.written[1], right.written[1])
    if gap.days > LONG_DAYS:
        return -1.0
    return 1.0 if gap.days <= SHORT_DAYS else 0.0
