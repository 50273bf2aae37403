"""Calendar expressions as records, and the days they mean once the writing day is known.

A `Timex` says what the words mean without saying when they were written; `resolve_timex` turns it
into a closed range of days. Reading and comparison share it: an article dated only by comparison
has its times resolved again without being read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from recoupe.days import (
    Days,
    Part,
    Season,
    Unit,
    easter_sunday,
    make_day,
    month_days,
    move,
    move_days,
    part_of,
    season_days,
    unit_days,
    year_days,
)

Direction = Literal["past", "future", "planned", "either"]
TimexDoubt = Literal["impossible", "weekday"]

_AGAINST = 3
_FAR_AGAINST = 10
_NEAR_DAYS = 31
"""How many times farther a day counts that the tense or the weekday speaks against, within a month and
beyond: "le 16 juillet", written on the 9th, is next week's whatever the tense."""


class Timex(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The symbolic meaning of a calendar expression.

    - `date`: a point of the calendar by what the words give of `year`, `month`, `day`, `weekday`
      (Monday is 0), `season`, `easter` (days after Easter Sunday). `unit` is what the year stands for
      (year, decade, century) or what around that day is meant (its week, its weekend).
    - `shift`: `count` units from `base` (None: from the writing day). The whole unit is meant ("last
      month"), or with `exact` just as long a time as the base is ("ten days after").
    - `range`: from `first` to `last`; None is the writing day ("since 3 June").

    `direction` is where the tense looks (`planned`: a plan told in the past, `either`: a present, which
    looks both ways), `strict` leaves out the writing day and its unit ("last", "next"), `near` is a
    demonstrative ("this Monday"). `offset` is the distance in days from the writing day where the words
    give both ("yesterday, Saturday 9").
    `part` is the first, middle or last part; `clock` a TIMEX3 time of day ("15:00", "MO"), which does
    not change the days.
    """

    kind: Literal["date", "shift", "range"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    easter: int | None = None
    unit: Unit = "day"
    count: int = 0
    exact: bool = False
    base: Timex | None = None
    first: Timex | None = None
    last: Timex | None = None
    direction: Direction | None = None
    strict: bool = False
    near: bool = False
    offset: int | None = None
    part: Part | None = None
    clock: str = ""


def resolve_timex(timex: Timex, anchor_day: date | None) -> Days | None:
    """The closed range of days that an expression means in an article written on `anchor_day`.

    None where the calendar has no such day, or where the writing day is needed and not known.
    """
    if timex.kind == "range":
        return _resolve_range(timex, anchor_day)
    days = _resolve_shift(timex, anchor_day) if timex.kind == "shift" else _resolve_date(timex, anchor_day)
    return part_of(days, timex.part) if days and timex.part else days


def doubt_timex(timex: Timex, days: Days | None) -> TimexDoubt | None:
    """What is wrong with the expression itself: no such day, or not on that weekday.

    `days` is what it was resolved to. A year that is only missing is no doubt.
    """
    for inner in (timex.first, timex.last):
        if inner is not None and inner.day is not None and doubt_timex(inner, None) == "impossible":
            return "impossible"
    if timex.month is not None and timex.day is not None:
        leap_year = 2000
        if make_day(leap_year if timex.year is None else timex.year, timex.month, timex.day) is None:
            return "impossible"
    says_day = timex.day is not None or timex.offset is not None
    if days and says_day and timex.weekday not in (None, days[0].weekday()) and timex.unit == "day":
        return "weekday"
    return None


def _resolve_range(timex: Timex, anchor_day: date | None) -> Days | None:
    first, last = _end(timex.first, anchor_day), _end(timex.last, anchor_day)
    if first is None or last is None:
        return None
    if last[1] < first[0] and timex.first is not None and timex.last is not None:
        if timex.last.direction in ("future", "planned") or timex.last.month is not None:
            last = (
                _end(msgspec.structs.replace(timex.last, direction="future", strict=True), first[0]) or last
            )
        else:
            first = (
                _end(msgspec.structs.replace(timex.first, direction="past", strict=True), last[1]) or first
            )
    return (first[0], last[1]) if first[0] <= last[1] else None


def _end(timex: Timex | None, anchor_day: date | None) -> Days | None:
    if timex is not None:
        return resolve_timex(timex, anchor_day)
    return (anchor_day, anchor_day) if anchor_day else None


def _resolve_shift(timex: Timex, anchor_day: date | None) -> Days | None:
    base = _end(timex.base, anchor_day)
    if base is None:
        return None
    first, last = (move(day, timex.count, timex.unit) for day in base)
    if first is None or last is None:
        return None
    if not timex.exact:
        return unit_days(first, timex.unit)
    whole_month = base == month_days(base[0].year, base[0].month)
    whole_year = base == year_days(base[0].year)
    if (whole_month or whole_year) and timex.unit in ("month", "quarter", "year", "decade", "century"):
        return unit_days(first, "month" if whole_month else "year")
    return first, last


def _resolve_date(timex: Timex, anchor_day: date | None) -> Days | None:
    if timex.year is not None:
        return _in_year(timex, timex.year)
    if anchor_day is None:
        return None
    if timex.month is None and timex.season is None and timex.easter is None:
        if timex.offset is not None:
            day = move_days(anchor_day, timex.offset)
            return (day, day) if day else None
        if timex.day is not None:
            return _choose(timex, list(_day_of_months(timex, anchor_day)), anchor_day)
        return _resolve_weekday(timex, anchor_day)
    years = range(anchor_day.year - 1, anchor_day.year + 2)
    candidates = [days for year in years if (days := _in_year(timex, year))]
    if not candidates:  # 29 February: the nearest leap year
        candidates = [
            days
            for years_away in (2, 3, 4)
            for year in (anchor_day.year - years_away, anchor_day.year + years_away)
            if (days := _in_year(timex, year))
        ]
    return _choose(timex, candidates, anchor_day)


def _in_year(timex: Timex, year: int) -> Days | None:
    """The days of a date in a given year."""
    days: Days | None
    if timex.easter is not None:
        sunday = easter_sunday(year)
        day = move_days(sunday, timex.easter) if sunday else None
        days = (day, day) if day else None
    elif timex.season is not None:
        days = season_days(year, timex.season)
    elif timex.month is None:
        return unit_days(date(year, 1, 1), _year_unit(timex)) if 1 <= year <= 9999 else None
    elif timex.day is None:
        days = month_days(year, timex.month)
    else:
        day = make_day(year, timex.month, timex.day)
        days = (day, day) if day else None
    if days and timex.unit in ("week", "weekend", "quarter", "half"):
        return unit_days(days[0], timex.unit)
    return days


def _year_unit(timex: Timex) -> Unit:
    return timex.unit if timex.unit in ("decade", "century") else "year"


def _day_of_months(timex: Timex, anchor_day: date) -> Iterator[Days]:
    """A bare day number in the months around the writing day."""
    for months in (-1, 0, 1):
        middle = move(anchor_day.replace(day=1), months, "month")
        day = make_day(middle.year, middle.month, timex.day or 0) if middle else None
        if day:
            yield day, day


def _choose(timex: Timex, candidates: list[Days], anchor_day: date) -> Days | None:
    """The candidate nearest to the writing day; those against tense or weekday count as farther away."""
    if timex.strict:
        future = timex.direction == "future"
        candidates = [d for d in candidates if (d[0] > anchor_day if future else d[1] < anchor_day)]

    def distance(days: Days) -> tuple[int, int]:
        before, after = (anchor_day - days[1]).days, (days[0] - anchor_day).days
        away = max(before, after, 0)
        against = (timex.direction == "past" and after > 0) or (timex.direction == "future" and before > 0)
        off_weekday = timex.day is not None and timex.weekday not in (None, days[0].weekday())
        penalty = (_FAR_AGAINST if away > _NEAR_DAYS else _AGAINST) if against else 1
        return away * penalty * (_AGAINST if off_weekday else 1), after

    return min(candidates, key=distance, default=None)


def _resolve_weekday(timex: Timex, anchor_day: date) -> Days | None:
    """The occurrence of a weekday, or the weekend, that tense and modifiers point to."""
    if timex.weekday is None:
        return None
    if timex.unit == "weekend" and anchor_day.weekday() == 6:
        anchor_day -= timedelta(days=min(1, anchor_day.toordinal() - 1))
    ahead = (timex.weekday - anchor_day.weekday()) % 7
    offsets = [ahead - 7, ahead] if ahead or not timex.strict else [-7, 7]
    if ahead == 0 and not timex.strict:
        offsets = [0]
    nearest = timex.direction in ("planned", "either") or (
        timex.direction is None and (timex.near or timex.unit == "weekend")
    )
    if nearest:
        offset = min(offsets, key=lambda days: (abs(days), days))
    else:
        offset = offsets[-1] if timex.direction == "future" else offsets[0]
    day = move_days(anchor_day, offset)
    return unit_days(day, timex.unit) if day else None
