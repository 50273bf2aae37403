"""The map: one mark for each town where events happened, on the outline of the states around them.

Conflict is a square, cooperation a disc, as everywhere; their areas grow with the number of events.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from recoupe.show.panels.facts import EventRow
from recoupe.show.pictures.projection import WORLD_HEIGHT, WORLD_WIDTH, project
from recoupe.show.pictures.world import Outline, load_outlines

SMALLEST_VIEW = 400
"""The narrowest view, in units of the drawing: about half a continent. The outline is too coarse
for less."""
MARGIN_SHARE = 0.18
"""Room around the outermost marks, as a share of the view."""
ASPECT = 0.58
"""Height of the view by its width."""
SMALLEST_MARK = 5.0
LARGEST_MARK = 17.0
"""Half a mark's side for one event and for the town with most, in thousandths of the view's width."""
MOST_LABELS = 14
LABEL_SIZE = 14
LETTER_WIDTH = 0.56
"""Mean width of a letter by the size of its font."""


class Town(msgspec.Struct, frozen=True, kw_only=True):
    """One town: its usual name in the articles, its place on the drawing, its events by side.

    `side` is half the side of the square, `radius` that of the disc; 0 where there is no such event.
    """

    name: str
    x: float
    y: float
    conflict: tuple[EventRow, ...]
    cooperation: tuple[EventRow, ...]
    side: float
    radius: float
    is_labelled: bool = False

    @property
    def rows(self) -> tuple[EventRow, ...]:
        """All events there, conflict first."""
        return self.conflict + self.cooperation


class WorldMap(msgspec.Struct, frozen=True, kw_only=True):
    """A drawn map. `unit` is a thousandth of the view's width, in units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    unit: float
    outlines: tuple[Outline, ...]
    parties: dict[str, int]
    towns: tuple[Town, ...]
    elsewhere: int


def draw_map(rows: Iterable[EventRow], countries: Counter[str] | None = None) -> WorldMap | None:
    """The map of the events whose town is known; None where there is none.

    `countries` counts the events by the country of their parties (ISO 3166 alpha-3); `elsewhere` is the
    number of events without a town.
    """
    by_place: dict[tuple[float, float], list[EventRow]] = defaultdict(list)
    elsewhere = 0
    for row in rows:
        if row.latitude is None or row.longitude is None:
            elsewhere += 1
        else:
            by_place[row.latitude, row.longitude].append(row)
    if not by_place:
        return None
    points = {place: project(*place) for place in by_place}
    x, y, width, height = _view(list(points.values()))
    unit = width / 1000
    most = max(len(found) for found in by_place.values())
    towns = [_town(found, points[place], most, unit) for place, found in by_place.items()]
    towns.sort(key=lambda town: (-len(town.rows), town.name, town.x))
    return WorldMap(
        x=x,
        y=y,
        width=width,
        height=height,
        unit=unit,
        outlines=load_outlines(),
        parties=dict(sorted((countries or Counter()).items())),
        towns=_label(towns, unit),
        elsewhere=elsewhere,
    )


def _view(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The smallest view that holds all marks with a margin; inside the world.

    Its aspect is fixed until it is as high as the world; from there on only its width grows.
    """
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    stretch = 1 + 2 * MARGIN_SHARE
    width = max((right - left) * stretch, (bottom - top) * stretch / ASPECT, SMALLEST_VIEW)
    width = min(width, WORLD_WIDTH)
    height = min(width * ASPECT, WORLD_HEIGHT)
    x = min(max((left + right - width) / 2, 0), WORLD_WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), WORLD_HEIGHT - height)
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def _town(rows: Sequence[EventRow], point: tuple[float, float], most: int, unit: float) -> Town:
    names = Counter(row.place for row in rows if row.place)
    conflict = tuple(row for row in rows if "conflict" in row.quad)
    cooperation = tuple(row for row in rows if "conflict" not in row.quad)
    return Town(
        name=min(names, key=lambda name: (-names[name], name)) if names else "",
        x=round(point[0], 2),
        y=round(point[1], 2),
        conflict=conflict,
        cooperation=cooperation,
        side=_size(len(conflict), most, unit),
        radius=_size(len(cooperation), most, unit),
    )


def _size(events: int, most: int, unit: float) -> float:
    if not events:
        return 0.0
    share = math.sqrt((events - 1) / max(most - 1, 1))
    return round((SMALLEST_MARK + share * (LARGEST_MARK - SMALLEST_MARK)) * unit, 2)


def _label(towns: Sequence[Town], unit: float) -> tuple[Town, ...]:
    """The towns with most events get their names, as far as they cover no mark and no other name."""
    marks = [_mark_box(town) for town in towns]
    taken: list[tuple[float, float, float, float]] = []
    labelled = []
    for town in towns:
        left = town.x + (town.side + town.radius + 4 * unit)
        box = (
            left,
            town.y - LABEL_SIZE * 0.7 * unit,
            left + len(town.name) * LABEL_SIZE * LETTER_WIDTH * unit,
            town.y + LABEL_SIZE * 0.7 * unit,
        )
        fits = len(taken) < MOST_LABELS and not any(_overlap(box, other) for other in (*taken, *marks))
        if fits:
            taken.append(box)
        labelled.append(msgspec.structs.replace(town, is_labelled=fits))
    return tuple(labelled)


def _mark_box(town: Town) -> tuple[float, float, float, float]:
    reach = max(town.side, town.radius)
    wide = town.side + town.radius if town.side and town.radius else reach
    return town.x - wide, town.y - reach, town.x + wide, town.y + reach


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
