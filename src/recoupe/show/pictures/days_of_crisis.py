"""The crisis in one picture: events by day, conflict above the line and cooperation below, with its stories.

An event that can have happened on any of several days counts on each of them with its share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from recoupe.plover import Quad
from recoupe.show.chart import Stretch, Tick, draw_ticks, place_day, scale_days
from recoupe.show.panels.facts import EventRow
from recoupe.show.panels.stories import StoryCard, StoryLine

WIDTH = 1080
HALF_HEIGHT = 92
LABEL_ROW = 19
LONGEST_LABEL = 46
LETTER_WIDTH = 6.3
MOST_STORIES = 6
VAGUEST_DAYS = 31
"""An event dated more vaguely than a month stands in no bar."""
THINNEST_BAR = 5.0
BAR_DAYS = (1, 7, 30, 91, 365)
"""Days in one bar: as few as leave it wide enough to be seen."""
ABOVE: tuple[Quad, ...] = ("material_conflict", "verbal_conflict")
BELOW: tuple[Quad, ...] = ("material_cooperation", "verbal_cooperation")


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """Events of one kind in one span of days; `event` is the first of them, to lead to."""

    x: float
    y: float
    width: float
    height: float
    quad: Quad
    first_day: date
    last_day: date
    events: int
    event: EventRow


class StoryFlag(msgspec.Struct, frozen=True, kw_only=True):
    """A main story: its title beside a line that stands on its first day."""

    x: float
    y: float
    text_x: float
    is_leftward: bool
    title: str
    card: StoryCard | StoryLine


class DaysPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A drawn picture; `line` is the height of the line between conflict and cooperation."""

    width: float
    height: float
    line: float
    bars: tuple[Bar, ...]
    flags: tuple[StoryFlag, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[tuple[float, float], ...]
    bar_days: int
    vague: int


def draw_days(
    rows: Sequence[EventRow],
    stories: Sequence[StoryCard | StoryLine],
    counts: Mapping[str, int] | None = None,
) -> DaysPicture | None:
    """The picture of these events, with the first stories that have a day; None where no event has one.

    `counts` says, by id, for how many events of the same days and kind a row stands (else for itself).
    """
    counts = counts or {}
    dated = [(row, days) for row in rows if (days := _close_days(row)) is not None]
    if not dated:
        return None
    stretches = scale_days([days for _, days in dated])
    flags, label_height = _flags(stories, stretches)
    line = label_height + HALF_HEIGHT + 8
    bar_days = _bar_days(stretches)
    return DaysPicture(
        width=WIDTH,
        height=line + HALF_HEIGHT + 44,
        line=line,
        bars=_bars(dated, stretches, bar_days, line, counts),
        flags=flags,
        ticks=draw_ticks(stretches),
        breaks=tuple((round(left.end_x, 1), round(right.x, 1)) for left, right in pairwise(stretches)),
        bar_days=bar_days,
        vague=sum(counts.get(row.id, 1) for row in rows) - sum(counts.get(row.id, 1) for row, _ in dated),
    )


def _close_days(row: EventRow) -> tuple[date, date] | None:
    first, last = row.days.first, row.days.last
    if first is None or last is None or (last - first).days >= VAGUEST_DAYS:
        return None
    return first, last


def _bar_days(stretches: Sequence[Stretch]) -> int:
    """How many days a bar holds, so that the narrowest is still seen."""
    widest = max(stretches, key=lambda each: (each.last - each.first).days)
    day_width = (widest.end_x - widest.x) / ((widest.last - widest.first).days + 1)
    return next((days for days in BAR_DAYS if days * day_width >= THINNEST_BAR), BAR_DAYS[-1])


def _bars(
    dated: Sequence[tuple[EventRow, tuple[date, date]]],
    stretches: tuple[Stretch, ...],
    bar_days: int,
    line: float,
    counts: Mapping[str, int],
) -> tuple[Bar, ...]:
    weights: dict[tuple[int, Quad], float] = defaultdict(float)
    events: dict[tuple[int, Quad], list[EventRow]] = defaultdict(list)
    for row, (first, last) in dated:
        length = (last - first).days + 1
        for day in range(first.toordinal(), last.toordinal() + 1):
            key = (day // bar_days, row.quad)
            weights[key] += counts.get(row.id, 1) / length
            if not events[key] or events[key][-1] is not row:
                events[key].append(row)
    tallest = max(
        sum(weights.get((number, quad), 0.0) for quad in side)
        for number in {number for number, _ in weights}
        for side in (ABOVE, BELOW)
    )
    bars: list[Bar] = []
    for number in sorted({number for number, _ in weights}):
        for side, direction in ((ABOVE, -1), (BELOW, 1)):
            base = line
            for quad in side:
                if (number, quad) not in weights:
                    continue
                height = weights[number, quad] / tallest * HALF_HEIGHT
                found = events[number, quad]
                bar = _bar(number, quad, base, height * direction, bar_days, stretches, found[0])
                events_of_bar = sum(counts.get(row.id, 1) for row in found)
                bars.append(msgspec.structs.replace(bar, events=events_of_bar))
                base += height * direction
    return tuple(bars)


def _bar(
    number: int,
    quad: Quad,
    base: float,
    height: float,
    bar_days: int,
    stretches: tuple[Stretch, ...],
    event: EventRow,
) -> Bar:
    first = date.fromordinal(max(number * bar_days, 1))
    x, end_x = place_day(stretches, first.toordinal()), place_day(stretches, first.toordinal() + bar_days)
    return Bar(
        x=round(x, 1),
        y=round(min(base, base + height), 1),
        width=round(max(end_x - x - 1, 2), 1),
        height=round(abs(height), 1),
        quad=quad,
        first_day=first,
        last_day=first + timedelta(days=bar_days - 1),
        events=1,
        event=event,
    )


def _flags(
    stories: Sequence[StoryCard | StoryLine], stretches: tuple[Stretch, ...]
) -> tuple[tuple[StoryFlag, ...], float]:
    """The main stories from left to right, each title in the first row where it overlaps no other."""
    dated = [card for card in stories if card.days.first is not None][:MOST_STORIES]
    rows: list[list[tuple[float, float]]] = []
    flags: list[StoryFlag] = []
    for card in sorted(dated, key=lambda each: (each.days.first or date.min, each.id)):
        first = card.days.first or date.min
        x = place_day(stretches, first.toordinal()) + 3
        title = card.title if len(card.title) <= LONGEST_LABEL else card.title[: LONGEST_LABEL - 1] + "…"
        width = len(title) * LETTER_WIDTH
        is_leftward = x + width > WIDTH
        span = (x - width, x) if is_leftward else (x, x + width)
        free = (
            number
            for number, row in enumerate(rows)
            if all(span[1] < left or right < span[0] for left, right in row)
        )
        at = next(free, len(rows))
        rows[at : at + 1] = [[*(rows[at] if at < len(rows) else []), span]]
        flags.append(
            StoryFlag(
                x=round(x, 1),
                y=(at + 1) * LABEL_ROW,
                text_x=round(x - 4 if is_leftward else x + 4, 1),
                is_leftward=is_leftward,
                title=title,
                card=card,
            )
        )
    return tuple(flags), len(rows) * LABEL_ROW
