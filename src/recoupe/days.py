"""Arithmetic on closed ranges of days: weeks, months, quarters, seasons, decades, Easter.

Ranges are pairs `(first_day, last_day)`, both included. Everything answers None where the calendar
has no such day (31 February) or Python no such year.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

Days = tuple[date, date]
Unit = Literal["day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century"]
Season = Literal["spring", "summer", "autumn", "winter"]
Part = Literal["early", "mid", "late"]

_MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASON_STARTS: dict[str, tuple[int, int]] = {
    "spring": (3, 20),
    "summer": (6, 21),
    "autumn": (9, 23),
    "winter": (12, 21),
}
"""Usual first days of the northern astronomical seasons (they move by a day from year to year)."""


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def move_days(day: date, days: int) -> date | None:
    """The day so many days later, or None beyond the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_days(year: int, month: int) -> Days | None:
    """All days of one month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int, years: int = 1) -> Days | None:
    """All days of `years` years from one on."""
    last = year + years - 1
    if not (year >= 1 and last <= 9999):
        return None
    return date(year, 1, 1), date(last, 12, 31)


def season_days(year: int, season: Season) -> Days | None:
    """The season that begins in that year; a winter ends in the next."""
    names = list(_SEASON_STARTS)
    following = names[(names.index(season) + 1) % 4]
    first = make_day(year, *_SEASON_STARTS[season])
    end = make_day(year + (season == "winter"), *_SEASON_STARTS[following])
    if first is None or end is None:
        return None
    return first, end - timedelta(days=1)


def easter_sunday(year: int) -> date | None:
    """Gregorian Easter (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    if not 1583 <= year <= 9999:
        return None
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    late = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def unit_days(day: date, unit: Unit) -> Days | None:
    """The unit that holds a day; weeks begin on Monday, and the weekend of a day is that of its week."""
    if unit == "day":
        return day, day
    if unit in ("week", "weekend"):
        first = move_days(day, -day.weekday() + (5 if unit == "weekend" else 0))
        sunday = move_days(day, 6 - day.weekday())
        return (first, sunday) if first and sunday else None
    if unit == "century":
        return year_days((day.year - 1) // 100 * 100 + 1, 100)
    if unit == "decade":
        return year_days(day.year // 10 * 10, 10)
    months = _MONTHS_IN[unit]
    first_month = (day.month - 1) // months * months + 1
    closing = month_days(day.year, first_month + months - 1)
    return (date(day.year, first_month, 1), closing[1]) if closing else None


def move(day: date, count: int, unit: Unit) -> date | None:
    """The day `count` units later; the last of the month where that month is too short."""
    if unit in ("day", "week", "weekend"):
        return move_days(day, count * (1 if unit == "day" else 7))
    months = _month_number(day) + count * _MONTHS_IN[unit]
    days = month_days(months // 12, months % 12 + 1)
    return min(days[1], days[0].replace(day=min(day.day, days[1].day))) if days else None


def part_of(days: Days, part: Part) -> Days:
    """The first, middle or last part of a range.

    Of a month: to the 10th, 11th to 20th, from the 21st. Of more than two months: the first or last
    quarter, or the half between them. Of anything else its thirds; a day or two have no parts.
    """
    first, last = days
    length = (last - first).days + 1
    if length > 62 and first.day == 1:
        return _months_part(days, part)
    outer = length // 4 if length > 62 else 10 if 28 <= length <= 31 else length // 3
    if outer == 0:
        return days
    cut_late = length - outer if length > 62 else 2 * outer
    begin, end = {"early": (0, outer), "mid": (outer, cut_late), "late": (cut_late, length)}[part]
    return first + timedelta(days=begin), first + timedelta(days=end - 1)


def _months_part(days: Days, part: Part) -> Days:
    """A quarter at either end, or the middle half, of a range of whole months."""
    first_month = _month_number(days[0])
    months = _month_number(days[1]) - first_month + 1
    outer = max(months // 4, 1)
    begin, end = {"early": (0, outer), "mid": (outer, months - outer), "late": (months - outer, months)}[part]
    opening, closing = _numbered_month(first_month + begin), _numbered_month(first_month + end - 1)
    return opening[0], closing[1]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _numbered_month(number: int) -> Days:
    first = date(number // 12, number % 12 + 1, 1)
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
