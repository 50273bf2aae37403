from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.show.chart import AXIS_WIDTH, LEFT, RIGHT, WIDTH, draw_chart, place_day, scale_days
from recoupe.show.index import Paper, Words
from recoupe.show.panels.facts import EventRow
from recoupe.show.wording import Days

PAPER = Paper(id="a", name="Le Phare", language="fr", published=Days(None, None))
WORDS = Words(paper=PAPER, start=0, end=1, before="", text="x", after="")
DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))
RANGES = st.lists(
    st.tuples(DAYS, st.integers(0, 900)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))),
    min_size=1,
    max_size=30,
)


def make_row(first: date, last: date, number: int = 0) -> EventRow:
    return EventRow(
        id=f"e{number}",
        type="AID",
        mode=None,
        quad="material_cooperation",
        status="actual",
        actor=(),
        recipient=(),
        days=Days(first, last),
        place=None,
        said_by=None,
        story=None,
        words=WORDS,
    )


@given(RANGES, st.lists(DAYS, min_size=2))
def test_later_days_never_stand_further_left(ranges: list[tuple[date, date]], days: list[date]) -> None:
    stretches = scale_days(ranges)
    places = [place_day(stretches, day.toordinal()) for day in sorted(days)]
    assert places == sorted(places)
    assert all(LEFT <= place <= LEFT + AXIS_WIDTH + 1e-6 for place in places)


@given(RANGES)
def test_every_mark_stands_inside_the_drawing_and_none_covers_another(
    ranges: list[tuple[date, date]],
) -> None:
    rows = [make_row(first, last, number) for number, (first, last) in enumerate(ranges)]
    (lane,) = draw_chart((("A", rows),), ()).lanes
    assert len(lane.shapes) + lane.left_out == len(rows)
    for shape in lane.shapes:
        assert shape.x >= LEFT and shape.x + shape.width <= WIDTH
        assert shape.y >= lane.y and shape.y + shape.height <= lane.y + lane.height
    by_row: dict[float, list[tuple[float, float]]] = {}
    for shape in lane.shapes:
        by_row.setdefault(shape.y, []).append((shape.x, shape.x + shape.width))
    for extents in by_row.values():
        extents.sort()
        assert all(left[1] <= right[0] + 0.11 for left, right in pairwise(extents))


def test_an_empty_century_becomes_a_break() -> None:
    stretches = scale_days([(date(1819, 7, 25),) * 2, (date(2019, 4, 2), date(2019, 4, 30))])
    assert [(stretch.first.year, stretch.last.year) for stretch in stretches] == [(1819, 1819), (2019, 2019)]
    assert place_day(stretches, date(1900, 1, 1).toordinal()) == pytest.approx(
        (stretches[0].end_x + stretches[1].x) / 2
    )


def test_a_vague_date_does_not_widen_the_axis() -> None:
    (stretch,) = scale_days([(date(2019, 4, 2), date(2019, 4, 3)), (date(2019, 1, 1), date(2019, 12, 31))])
    assert (stretch.first, stretch.last) == (date(2019, 4, 2), date(2019, 4, 3))


def test_a_vague_date_far_from_all_others_has_a_place_of_its_own() -> None:
    stretches = scale_days([(date(2019, 4, 2),) * 2, (date(2011, 1, 1), date(2011, 12, 31))])
    assert [stretch.first for stretch in stretches] == [date(2011, 1, 1), date(2019, 4, 2)]
    assert stretches[0].end_x - stretches[0].x == stretches[1].end_x - stretches[1].x


def test_a_range_is_a_bar_and_says_where_it_goes_on_beyond_the_axis() -> None:
    day, year = make_row(date(2019, 4, 2), date(2019, 4, 2)), make_row(date(2019, 1, 1), date(2019, 12, 31))
    (lane,) = draw_chart((("A", [day, year]),), ()).lanes
    by_days = {shape.row.days: shape for shape in lane.shapes}
    assert by_days[year.days].width > 10 * by_days[day.days].width
    assert by_days[year.days].open_left and by_days[year.days].open_right
    assert not by_days[day.days].open_left


def test_the_last_lane_is_for_those_without_one() -> None:
    row = make_row(date(2019, 4, 2), date(2019, 4, 2))
    assert [lane.name for lane in draw_chart((("A", [row]),), (row,)).lanes] == ["A", None]


def test_more_marks_than_fit_a_lane_are_counted() -> None:
    rows = [make_row(date(2019, 1, 1), date(2019, 1, 20), number) for number in range(30)]
    (lane,) = draw_chart((("A", rows),), ()).lanes
    assert (len(lane.shapes), lane.left_out) == (14, 16)


@given(RANGES)
def test_dates_at_the_foot_keep_their_distance(ranges: list[tuple[date, date]]) -> None:
    rows = [make_row(first, last, number) for number, (first, last) in enumerate(ranges)]
    places = [tick.x for tick in draw_chart((("A", rows),), ()).ticks]
    assert places[0] == LEFT
    assert all(right - left >= 55 for left, right in pairwise(places))
    assert places[-1] <= WIDTH - RIGHT
