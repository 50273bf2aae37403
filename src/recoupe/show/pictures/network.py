"""The network of camps: each camp a column of names, friends joined by full lines, foes by broken ones.

Names stand in columns and not in clouds, so that all of them can be read; lines run beneath them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from recoupe.show.index import Name
from recoupe.show.panels.camps import Period, Tie

BOX_WIDTH = 250
GAP_X = 230
GAP_Y = 46
MARGIN = 74
ROW_HEIGHT = 27
HEAD_HEIGHT = 34
MOST_ACTORS = 9
"""Of a larger camp those with most ties are drawn; the list below the picture has them all."""
MOST_CAMPS = 6
"""Of more camps the largest are drawn."""
MOST_LINES = 60
THICKEST = 5.0
COLUMNS = 2


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A name in its box: the upper left corner of its row."""

    actor: Name
    x: float
    y: float


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A camp: its frame and its names. `left_out` counts the members that are not drawn."""

    name: str
    x: float
    y: float
    width: float
    height: float
    nodes: tuple[Node, ...]
    left_out: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A tie between two names, as an SVG path; thicker where more words show it."""

    path: str
    thickness: float
    tie: Tie


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """A drawn network."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    camps_left_out: int


def draw_network(period: Period) -> Network | None:
    """The network of one period; None where it has no camp."""
    if not period.camps:
        return None
    weight: defaultdict[Name, float] = defaultdict(float)
    for tie in period.ties:
        weight[tie.left] += tie.pull
        weight[tie.right] += tie.pull
    boxes = _boxes(period, weight)
    at = {node.actor: (node, number) for number, box in enumerate(boxes) for node in box.nodes}
    drawn = [tie for tie in period.ties if tie.left in at and tie.right in at][:MOST_LINES]
    most = max((tie.pull for tie in drawn), default=1.0)
    return Network(
        width=2 * MARGIN + min(len(boxes), COLUMNS) * (BOX_WIDTH + GAP_X) - GAP_X,
        height=max(box.y + box.height for box in boxes) + GAP_Y / 2,
        boxes=tuple(boxes),
        lines=tuple(_line(tie, at, most) for tie in drawn),
        camps_left_out=len(period.camps) - len(boxes),
    )


def _boxes(period: Period, weight: Mapping[Name, float]) -> list[Box]:
    """The camps in two columns, each below the last one of its column."""
    bottom = [GAP_Y / 2] * COLUMNS
    boxes = []
    for camp in sorted(period.camps, key=lambda camp: -len(camp.actors))[:MOST_CAMPS]:
        column = min(range(COLUMNS), key=lambda each: bottom[each])
        x, y = MARGIN + column * (BOX_WIDTH + GAP_X), bottom[column]
        members = sorted(camp.actors, key=lambda actor: (-weight.get(actor, 0), actor.text))
        shown = members[:MOST_ACTORS]
        nodes = tuple(
            Node(actor=actor, x=x, y=y + HEAD_HEIGHT + row * ROW_HEIGHT) for row, actor in enumerate(shown)
        )
        left_out = len(members) - len(shown)
        height = HEAD_HEIGHT + (len(shown) + (1 if left_out else 0)) * ROW_HEIGHT + 8
        boxes.append(
            Box(name=camp.name, x=x, y=y, width=BOX_WIDTH, height=height, nodes=nodes, left_out=left_out)
        )
        bottom[column] = y + height + GAP_Y
    return boxes


def _line(tie: Tie, at: Mapping[Name, tuple[Node, int]], most: float) -> Line:
    (left, _), (right, _) = at[tie.left], at[tie.right]
    if left.x > right.x:
        left, right = right, left
    start_y, end_y = left.y + ROW_HEIGHT / 2, right.y + ROW_HEIGHT / 2
    if left.x == right.x:
        path = _arc(left.x, start_y, end_y)
    else:
        start_x, end_x = left.x + BOX_WIDTH, right.x
        bend = (end_x - start_x) / 2
        curve = f"{start_x + bend:g} {start_y:g} {end_x - bend:g} {end_y:g} {end_x:g} {end_y:g}"
        path = f"M{start_x:g} {start_y:g}C{curve}"
    share = tie.pull / most
    return Line(path=path, thickness=round(1.2 + (THICKEST - 1.2) * share, 1), tie=tie)


def _arc(x: float, start_y: float, end_y: float) -> str:
    """A tie inside one column: an arc on its outer side, wider the farther it reaches."""
    is_left = x == MARGIN
    edge = x if is_left else x + BOX_WIDTH
    reach = min(14 + abs(end_y - start_y) * 0.3, MARGIN - 6)
    outer = edge - reach if is_left else edge + reach
    return f"M{edge:g} {start_y:g}C{outer:g} {start_y:g} {outer:g} {end_y:g} {edge:g} {end_y:g}"
