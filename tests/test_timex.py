from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.timex import Direction, Timex, doubt_timex, resolve_timex

WEDNESDAY = date(2019, 3, 27)
HANDLED_DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
DIRECTIONS = st.sampled_from([None, "past", "future", "planned", "either"])

DATES = st.builds(
    Timex,
    kind=st.just("date"),
    year=st.none() | st.integers(1, 9999),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    weekday=st.none() | st.integers(0, 6),
    season=st.none() | st.sampled_from(["spring", "summer", "autumn", "winter"]),
    easter=st.none() | st.integers(-47, 60),
    unit=st.sampled_from(["day", "week", "weekend", "year", "decade", "century"]),
    direction=DIRECTIONS,
    strict=st.booleans(),
    near=st.booleans(),
    part=st.none() | st.sampled_from(["early", "mid", "late"]),
)
SHIFTS = st.builds(
    Timex,
    kind=st.just("shift"),
    count=st.integers(-3000, 3000),
    unit=st.sampled_from(["day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century"]),
    exact=st.booleans(),
    base=st.none() | DATES,
    part=st.none() | st.sampled_from(["early", "mid", "late"]),
)
POINTS = DATES | SHIFTS
EXPRESSIONS = POINTS | st.builds(
    Timex, kind=st.just("range"), first=st.none() | POINTS, last=st.none() | POINTS
)


@given(EXPRESSIONS, st.dates())
def test_days_are_ordered_or_unknown(timex: Timex, anchor_day: date) -> None:
    days = resolve_timex(timex, anchor_day)
    assert days is None or days[0] <= days[1]


@given(st.integers(0, 6), DIRECTIONS, st.booleans(), st.booleans(), HANDLED_DAYS)
def test_a_weekday_is_that_weekday_within_a_week(
    weekday: int, direction: Direction | None, strict: bool, near: bool, anchor_day: date
) -> None:
    timex = Timex(kind="date", weekday=weekday, direction=direction, strict=strict, near=near)
    days = resolve_timex(timex, anchor_day)
    assert days is not None
    assert days[0] == days[1]
    assert days[0].weekday() == weekday
    assert abs(days[0] - anchor_day) <= timedelta(days=7)
    if strict:
        assert days[0] != anchor_day
    if direction == "future":
        assert days[0] >= anchor_day


@given(EXPRESSIONS, HANDLED_DAYS)
def test_a_meaning_survives_json(timex: Timex, anchor_day: date) -> None:
    again = msgspec.json.decode(msgspec.json.encode(timex), type=Timex)
    assert again == timex
    assert resolve_timex(again, anchor_day) == resolve_timex(timex, anchor_day)


@given(HANDLED_DAYS, st.integers(-4000, 4000))
def test_a_shift_by_days_can_be_undone(anchor_day: date, count: int) -> None:
    there = resolve_timex(Timex(kind="shift", count=count), anchor_day)
    assert there is not None
    assert resolve_timex(Timex(kind="shift", count=-count), there[0]) == (anchor_day, anchor_day)


def day(text: str) -> date:
    return date.fromisoformat(text)


CASES = {
    "full date": (Timex(kind="date", year=1819, month=7, day=25), "1819-07-25", "1819-07-25"),
    "weekday told in the past": (Timex(kind="date", weekday=1, direction="past"), "2019-03-26", "2019-03-26"),
    "today's weekday told in the past": (
        Timex(kind="date", weekday=2, direction="past"), "2019-03-27", "2019-03-27",
    ),
    "last Wednesday on a Wednesday": (
        Timex(kind="date", weekday=2, direction="past", strict=True), "2019-03-20", "2019-03-20",
    ),
    "next Wednesday on a Wednesday": (
        Timex(kind="date", weekday=2, direction="future", strict=True), "2019-04-03", "2019-04-03",
    ),
    "weekday to come": (Timex(kind="date", weekday=1, direction="future"), "2019-04-02", "2019-04-02"),
    "a plan for yesterday": (Timex(kind="date", weekday=1, direction="planned"), "2019-03-26", "2019-03-26"),
    "weekday and date without year": (
        Timex(kind="date", weekday=2, day=27, month=3), "2019-03-27", "2019-03-27",
    ),
    "a date soon, whatever the tense": (
        Timex(kind="date", day=5, month=4, direction="past"), "2019-04-05", "2019-04-05",
    ),
    "a date told in the past": (
        Timex(kind="date", day=5, month=11, direction="past"), "2018-11-05", "2018-11-05",
    ),
    "a month that is named last": (
        Timex(kind="date", month=3, direction="past", strict=True), "2018-03-01", "2018-03-31",
    ),
    "month of a year": (Timex(kind="date", year=2019, month=1), "2019-01-01", "2019-01-31"),
    "year": (Timex(kind="date", year=2011), "2011-01-01", "2011-12-31"),
    "decade": (Timex(kind="date", year=1930, unit="decade"), "1930-01-01", "1939-12-31"),
    "century": (Timex(kind="date", year=1801, unit="century"), "1801-01-01", "1900-12-31"),
    "late in a year": (Timex(kind="date", year=2013, part="late"), "2013-10-01", "2013-12-31"),
    "late in a month": (Timex(kind="date", year=2013, month=3, part="late"), "2013-03-21", "2013-03-31"),
    "Easter": (Timex(kind="date", easter=0, year=2024), "2024-03-31", "2024-03-31"),
    "Easter Monday, near": (Timex(kind="date", easter=1), "2019-04-22", "2019-04-22"),
    "winter ends in the next year": (
        Timex(kind="date", season="winter", year=2018), "2018-12-21", "2019-03-19",
    ),
    "yesterday": (Timex(kind="shift", count=-1), "2019-03-26", "2019-03-26"),
    "last month": (Timex(kind="shift", count=-1, unit="month"), "2019-02-01", "2019-02-28"),
    "three years ago": (Timex(kind="shift", count=-3, unit="year"), "2016-01-01", "2016-12-31"),
    "ten days after": (
        Timex(kind="shift", count=10, exact=True, base=Timex(kind="date", month=3, day=3)),
        "2019-03-13", "2019-03-13",
    ),
    "seven years after a month": (
        Timex(kind="shift", count=7, unit="year", exact=True, base=Timex(kind="date", year=2018, month=4)),
        "2025-04-01", "2025-04-30",
    ),
    "since": (Timex(kind="range", first=Timex(kind="date", year=1949)), "1949-01-01", "2019-03-27"),
    "within three days": (
        Timex(kind="range", last=Timex(kind="shift", count=3)), "2019-03-27", "2019-03-30",
    ),
    "from weekday to weekday in the past": (
        Timex(
            kind="range",
            first=Timex(kind="date", weekday=0, direction="past"),
            last=Timex(kind="date", weekday=4, direction="past"),
        ),
        "2019-03-18", "2019-03-22",
    ),
    "from weekday to weekday to come": (
        Timex(
            kind="range",
            first=Timex(kind="date", weekday=4, direction="future"),
            last=Timex(kind="date", weekday=0, direction="future"),
        ),
        "2019-03-29", "2019-04-01",
    ),
    "over New Year": (
        Timex(
            kind="range",
            first=Timex(kind="date", month=12, day=28),
            last=Timex(kind="date", month=1, day=3),
        ),
        "2018-12-28", "2019-01-03",
    ),
    "this weekend, before it": (
        Timex(kind="date", weekday=5, unit="weekend", near=True, direction="future"),
        "2019-03-30", "2019-03-31",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("timex", "first", "last"), CASES.values(), ids=CASES.keys())
def test_an_expression_means_these_days(timex: Timex, first: str, last: str) -> None:
    assert resolve_timex(timex, WEDNESDAY) == (day(first), day(last))


def test_a_weekend_told_on_sunday_is_the_one_that_is_ending() -> None:
    weekend = Timex(kind="date", weekday=5, unit="weekend", near=True, direction="future")
    assert resolve_timex(weekend, day("2019-03-31")) == (day("2019-03-30"), day("2019-03-31"))


def test_an_absolute_date_needs_no_writing_day() -> None:
    assert resolve_timex(Timex(kind="date", year=1911, month=7), None) == (
        day("1911-07-01"),
        day("1911-07-31"),
    )


def test_a_relative_date_stays_unknown_without_writing_day() -> None:
    assert resolve_timex(Timex(kind="shift", count=-1), None) is None
    assert resolve_timex(Timex(kind="date", weekday=0), None) is None


def test_an_impossible_date_is_kept_and_doubted() -> None:
    timex = Timex(kind="date", month=2, day=31)
    assert resolve_timex(timex, WEDNESDAY) is None
    assert doubt_timex(timex, None) == "impossible"


def test_29_february_without_year_is_in_a_leap_year() -> None:
    assert resolve_timex(Timex(kind="date", month=2, day=29), WEDNESDAY) == (
        day("2020-02-29"),
        day("2020-02-29"),
    )


def test_a_date_against_its_weekday_is_not_bent() -> None:
    timex = Timex(kind="date", weekday=0, month=3, day=26)
    days = resolve_timex(timex, WEDNESDAY)
    assert days == (day("2019-03-26"), day("2019-03-26"))
    assert doubt_timex(timex, days) == "weekday"
