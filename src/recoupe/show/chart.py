"""Where the marks of a timeline stand: days to a scale with breaks, events to lanes and rows of lanes.

Crises have days full of events and years without any. Days that something dates closely are drawn to
scale; a longer empty stretch between them becomes a break of fixed width, so that one date a century
ago does not press the crisis into a line.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from recoupe.show.panels.facts import EventRow
from recoupe.show.wording import ShortDay

WIDTH = 1080
LEFT = 168
"""Width of the lane names; a longer name is cut by the template's clip and told in full on the mark."""
RIGHT = 40
AXIS_WIDTH = WIDTH - LEFT - RIGHT
SMALLEST_STRETCH = 56
"""A single day far from all others still has room for its date."""
MARK_GAP = 1.5
TOP = 24
FOOT = 40
BREAK_WIDTH = 22
EMPTY_DAYS = 10
"""A stretch without events longer than this becomes a break: more than a week of silence."""
CLOSE_DAYS = 8
MONTH_DAYS = 31
"""An event dated to a week keeps its days on the axis. One dated to a month, or still more vaguely, does so
only where nothing better dated is near; else its bar crosses what is drawn."""
MARK_HEIGHT = 9
ROW_HEIGHT = 12
LANE_PADDING = 5
DAY_MARK = 9
"""A known day is a small square or disc, several of which stand side by side in the day; a range is a bar."""
MOST_ROWS = 14
TICK_DISTANCE = 62
DAY_WIDTH = 56
MONTH_WIDTH = 70


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A day named at the foot of the chart. `month` says the month and year where they change."""

    x: float
    word: ShortDay
    month: ShortDay | None


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One event on the chart. `open_left`, `open_right`: its days go on beyond what is drawn."""

    x: float
    y: float
    width: float
    height: float
    row: EventRow
    open_left: bool = False
    open_right: bool = False


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """A band of the chart. `name` None: everybody who has no lane of their own."""

    name: str | None
    y: float
    height: float
    shapes: tuple[Shape, ...]
    left_out: int = 0


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A drawn timeline, in units of the drawing."""

    width: float
    height: float
    left: float
    foot: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[tuple[float, float], ...]


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Days in a row and where the first of them begins and the last one ends on the drawing."""

    first: date
    last: date
    x: float
    end_x: float


def draw_chart(lanes: tuple[tuple[str, list[EventRow]], ...], others: tuple[EventRow, ...]) -> Chart:
    """The chart of these lanes, from the top; `others` get an unnamed lane at the bottom.

    Every row must have both days.
    """
    rows = [row for _, lane_rows in lanes for row in lane_rows] + list(others)
    stretches = scale_days([_days(row) for row in rows])
    drawn: list[Lane] = []
    y = float(TOP)
    named: list[tuple[str | None, list[EventRow]]] = [*lanes]
    for name, lane_rows in [*named, *([(None, list(others))] if others else [])]:
        lane = _lane(name, lane_rows, stretches, y)
        drawn.append(lane)
        y += lane.height
    return Chart(
        width=WIDTH,
        height=y + FOOT,
        left=LEFT,
        foot=y,
        lanes=tuple(drawn),
        ticks=draw_ticks(stretches),
        breaks=tuple((round(left.end_x, 1), round(right.x, 1)) for left, right in pairwise(stretches)),
    )


def scale_days(ranges: list[tuple[date, date]]) -> tuple[Stretch, ...]:
    """The stretches of days that are drawn, in order.

    Those that something dates closely share the width by their length; one that only a vague date
    fills gets the least.
    """
    close = _join([days for days in ranges if (days[1] - days[0]).days < CLOSE_DAYS])
    months = _join([days for days in ranges if _is_apart(close, days) and _is_month(days)])
    vague = _join([days for days in ranges if _is_apart([*close, *months], days)])
    drawn = sorted([*((days, _length(days)) for days in close), *((days, 1) for days in (*months, *vague))])
    smallest = min(SMALLEST_STRETCH, AXIS_WIDTH / len(drawn) / 2)
    break_width = min(BREAK_WIDTH, smallest)
    free = AXIS_WIDTH - (break_width * (len(drawn) - 1) + smallest * len(drawn))
    total = sum(weight for _, weight in drawn)
    stretches: list[Stretch] = []
    x = float(LEFT)
    for (first, last), weight in drawn:
        end_x = x + smallest + free * weight / total
        stretches.append(Stretch(first=first, last=last, x=x, end_x=end_x))
        x = end_x + break_width
    return tuple(stretches)


def _length(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days + 1


def _is_month(days: tuple[date, date]) -> bool:
    return _length(days) <= MONTH_DAYS


def _is_apart(stretches: list[tuple[date, date]], days: tuple[date, date]) -> bool:
    return all(
        (first - days[1]).days > EMPTY_DAYS or (days[0] - last).days > EMPTY_DAYS for first, last in stretches
    )


def _join(ranges: list[tuple[date, date]]) -> list[tuple[date, date]]:
    joined: list[tuple[date, date]] = []
    for first, last in sorted(ranges):
        if joined and (first - joined[-1][1]).days <= EMPTY_DAYS:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def place_day(stretches: tuple[Stretch, ...], day: int) -> float:
    """Where a day (its ordinal) begins on the drawing: to scale in a stretch, mid-break in a gap.

    Days before and after everything drawn stand at the edges.
    """
    at = bisect_right([stretch.first.toordinal() for stretch in stretches], day) - 1
    if at < 0:
        return stretches[0].x
    stretch = stretches[at]
    first, after = stretch.first.toordinal(), stretch.last.toordinal() + 1
    if day <= after:
        return stretch.x + (day - first) / (after - first) * (stretch.end_x - stretch.x)
    return (stretch.end_x + stretches[at + 1].x) / 2 if at + 1 < len(stretches) else stretch.end_x


def _lane(name: str | None, rows: list[EventRow], stretches: tuple[Stretch, ...], y: float) -> Lane:
    shapes: list[Shape] = []
    ends: list[float] = []
    for row in sorted(rows, key=lambda row: (*_days(row), row.id)):
        first, last = _days(row)
        left = place_day(stretches, first.toordinal())
        right = place_day(stretches, last.toordinal() + 1) - MARK_GAP
        width = DAY_MARK if first == last else max(right - left, 2 * DAY_MARK)
        left = min(left, WIDTH - RIGHT - width)
        place, x = _free_place(ends, left, max(left, right - width))
        if place == MOST_ROWS:
            continue
        ends[place : place + 1] = [x + width + MARK_GAP]
        shapes.append(
            Shape(
                x=round(x, 1),
                y=round(y + LANE_PADDING + place * ROW_HEIGHT, 1),
                width=round(width, 1),
                height=MARK_HEIGHT,
                row=row,
                open_left=first < stretches[0].first,
                open_right=last > stretches[-1].last,
            )
        )
    height = max(len(ends), 2) * ROW_HEIGHT + 2 * LANE_PADDING
    return Lane(name=name, y=y, height=height, shapes=tuple(shapes), left_out=len(rows) - len(shapes))


def _free_place(ends: list[float], first_x: float, last_x: float) -> tuple[int, float]:
    """The first row, and the leftmost x in it, where a mark may begin between the two."""
    for place, end in enumerate(ends):
        if end <= last_x:
            return place, max(first_x, end)
    return len(ends), first_x


def draw_ticks(stretches: tuple[Stretch, ...]) -> tuple[Tick, ...]:
    """The days to name at the foot, as many as stand apart; the first of each month that can say so."""
    ticks: list[Tick] = []
    for stretch in stretches:
        days = (stretch.last - stretch.first).days + 1
        day_width = (stretch.end_x - stretch.x) / days
        for offset in range(0, days, max(1, math.ceil(TICK_DISTANCE / day_width))):
            day = stretch.first + timedelta(days=offset)
            x = stretch.x + offset * day_width
            if ticks and x - ticks[-1].x < DAY_WIDTH:
                continue
            named = next((tick for tick in reversed(ticks) if tick.month), None)
            is_new = named is None or (
                named.word.day.timetuple()[:2] != day.timetuple()[:2] and x - named.x >= MONTH_WIDTH
            )
            month = ShortDay(day, month_only=True) if is_new else None
            ticks.append(Tick(x=round(x, 1), word=ShortDay(day), month=month))
    return tuple(ticks)


def _days(row: EventRow) -> tuple[date, date]:
    first, last = row.days.first, row.days.last
    if first is None or last is None:
        raise ValueError(f"event {row.id} has no days and cannot be drawn")
    return first, last
