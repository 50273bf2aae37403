"""Days in all the forms in which tables, feeds and pages write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from recoupe.ingest.metadata.days import DayOrder, find_day_order, parse_stated_day


@pytest.mark.parametrize(
    "words",
    [
        "2019-03-27", "2019-03-27T10:00:00+01:00", "2019-03-27 10:00:00", "20190327", "20190327T100000Z",
        "2019/03/27", "2019/3/27 10:00", "27/03/2019", "3/27/2019", "27.03.2019", "27.3.2019 10:00",
        "27-03-2019",        "Wed, 27 Mar 2019 10:00:00 GMT", "27 Mar 2019 23:30:00 -0400", " 2019-03-27 ",
    ],
)  # fmt: skip
def test_a_day_is_told_as_written(words: str) -> None:
    published = parse_stated_day(words, method="declared")
    assert published.earliest == published.latest == date(2019, 3, 27)


def test_days_of_workbooks_and_ranges_are_taken() -> None:
    assert parse_stated_day(datetime(2019, 3, 27, 10), method="declared").earliest == date(2019, 3, 27)
    assert parse_stated_day("2019-03", method="declared").latest == date(2019, 3, 31)
    assert parse_stated_day(None, method="declared").method == "unknown"


@pytest.mark.parametrize(
    ("order", "day"), [("day first", date(2019, 4, 3)), ("month first", date(2019, 3, 4))]
)  # fmt: skip
def test_a_doubtful_day_is_told_by_its_column(order: DayOrder, day: date) -> None:
    assert parse_stated_day("03/04/2019", method="declared", order=order).earliest == day


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2019",
        "31/02/2019",
        "13/13/2019",
        "hier",
        "2019-13-01",
        "27/03/19",
        "99999999",
        "1" * 300,
        "12:00",
    ],
)
def test_what_is_no_day_is_said(words: str) -> None:
    with pytest.raises(ValueError, match="is no day"):
        parse_stated_day(words, method="declared")


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2019", "27/04/2019"], "day first"),
        (["03/04/2019", "04/27/2019", None, 3], "month first"),
        (["03/04/2019"], None),
        (["27/04/2019", "04/27/2019"], None),
        (["27.04.2019"], None),
        ([], None),
    ],
)
def test_the_order_of_a_column_is_that_of_its_clear_days(
    values: list[object], order: DayOrder | None
) -> None:
    assert find_day_order(values) == order
