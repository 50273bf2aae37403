"""From latitude and longitude to a place on a flat drawing of the world.

The Natural Earth projection (Šavrič, Jenny, Patterson, Petrovič and Hurni 2011,
doi:10.1179/1743277411Y.0000000031), whose polynomial is made for small-scale maps.
"""

from __future__ import annotations

import math

WORLD_WIDTH = 2000
"""Width of the whole world in units of the drawing."""

_X = (0.870700, -0.131979, -0.013791, 0.003971, -0.001529)
_Y = (1.007226, 0.015085, -0.044475, 0.028874, -0.005916)
_SCALE = WORLD_WIDTH / (2 * math.pi * _X[0])


def _northing(latitude: float) -> float:
    """Distance from the equator, on a globe of radius 1; `latitude` in radians."""
    square = latitude * latitude
    return latitude * (_Y[0] + square * (_Y[1] + square**2 * (_Y[2] + square * (_Y[3] + _Y[4] * square))))


WORLD_HEIGHT = round(2 * _SCALE * _northing(math.pi / 2))


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """The place on the drawing, in units from its upper left corner; degrees north and east in."""
    phi = math.radians(latitude)
    square = phi * phi
    shrink = _X[0] + square * (_X[1] + square * (_X[2] + square**3 * (_X[3] + _X[4] * square)))
    x = math.radians(longitude) * shrink
    return WORLD_WIDTH / 2 + x * _SCALE, WORLD_HEIGHT / 2 - _northing(phi) * _SCALE
