"""Days as tables, feeds and pages write them, to the closed range of days that they mean.

The day counts as written, whatever its time zone. A day of which nobody can tell whether the month
stands first (03/04/2019) is no day, unless the other days of its column show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Literal

import msgspec

from recoupe.ingest.metadata.declared import parse_published
from recoupe.reading import Published, PublishedMethod

DayOrder = Literal["day first", "month first"]

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\D.*|T?\d{4,6}.*)?", re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\D.*)?", re.DOTALL)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?:\D.*)?", re.DOTALL)
_WORDS_CHARS = 100


def parse_stated_day(value: object, *, method: PublishedMethod, order: DayOrder | None = None) -> Published:
    """The days that a date or a text in any usual form means.

    Those of `parse_published`, 20190327, 2019/03/27, 27.03.2019, 3/27/2019, and the dates of mail and
    feeds (Wed, 27 Mar 2019 10:00:00 GMT). Raises ValueError, saying what was found, for anything else.
    """
    try:
        return parse_published(value, method=method)
    except ValueError:
        if not isinstance(value, str) or len(value) > _WORDS_CHARS:
            raise
        words = value.strip()
        iso = _numeric_day(words, order) or _mail_day(words)
        if iso is None:
            raise
    published = parse_published(iso, method=method)
    return msgspec.structs.replace(published, evidence=(" ".join(words.split()),))


def find_day_order(values: Iterable[object]) -> DayOrder | None:
    """Whether the days of one column put the day or the month first; None where nothing shows it."""
    found: set[DayOrder] = set()
    for value in values:
        match = _YEAR_LAST.fullmatch(value.strip()[:_WORDS_CHARS]) if isinstance(value, str) else None
        if match and match[2] == "/":
            if int(match[1]) > 12:
                found.add("day first")
            elif int(match[3]) > 12:
                found.add("month first")
    return found.pop() if len(found) == 1 else None


def _numeric_day(words: str, order: DayOrder | None) -> str | None:
    match = _COMPACT.fullmatch(words) or _YEAR_FIRST.fullmatch(words)
    if match:
        return f"{match[1]}-{match[2]}-{match[3]}"
    match = _YEAR_LAST.fullmatch(words)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if match[2] != "/" or first > 12 or first == second:
        order = "day first"  # nobody writes the month first with dots
    elif second > 12:
        order = "month first"
    if order is None:
        return None
    day, month = (first, second) if order == "day first" else (second, first)
    return f"{match[4]}-{month}-{day}"


def _mail_day(words: str) -> str | None:
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date(found.year, found.month, found.day).isoformat()
